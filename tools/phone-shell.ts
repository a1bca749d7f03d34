import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const ENTRY = 'phone';
const WORKER = 'phone-worker';
const PLACE = '__SHELL__';
const SMALL_FILES = ['/m/manifest.webmanifest', '/m/icon-192.png', '/icon.svg'];

interface Piece {
  readonly fileName: string;
  readonly content: string | Uint8Array;
}

/** Where the worker of the phone app has to lie: below the addresses that it serves. */
export const WORKER_FILE = 'm/sw.js';
/** What the phone app needs before its first screen, with sizes; for the build's log and the test of its size. */
export const SHELL_REPORT = 'm/shell.json';

/** Tells the worker which files make up the phone app, under a version that changes with any of them. */
export const phoneShell: Plugin = {
  name: 'phone-shell',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const entry = chunks.find(({ name, isEntry }) => isEntry && name === ENTRY);
      const worker = chunks.find(({ name, isEntry }) => isEntry && name === WORKER);
      if (entry === undefined || worker === undefined) return;
      const pieces = new Map<string, Piece>();
      const take = (fileName: string): void => {
        const one = bundle[fileName];
        if (one === undefined || pieces.has(fileName)) return;
        pieces.set(fileName, { fileName, content: one.type === 'chunk' ? one.code : one.source });
        if (one.type !== 'chunk') return;
        one.imports.forEach(take);
        one.viteMetadata?.importedCss.forEach(take);
      };
      take(entry.fileName);
      const page = bundle['phone.html'];
      if (page?.type === 'asset') pieces.set(page.fileName, { fileName: page.fileName, content: page.source });
      const hash = createHash('sha256');
      for (const { content } of pieces.values()) hash.update(content);
      const files = [...pieces.keys()].filter((name) => !name.endsWith('.html')).map((name) => `/${name}`);
      const shell = { version: hash.digest('hex').slice(0, 12), files: [...files, ...SMALL_FILES] };
      worker.code = worker.code.replace(PLACE, JSON.stringify(shell));
      const sizes = [...pieces.values()].map(({ fileName, content }) => ({
        file: fileName,
        gzipped: gzipSync(content).length,
      }));
      const gzipped = sizes.reduce((sum, one) => sum + one.gzipped, 0);
      this.emitFile({ type: 'asset', fileName: SHELL_REPORT, source: JSON.stringify({ gzipped, sizes }, null, 1) });
    },
  },
};
