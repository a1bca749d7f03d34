import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import type { getDuplicate } from '../../contract.ts';
import { coarseAddress, HIDDEN, maskIdNumber, maskPhone } from '../../domain/masking.ts';
import { RECORD_FIELDS } from '../../domain/merge.ts';
import type { RecordField } from '../../domain/merge.ts';
import { wordsOfDate, wordsOfFact } from '../../domain/person-file.ts';
import type { PeopleDeps } from '../deps.ts';
import { comparedValue, factOf, recordValue } from './side-rows.ts';
import type { Side } from './side-rows.ts';

type Reply = ReplyOf<typeof getDuplicate>;
type Field = Reply['fields'][number];

const HOMES: Statement = {
  name: 'homes-of-sides',
  text: `select h.id, b.name as building, h.unit from household h
         join building b on b.community_id = h.community_id and b.id = h.building_id
         where h.community_id = $1 and h.id = any ($2::uuid[])`,
};

type Homes = ReadonlyMap<string, string>;

/** A field of the record as the page may show it: numbers masked, doors left out. */
const shownRecord = (deps: PeopleDeps, homes: Homes, side: Side, field: RecordField): string | null => {
  const value = recordValue(side, field);
  if (value === null) return null;
  switch (field) {
    case 'id-number':
      return maskIdNumber(value);
    case 'phone':
      return maskPhone(value);
    case 'address':
      return HIDDEN;
    case 'sex':
      return deps.catalogue.sexes[side.sex].zh;
    case 'residence':
      return deps.catalogue.residences[side.residence].zh;
    case 'household':
      return `${homes.get(value) ?? ''} ${deps.catalogue.relations[side.relation]?.zh ?? side.relation}`.trim();
    default:
      return wordsOfDate(value);
  }
};

const originOf = (deps: PeopleDeps, source: string, asOf: string): string =>
  `${deps.catalogue.sources.find(({ id }) => id === source)?.name.zh ?? source} ${wordsOfDate(asOf)}`;

const recordField = (deps: PeopleDeps, homes: Homes, left: Side, right: Side, field: RecordField): Field => ({
  id: field,
  label: { ...(deps.catalogue.recordFields[field] ?? { zh: field, en: field }) },
  left: shownRecord(deps, homes, left, field),
  right: shownRecord(deps, homes, right, field),
  leftFrom: recordValue(left, field) === null ? null : originOf(deps, left.source, left.asOf),
  rightFrom: recordValue(right, field) === null ? null : originOf(deps, right.source, right.asOf),
  same: comparedValue(left, field) === comparedValue(right, field),
});

const factFields = (deps: PeopleDeps, left: Side, right: Side): readonly Field[] =>
  deps.catalogue.facts.flatMap(({ id, label, format, sensitive }) => {
    const [a, b] = [factOf(left, id), factOf(right, id)];
    if (a === undefined && b === undefined) return [];
    const shown = (fact: typeof a): string | null =>
      fact === undefined ? null : sensitive ? HIDDEN : wordsOfFact(format, fact.value);
    return [
      {
        id,
        label: { ...label },
        left: shown(a),
        right: shown(b),
        leftFrom: a === undefined ? null : originOf(deps, a.source, a.asOf),
        rightFrom: b === undefined ? null : originOf(deps, b.source, b.asOf),
        same: comparedValue(left, id) === comparedValue(right, id),
      },
    ];
  });

/** Every field that one of the two records has, masked; `same` tells by the values themselves. */
export const comparedFields = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  left: Side,
  right: Side,
): Promise<readonly Field[]> => {
  const ids = [left.householdId, right.householdId].filter((id) => id !== null);
  const rows = await tx.query<{ id: string; building: string; unit: string }>(HOMES, [communityId, ids]);
  const homes = new Map(rows.map(({ id, building, unit }) => [id, coarseAddress(building, unit)]));
  const record = RECORD_FIELDS.map((field) => recordField(deps, homes, left, right, field)).filter(
    (field) => field.left !== null || field.right !== null,
  );
  return [...record, ...factFields(deps, left, right)];
};

const COUNTS: Statement = {
  name: 'counts-of-side',
  text: `select (select count(*)::int from case_record where community_id = $1 and person_id = $2) as cases,
           (select count(*)::int from visit where community_id = $1 and person_id = $2) as visits,
           (select count(*)::int from issued_document where community_id = $1 and person_id = $2) as documents,
           (select count(*)::int from person_consent where community_id = $1 and person_id = $2) as consents,
           array(select group_id from person_group where community_id = $1 and person_id = $2 and until is null) as "groupIds"`,
};

/** How much hangs on a record: which of the two is the one people work with. */
export const countsOf = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  personId: string,
): Promise<Reply['left']['has']> => {
  const [row] = await tx.query<Omit<Reply['left']['has'], 'groups'> & { groupIds: readonly string[] }>(COUNTS, [
    communityId,
    personId,
  ]);
  if (row === undefined) throw new Error('A query without tables gave no row.');
  const { groupIds, ...counts } = row;
  return {
    ...counts,
    groups: groupIds.map((id) => ({
      ...(deps.catalogue.groups.find((group) => group.id === id)?.name ?? { zh: id, en: id }),
    })),
  };
};
