/** Milliseconds of the processor that this thread took so far: on a busy machine the clock tells of others. */
export const workOfThread = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
