/**
 * Keeps the shell of the phone app: its page, scripts and styles, never anything of the server's answers, which hold
 * personal data and belong into the encrypted store. The build puts the list of files in.
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
}

const worker = globalThis as unknown as {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void;
};

const SHELL = JSON.parse('__SHELL__') as { readonly version: string; readonly files: readonly string[] };
const CACHE = `quanke-phone-${SHELL.version}`;

const keep = async (): Promise<void> => {
  const cache = await caches.open(CACHE);
  await cache.addAll(['/m/', ...SHELL.files]);
  await worker.skipWaiting();
};

const dropOld = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('quanke-phone-') && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
};

const kept = async (request: Request, name: string): Promise<Response> =>
  (await (await caches.open(CACHE)).match(name)) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()));
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(kept(event.request, '/m/'));
  else if (SHELL.files.includes(pathname)) event.respondWith(kept(event.request, pathname));
});
