/**
 * How Node runs our programs. The old objects of a busy server are collected when there are twice as many as live, not
 * when there are a fifth more: that took a third of its processor time. Little room for young ones makes them old
 * before their time, much of it is memory that an idle server keeps (docs/decisions, speed under load).
 */
export const NODE_OPTIONS = [
  '--max-semi-space-size=32',
  '--heap-growing-percent=100',
  '--disable-warning=ExperimentalWarning',
];

/** The server besides takes its sources without types, where tools/build-server.ts has made them. */
export const SERVER_OPTIONS = [...NODE_OPTIONS, '--import', new URL('stripped-sources.mjs', import.meta.url).href];

/** Each further arena of the C library keeps freed memory of its own; two serve our few threads as fast. */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
