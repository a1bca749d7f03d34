import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A browser to start and what must be in its surroundings. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const packageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');

const versionOf = (folder: string): string => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
};

/** Without any font of the machine, so that Chinese shows only where the page brings its own font. */
const fontConfiguration = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`;

const unpackInto = (folder: string, packed: string): void => {
  const read = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  writeFileSync(join(folder, 'chromium'), read('chromium'), { mode: 0o755 });
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    execFileSync('tar', ['-x', '--no-same-owner', '-C', folder], { input: read(archive) });
  }
};

/** Unpacks the Chromium that comes inside an npm package, once per installation, beside the packages. */
export const unpackChromium = (): BrowserProgram => {
  const source = packageFolder();
  const folder = join(source, '..', '..', '.cache', `chromium-${versionOf(source)}`);
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const unfinished = mkdtempSync(`${folder}.`);
    unpackInto(unfinished, join(source, 'bin'));
    writeFileSync(join(unfinished, 'fonts.conf'), fontConfiguration(folder));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  return {
    executablePath: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
};
