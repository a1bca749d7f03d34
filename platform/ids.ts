import { randomFillSync } from 'node:crypto';

const ID_BYTES = 16;
/** Randomness is asked for in stock: one call of the generator for many ids. */
const stock = Buffer.alloc(ID_BYTES * 256);
let used = stock.length;

const randomPart = (): Buffer => {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  const bytes = Buffer.from(stock.subarray(used, used + ID_BYTES));
  // What was given out is never given out again, nor kept.
  stock.fill(0, used, used + ID_BYTES);
  used += ID_BYTES;
  return bytes;
};

/** UUIDv7 (RFC 9562): sorts by the time of making, so new rows land at the end of every index. */
export const newId = (at: number = Date.now()): string => {
  const bytes = randomPart();
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
