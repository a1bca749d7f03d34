import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import type { FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import { doorKey } from '../domain/door.ts';

/** Where the sealed door of a dwelling belongs. */
export const dwellingDoor = (communityId: string, dwellingId: string): FieldPlace => ({
  table: 'dwelling',
  column: 'door_sealed',
  communityId,
  rowId: dwellingId,
});

/** The same door as it stands with a household, where the people's pages read it. */
export const householdDoor = (communityId: string, householdId: string): FieldPlace => ({
  table: 'household',
  column: 'room_sealed',
  communityId,
  rowId: householdId,
});

/** By it an address finds its dwelling without the door being in clear. */
export const doorIndex = (ring: KeyRing, communityId: string, unitId: string, door: string): Buffer =>
  blindIndex(ring, 'door', communityId, `${unitId}\0${doorKey(door)}`);
