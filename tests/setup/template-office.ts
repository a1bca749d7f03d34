import type { TestProject } from 'vitest/node';
import { unpackChromium } from '../browser/packaged-chromium.ts';
import { type DemoOffice, prepareDemoOffice, removeDemoOffice } from './demo-office.ts';
import { startTemplate } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo of this run; every journey gets a copy of it. */
    readonly demoOffice: DemoOffice;
  }
}

/** Runs once before the journeys: the browser, the empty template, and the demo made in a copy of it. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // Journeys run beside each other, and each would unpack it for itself.
  unpackChromium();
  const { templateUrl, stop } = await startTemplate(project);
  const office = await prepareDemoOffice(templateUrl).catch(async (failure: unknown) => {
    await stop();
    throw failure;
  });
  project.provide('demoOffice', office);
  return async () => {
    removeDemoOffice(office);
    await stop();
  };
};

export default setup;
