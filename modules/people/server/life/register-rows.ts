import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { MaritalFact, PersonNow, Register, Standing } from '../../domain/life-events.ts';
import type { Sex } from '../../domain/person-file.ts';

/** The fact that marriage, divorce and death speak of. */
export const MARITAL_FACT = 'maritalStatus';

interface PersonRow extends Standing {
  readonly id: string;
  readonly sex: Sex;
  readonly maritalStatus: MaritalFact | null;
  readonly groups: readonly { readonly id: string; readonly since: PlainDate }[];
}

/** Households first, then people, each in the order of ids: two changes at a time wait for each other and never in a circle. */
const HOUSEHOLDS: Statement = {
  name: 'lock-households',
  text: `select id, closed_on as "closedOn" from household where community_id = $1 and (id = any ($2::uuid[])
           or id in (select household_id from person where community_id = $1 and id = any ($3::uuid[])))
         order by id for update`,
};
const PEOPLE: Statement = {
  name: 'lock-people',
  text: `select p.id, p.sex, p.household_id as "householdId", p.relation_to_head as relation, p.residence,
           p.left_on as "leftOn", p.left_because as "leftBecause",
           (select jsonb_build_object('value', f.value, 'source', f.source, 'asOf', f.as_of) from person_fact f
            where f.community_id = $1 and f.person_id = p.id and f.fact_id = '${MARITAL_FACT}') as "maritalStatus",
           coalesce((select jsonb_agg(jsonb_build_object('id', g.group_id, 'since', g.since)) from person_group g
            where g.community_id = $1 and g.person_id = p.id and g.until is null), '[]') as groups
         from person p
         where p.community_id = $1 and (p.id = any ($2::uuid[]) or p.household_id = any ($3::uuid[]))
         order by p.id for update of p`,
};

/** Everybody the change names with all they live with, locked until it is done. */
export const loadRegister = async (
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  householdIds: readonly string[],
  newIds: ReadonlySet<string> = new Set(),
): Promise<Register> => {
  const households = await tx.query<{ id: string; closedOn: PlainDate | null }>(HOUSEHOLDS, [
    communityId,
    householdIds,
    personIds,
  ]);
  const people = await tx.query<PersonRow>(PEOPLE, [communityId, personIds, households.map(({ id }) => id)]);
  return {
    households: new Map(households.map(({ id, closedOn }) => [id, { closedOn }])),
    people: new Map(people.map((row): [string, PersonNow] => [row.id, { ...row, isNew: newIds.has(row.id) }])),
  };
};
