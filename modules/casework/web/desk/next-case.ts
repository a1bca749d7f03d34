/** The case to open after `done`: the one that followed it, else the one before, else none. */
export const nextAfter = <T extends { readonly id: string }>(cases: readonly T[], done: string): T | undefined => {
  const at = cases.findIndex(({ id }) => id === done);
  if (at === -1) return cases[0];
  return cases[at + 1] ?? cases[at - 1];
};
