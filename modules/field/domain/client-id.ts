const RANDOM_BYTES = 10;

/** UUIDv7 from a time in milliseconds and ten random bytes, for records that are made where no server can be asked. */
export const clientId = (at: number, random: Uint8Array): string => {
  if (random.length < RANDOM_BYTES) throw new RangeError('an id needs ten random bytes');
  const bytes = [...random.subarray(0, RANDOM_BYTES)];
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const hex =
    at.toString(16).padStart(12, '0').slice(-12) + bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
