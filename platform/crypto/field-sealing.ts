import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/**
 * Where a sealed value belongs. It is bound into the seal, so that a value copied to another row,
 * column or community does not open there.
 */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  readonly communityId: string;
  readonly rowId: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const POOL_BYTES = NONCE_BYTES * 512;

const pool = Buffer.alloc(POOL_BYTES);
let poolUsed = POOL_BYTES;

/** Random nonces, drawn from the system in batches: bulk loading seals millions of fields. */
const nextNonce = (): Buffer => {
  if (poolUsed === POOL_BYTES) {
    randomFillSync(pool);
    poolUsed = 0;
  }
  const nonce = Buffer.from(pool.subarray(poolUsed, poolUsed + NONCE_BYTES));
  poolUsed += NONCE_BYTES;
  return nonce;
};

const associatedData = (place: FieldPlace): Buffer =>
  Buffer.from(`${place.table}\0${place.column}\0${place.communityId}\0${place.rowId}`);

/** Seals a text, or its bytes in UTF-8, with AES-256-GCM: one byte of key id, the nonce, the ciphertext, the tag. */
export const sealField = (ring: KeyRing, place: FieldPlace, value: string | Buffer): Buffer => {
  // Asked first: asking is when a ring looks whether its file has changed.
  const keyId = ring.activeKeyId;
  const key = ring.sealingKeys.get(keyId);
  if (key === undefined) throw new Error('The active sealing key is not on the ring.');
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
  const body = typeof value === 'string' ? cipher.update(value, 'utf8') : cipher.update(value);
  return Buffer.concat([Uint8Array.of(keyId), nonce, body, cipher.final(), cipher.getAuthTag()]);
};

/** By the first byte of the seal. A key that is not there may have been added since the ring was last looked at. */
const keyOf = (ring: KeyRing, id: number): KeyObject | undefined => {
  if (!ring.sealingKeys.has(id)) ring.reread?.();
  return ring.sealingKeys.get(id);
};

/** The id of the key that a value was sealed under. */
export const sealedUnder = (sealed: Uint8Array): number => sealed[0] ?? 0;

/** Opens a sealed text. Throws when it was changed, belongs to another place, or its key is not on the ring. */
export const openField = (ring: KeyRing, place: FieldPlace, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key = keyOf(ring, sealedUnder(bytes));
  if (key === undefined || bytes.length < 1 + NONCE_BYTES + TAG_BYTES)
    throw new Error(`A sealed value of ${place.table}.${place.column} has no key on the ring.`);
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(associatedData(place))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
};
