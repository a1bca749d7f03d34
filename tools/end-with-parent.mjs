/**
 * Loaded before a program that start.mjs runs. When start.mjs is gone, whatever took it away,
 * the program and those it started get the signal for an orderly end.
 */
if (process.channel) {
  process.on('disconnect', () => {
    process.kill(-process.pid, 'SIGTERM');
  });
  // Waiting for that alone must not keep a finished program alive.
  process.channel.unref();
}
