import type pg from 'pg';
import { callPlace } from '../../modules/calls/server/sealed-places.ts';
import type { Effects } from '../../modules/people/domain/life-events.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';

export interface Whom {
  readonly communityId: string;
  /** The record and those merged with it. */
  readonly ids: readonly string[];
}

/** What an entry changed, without the person: a correction of it must not bring anything of them back. */
const without = ({ people, households, marital, groups }: Effects, ids: readonly string[]): Effects => ({
  people: people.filter(({ id }) => !ids.includes(id)),
  households,
  marital: marital.filter(({ personId }) => !ids.includes(personId)),
  groups: groups.filter(({ personId }) => !ids.includes(personId)),
});

/** Addresses and remarks of everything that happened to the person, and what it changed of them. */
const eraseLifeEvents = async (owner: pg.Client, ring: KeyRing, { communityId, ids }: Whom): Promise<void> => {
  const { rows } = await owner.query<{ id: string; effects: Effects }>(
    `select id, effects from life_event where community_id = $1
       and id in (select event_id from life_event_person where community_id = $1 and person_id = any ($2::uuid[]))`,
    [communityId, ids],
  );
  for (const { id, effects } of rows) {
    const details = sealField(ring, personPlace.lifeEvent(communityId, id), JSON.stringify({ note: '', before: {} }));
    await owner.query(
      `update life_event set details_sealed = $3, effects = $4::jsonb, reason = '' where community_id = $1 and id = $2`,
      [communityId, id, details, JSON.stringify(without(effects, ids))],
    );
  }
};

/** Which help somebody needs in an emergency, what was noted of it, and from which door they were to be called. */
const eraseHelp = async (owner: pg.Client, ring: KeyRing, { communityId, ids }: Whom): Promise<void> => {
  const { rows } = await owner.query<{ rollCallId: string; personId: string }>(
    `select roll_call_id as "rollCallId", person_id as "personId" from roll_call_person
     where community_id = $1 and person_id = any ($2::uuid[])`,
    [communityId, ids],
  );
  for (const { rollCallId, personId } of rows)
    await owner.query(
      `update roll_call_person set help_sealed = $4, note_sealed = null, household_id = null
       where community_id = $1 and roll_call_id = $2 and person_id = $3`,
      [communityId, rollCallId, personId, sealField(ring, callPlace.help(communityId, rollCallId, personId), '[]')],
    );
};

/** A visit from a phone is the record under the same id. The row stays, so that the phone does not make it anew. */
const eraseFieldRecords = async (owner: pg.Client, ring: KeyRing, { communityId, ids }: Whom): Promise<void> => {
  const { rows } = await owner.query<{ id: string }>(
    `select r.id from field_record r join visit v on v.community_id = r.community_id and v.id = r.id
     where r.community_id = $1 and v.person_id = any ($2::uuid[])`,
    [communityId, ids],
  );
  for (const { id } of rows) {
    const place = { table: 'field_record', column: 'values_sealed', communityId, rowId: id };
    await owner.query('update field_record set values_sealed = $3 where community_id = $1 and id = $2', [
      communityId,
      id,
      sealField(ring, place, '{}'),
    ]);
  }
};

/** Sealed values that a row cannot do without are replaced by ones that say nothing. */
export const resealEmpty = async (owner: pg.Client, ring: KeyRing, whom: Whom): Promise<void> => {
  await eraseLifeEvents(owner, ring, whom);
  await eraseHelp(owner, ring, whom);
  await eraseFieldRecords(owner, ring, whom);
};
