import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { openField, sealField } from '../../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { AddressBody } from '../../contract.ts';
import type { Effects, LifeEventKind } from '../../domain/life-events.ts';
import { personPlace } from '../sealed-places.ts';

/** What an entry says beyond ids and codes; sealed as a whole. */
export interface EventDetails {
  readonly note: string;
  /** Where each household lived before the change, as far as it moved or was closed. */
  readonly before: Readonly<Record<string, AddressBody>>;
}

export interface LifeEvent {
  readonly communityId: string;
  readonly id: string;
  readonly kind: LifeEventKind;
  readonly on: PlainDate;
  readonly until: PlainDate | null;
  readonly source: string;
  readonly effects: Effects;
  readonly details: EventDetails;
  readonly corrects: string | null;
  readonly reason: string;
  readonly workerId: string;
  readonly now: string;
  readonly personIds: readonly string[];
  readonly householdIds: readonly string[];
}

const INSERT: Statement = {
  name: 'add-life-event',
  text: `insert into life_event (community_id, id, kind, happened_on, until, source, effects, details_sealed, corrects, reason, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)`,
};
const OF_PEOPLE: Statement = {
  name: 'people-of-life-event',
  text: 'insert into life_event_person (community_id, person_id, event_id) select $1, id, $2 from unnest($3::uuid[]) as named(id)',
};
const OF_HOUSEHOLDS: Statement = {
  name: 'households-of-life-event',
  text: 'insert into life_event_household (community_id, household_id, event_id) select $1, id, $2 from unnest($3::uuid[]) as named(id)',
};

export const storeEvent = async (tx: Tx, ring: KeyRing, event: LifeEvent): Promise<void> => {
  const { communityId, id } = event;
  const details = sealField(ring, personPlace.lifeEvent(communityId, id), JSON.stringify(event.details));
  await tx.query(INSERT, [
    communityId,
    id,
    event.kind,
    event.on,
    event.until,
    event.source,
    JSON.stringify(event.effects),
    details,
    event.corrects,
    event.reason,
    event.workerId,
    event.now,
  ]);
  await tx.query(OF_PEOPLE, [communityId, id, event.personIds]);
  await tx.query(OF_HOUSEHOLDS, [communityId, id, event.householdIds]);
};

export const openDetails = (ring: KeyRing, communityId: string, id: string, sealed: Buffer): EventDetails =>
  JSON.parse(openField(ring, personPlace.lifeEvent(communityId, id), sealed)) as EventDetails;
