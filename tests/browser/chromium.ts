import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, unpackChromium } from './packaged-chromium.ts';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Containers and root have no sandbox; everything else keeps the browser quiet and its drawing the same everywhere. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, for voice notes. The packaged browser has nobody to ask whether a page may use it, so
  // every page may; a test of a refusal says so itself.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** QUANKE_BROWSER names a browser, or `packaged` for the one inside the npm package. */
const chooseProgram = (wanted: string | undefined): BrowserProgram => {
  if (wanted === 'packaged') return unpackChromium();
  const executablePath = wanted ?? INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? unpackChromium() : { executablePath, environment: {} };
};

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** A browser that starts while the machine has much else to do needs more than the half minute it is usually given. */
const STARTS_WITHIN_MILLISECONDS = 180_000;

/** Starts a browser for tests. Close it when done. */
export const launchChromium = async (wanted = process.env['QUANKE_BROWSER']): Promise<Browser> => {
  const { executablePath, environment } = chooseProgram(wanted);
  return chromium.launch({
    executablePath,
    args: ARGUMENTS,
    env: { ...ownEnvironment(), ...environment },
    timeout: STARTS_WITHIN_MILLISECONDS,
  });
};
