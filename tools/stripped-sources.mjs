/**
 * Loaded before the server. Hands Node the copy without types that tools/build-server.ts made, under the name of the
 * source, so that paths, stack traces and imports are those of the source. A file that changed since is taken as it is.
 */
import { readFileSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stripped = join(root, 'dist', 'server');

const copyOf = (url) => {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return undefined;
  const file = fileURLToPath(url);
  if (!file.startsWith(root)) return undefined;
  const copy = join(stripped, file.slice(root.length));
  try {
    return statSync(copy).mtimeMs >= statSync(file).mtimeMs ? readFileSync(copy, 'utf8') : undefined;
  } catch {
    return undefined;
  }
};

registerHooks({
  load: (url, context, next) => {
    const source = copyOf(url);
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});
