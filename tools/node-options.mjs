/**
 * How Node runs our programs. Room for young objects is held at half of its usual size: an idle server then keeps
 * about 80 MB less, and a busy one is as fast (docs/decisions, speed of the first window).
 */
export const NODE_OPTIONS = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning'];

/** The server besides takes its sources without types, where tools/build-server.ts has made them. */
export const SERVER_OPTIONS = [...NODE_OPTIONS, '--import', new URL('stripped-sources.mjs', import.meta.url).href];

/** Each further arena of the C library keeps freed memory of its own; two serve our few threads as fast. */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
