import type { Instant } from '../../../kernel/plain-date.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { isSecondUnder } from '../../../platform/db/violated-key.ts';
import type { protectPerson } from './new-person.ts';
import type { ResidentValues } from './resident-values.ts';

/** A resident as the database takes it: sealed, indexed and masked. */
export interface ProtectedResident {
  readonly id: string;
  readonly values: ResidentValues;
  readonly columns: ReturnType<typeof protectPerson>;
}

/** Many residents as columns, from the second value of a statement on. */
export const GIVEN = `unnest($2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::uuid[], $8::text[],
  $9::bytea[], $10::bytea[], $11::text[], $12::bytea[], $13::text[], $14::bytea[])
  as one(id, name, sex, born_on, residence, household_id, relation, id_sealed, id_index, id_masked, phone_sealed, phone_masked, address_sealed)`;

export const givenValues = (rows: readonly ProtectedResident[]): unknown[] => [
  rows.map(({ id }) => id),
  rows.map(({ values }) => values.name),
  rows.map(({ values }) => values.sex),
  rows.map(({ values }) => values.bornOn),
  rows.map(({ values }) => values.residence),
  rows.map(({ values }) => values.householdId),
  rows.map(({ values }) => values.relation),
  rows.map(({ columns }) => columns.idNumberSealed),
  rows.map(({ columns }) => columns.idNumberIndex),
  rows.map(({ columns }) => columns.idNumberMasked),
  rows.map(({ columns }) => columns.phoneSealed),
  rows.map(({ columns }) => columns.phoneMasked),
  rows.map(({ columns }) => columns.addressSealed),
];

/** Whoever was taken back as a mistake is here again when a list names them once more. */
const UPDATE: Statement = {
  name: 'change-residents',
  text: `update person p set name = one.name, sex = one.sex, born_on = one.born_on, residence = one.residence,
      household_id = one.household_id, relation_to_head = one.relation, id_number_sealed = one.id_sealed,
      id_number_index = one.id_index, id_number_masked = one.id_masked, phone_sealed = one.phone_sealed,
      phone_masked = one.phone_masked, address_sealed = one.address_sealed, source = $15, as_of = $16,
      left_on = case when p.left_because = 'entered-by-mistake' then null else p.left_on end,
      left_because = nullif(p.left_because, 'entered-by-mistake'), version = p.version + 1, updated_at = $17
    from ${GIVEN} where p.community_id = $1 and p.id = any ($2::uuid[]) and p.id = one.id`,
};
const HOLDERS: Statement = {
  name: 'holders-of-numbers',
  text: `select id, encode(id_number_index, 'hex') as number from person
    where community_id = $1 and id_number_index = any ($2::bytea[])`,
};
const SAVEPOINT: Statement = { name: 'before-new-numbers', text: 'savepoint before_new_numbers' };
const GO_BACK: Statement = { name: 'without-new-numbers', text: 'rollback to savepoint before_new_numbers' };

export interface NumberedUpdate {
  readonly communityId: string;
  /** Whose ID number becomes another one. */
  readonly renumbered: readonly string[];
  readonly source: string;
  readonly at: Instant;
}

const isNumberTaken = (fault: unknown): boolean => isSecondUnder('person_id_number', fault);

/** Of those who get another number, whoever would get one that is somebody else's, or that of another one of them. */
const withTakenNumbers = async (
  tx: Tx,
  communityId: string,
  rows: readonly ProtectedResident[],
): Promise<ReadonlySet<string>> => {
  const wanted = rows.flatMap(({ id, columns: { idNumberIndex } }) =>
    idNumberIndex === null ? [] : [{ id, index: idNumberIndex, number: idNumberIndex.toString('hex') }],
  );
  const held = await tx.query<{ id: string; number: string }>(HOLDERS, [communityId, wanted.map(({ index }) => index)]);
  const holders = new Map(held.map(({ id, number }) => [number, id]));
  const taken = new Set<string>();
  for (const { id, number } of wanted) {
    if ((holders.get(number) ?? id) === id) holders.set(number, id);
    else taken.add(id);
  }
  return taken;
};

/**
 * Changes residents and answers the ids of those who were left alone, because the ID number they were to get is
 * somebody else's. One that is registered in this very instant is seen only by writing: then it is looked at again.
 */
export const updateWhereNumbersAreFree = async (
  tx: Tx,
  { communityId, renumbered, source, at }: NumberedUpdate,
  rows: readonly ProtectedResident[],
): Promise<ReadonlySet<string>> => {
  const update = (some: readonly ProtectedResident[]) =>
    tx.query(UPDATE, [communityId, ...givenValues(some), source, plainDateOf(at), at]);
  const numbered = rows.filter(({ id }) => renumbered.includes(id));
  if (numbered.length === 0) {
    await update(rows);
    return new Set();
  }
  await tx.query(SAVEPOINT, []);
  for (;;) {
    const taken = await withTakenNumbers(tx, communityId, numbered);
    const clashed = await update(rows.filter(({ id }) => !taken.has(id))).then(
      () => false,
      (fault: unknown) => {
        if (!isNumberTaken(fault)) throw fault;
        return true;
      },
    );
    if (!clashed) return taken;
    await tx.query(GO_BACK, []);
  }
};
