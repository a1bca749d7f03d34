import { ageOn, type PlainDate } from '../../../kernel/plain-date.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CalledReply } from '../contract.ts';
import { helpFor, signsOf, type HelpKind } from '../domain/help-kind.ts';
import { comparePlaces, type CallPlace } from '../domain/roll-call.ts';

/** Somebody who may have to be called, with where they live. */
export interface CalledRow {
  /** Under which somebody is called. */
  readonly personId: string;
  /** Under which the record stands now: another one, where two records turned out to be one person meanwhile. */
  readonly recordId: string;
  readonly name: string;
  readonly bornOn: PlainDate | null;
  readonly phoneMasked: string | null;
  readonly phoneSealed: Buffer | null;
  readonly householdId: string | null;
  readonly gridId: string | null;
  readonly grid: string | null;
  readonly buildingId: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly roomSealed: Buffer | null;
}

interface SearchedRow extends CalledRow {
  readonly groupIds: readonly string[];
  readonly facts: readonly { readonly id: string; readonly value: unknown; readonly sealed: string | null }[];
}

export const CALLED_COLUMNS = `p.id as "personId", p.id as "recordId", p.name, p.born_on as "bornOn", p.phone_masked as "phoneMasked",
  p.phone_sealed as "phoneSealed", h.id as "householdId", b.grid_id as "gridId", g.name as grid, h.building_id as "buildingId",
  b.name as building, h.unit, d.floor, h.room_sealed as "roomSealed"`;
export const HOME_TABLES = `left join household h on h.community_id = p.community_id and h.id = p.household_id
  left join building b on b.community_id = h.community_id and b.id = h.building_id
  left join grid g on g.community_id = b.community_id and g.id = b.grid_id
  left join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id`;

const SEARCH: Statement = {
  name: 'people-to-call',
  text: `select ${CALLED_COLUMNS},
      coalesce((select jsonb_agg(m.group_id) from person_group m where m.community_id = $1 and m.person_id = p.id
        and m.since <= $2 and (m.until is null or m.until > $2)), '[]') as "groupIds",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.fact_id, 'value', f.value, 'sealed', encode(f.value_sealed, 'base64')))
        from person_fact f where f.community_id = $1 and f.person_id = p.id and f.fact_id = any ($4::text[])
          and (f.expires_on is null or f.expires_on >= $2)), '[]') as facts
    from person p ${HOME_TABLES}
    where p.community_id = $1 and p.left_on is null and p.merged_into is null and p.residence <> 'moved-away'
      and (p.born_on <= $5::date
        or p.id in (select m.person_id from person_group m where m.community_id = $1 and m.group_id = any ($3::text[])
          and m.since <= $2 and (m.until is null or m.until > $2))
        or p.id in (select f.person_id from person_fact f where f.community_id = $1 and f.fact_id = any ($4::text[])))`,
};

/** The day on or before which somebody was born who has reached this age. */
const bornBy = (on: PlainDate, age: number | null): PlainDate | null => {
  if (age === null) return null;
  const day = `${Number(on.slice(0, 4)) - age}${on.slice(4)}`;
  return day.endsWith('-02-29') ? day.replace(/29$/, '28') : day;
};

const valueOf = (ring: KeyRing, communityId: string, personId: string, fact: SearchedRow['facts'][number]): unknown => {
  if (fact.sealed === null) return fact.value;
  const place = { table: 'person_fact', column: 'value_sealed', communityId, rowId: `${personId}/${fact.id}` };
  return JSON.parse(openField(ring, place, Buffer.from(fact.sealed, 'base64')));
};

export interface Called {
  readonly row: CalledRow;
  /** Ids of the kinds of help, the most urgent first; never empty. */
  readonly help: readonly string[];
}

/** Everybody of a community who needs help of some kind on a day; where they live decides the order. */
export const findCalled = async (
  tx: Tx,
  ring: KeyRing,
  kinds: readonly HelpKind[],
  of: { readonly communityId: string; readonly on: PlainDate },
): Promise<readonly Called[]> => {
  const { communityId, on } = of;
  const { groupIds, factIds, fromAge } = signsOf(kinds);
  const rows = await tx.query<SearchedRow>(SEARCH, [communityId, on, groupIds, factIds, bornBy(on, fromAge)]);
  return rows.flatMap(({ groupIds: groups, facts, ...row }) => {
    const known = Object.fromEntries(facts.map((fact) => [fact.id, valueOf(ring, communityId, row.personId, fact)]));
    const help = helpFor(kinds, { bornOn: row.bornOn, groupIds: groups, facts: known }, on);
    return help.length === 0 ? [] : [{ row, help }];
  });
};

/** Somebody as the list shows them: the door in clear, because it has to be found, the phone masked. */
export const calledReply = (ring: KeyRing, communityId: string, { row, help }: Called, on: PlainDate): CalledReply => ({
  personId: row.personId,
  name: row.name,
  age: row.bornOn === null ? null : ageOn(row.bornOn, on),
  phoneMasked: row.phoneMasked,
  help: [...help],
  place:
    row.buildingId === null || row.householdId === null
      ? null
      : {
          gridId: row.gridId,
          grid: row.grid ?? '',
          buildingId: row.buildingId,
          building: row.building ?? '',
          unit: row.unit ?? '',
          floor: row.floor,
          door:
            row.roomSealed === null
              ? ''
              : openField(
                  ring,
                  { table: 'household', column: 'room_sealed', communityId, rowId: row.householdId },
                  row.roomSealed,
                ),
        },
});

const NOWHERE: CallPlace = { building: '', unit: '', floor: null, door: '' };

/** In the order of the way round. */
export const inOrder = <T extends Pick<CalledReply, 'place' | 'personId'>>(people: readonly T[]): T[] =>
  people.toSorted(
    (a, b) => comparePlaces(a.place ?? NOWHERE, b.place ?? NOWHERE) || (a.personId < b.personId ? -1 : 1),
  );

/** The whole number, for a sheet somebody takes along. */
export const phoneOf = (ring: KeyRing, communityId: string, row: CalledRow): string =>
  row.phoneSealed === null
    ? ''
    : openField(ring, { table: 'person', column: 'phone_sealed', communityId, rowId: row.recordId }, row.phoneSealed);
