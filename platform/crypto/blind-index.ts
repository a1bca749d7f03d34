import { createHmac } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** What is compared blindly; each kind gives other values for the same digits. */
export type BlindKind = 'id-number' | 'id-number-tail' | 'phone' | 'phone-tail' | 'door';

const keyed = (ring: KeyRing, kind: BlindKind, communityId: string, value: string): Buffer =>
  createHmac('sha256', ring.indexingKey).update(`${kind}\0${communityId}\0${value}`).digest();

/**
 * A value that is equal for equal inputs of one community and tells nothing else:
 * HMAC-SHA-256 under the indexing key. Communities differ on purpose, so that rows cannot be matched across them.
 */
export const blindIndex = (ring: KeyRing, kind: BlindKind, communityId: string, value: string): Buffer =>
  keyed(ring, kind, communityId, value);

/**
 * The same as a short text for `person_search_term`. Nine bytes keep tokens apart within a community;
 * tails of four digits have few values anyway, and only the key keeps them from being guessed.
 */
export const blindToken = (ring: KeyRing, kind: BlindKind, communityId: string, value: string): string =>
  keyed(ring, kind, communityId, value).subarray(0, 9).toString('base64url');
