export interface ConnectionSlots {
  /** Waits for its turn, first come first served. */
  enter(): Promise<void>;
  leave(): void;
}

/** Lets so many in at a time, so that the rest of a pool stays free for those whom the ones inside wait for. */
export const createConnectionSlots = (count: number): ConnectionSlots => {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    enter: async () => {
      if (free > 0) {
        free -= 1;
        return;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
};
