/** Many short texts, kept as bytes in one piece: a hundred thousand names take a few megabytes and no objects. */
export interface TextStore {
  add(text: string): void;
  /** Undefined where there is none. */
  at(index: number): string | undefined;
}

const FIRST_BYTES = 65_536;
const FIRST_TEXTS = 4_096;

export const createTextStore = (): TextStore => {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let ends = new Uint32Array(FIRST_TEXTS);
  let count = 0;
  const used = (): number => (count === 0 ? 0 : (ends[count - 1] ?? 0));
  const makeRoom = (more: number): void => {
    const needed = used() + more;
    if (needed > bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, bytes.length * 2));
      bytes.copy(larger);
      bytes = larger;
    }
    if (count === ends.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(ends);
      ends = longer;
    }
  };
  return {
    add: (text) => {
      const start = used();
      makeRoom(Buffer.byteLength(text));
      ends[count] = start + bytes.write(text, start);
      count += 1;
    },
    at: (index) =>
      index >= 0 && index < count ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : undefined,
  };
};
