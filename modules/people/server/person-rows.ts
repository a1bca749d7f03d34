import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { PersonSummary } from '../contract.ts';
import { coarseAddress } from '../domain/masking.ts';
import type { LeftBecause } from '../domain/life-events.ts';
import type { PeopleCatalogue, Residence, Sex } from '../domain/person-file.ts';

/** What lists show of a person, as the database gives it. */
export interface SummaryRow {
  readonly communityId: string;
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly idNumberMasked: string | null;
  readonly phoneMasked: string | null;
  readonly relation: string;
  readonly householdId: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly groupIds: readonly string[];
  /** Groups of the community's own. */
  readonly ownGroups: readonly { readonly id: string; readonly name: string; readonly care: boolean }[];
  readonly leftOn: PlainDate | null;
  readonly leftBecause: LeftBecause | null;
}

/** Columns of `SummaryRow`; the query names the tables p, h and b. */
export const SUMMARY_COLUMNS = `
  p.community_id as "communityId", p.id, p.name, p.sex, p.born_on as "bornOn", p.residence,
  p.id_number_masked as "idNumberMasked", p.phone_masked as "phoneMasked", p.relation_to_head as relation,
  p.household_id as "householdId", b.name as building, h.unit,
  array(select g.group_id from person_group g
        where g.community_id = $1 and g.person_id = p.id and g.until is null) as "groupIds",
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'care', o.care))
        from person_group g join community_group o on o.community_id = g.community_id and o.id = g.group_id
        where g.community_id = $1 and g.person_id = p.id and g.until is null), '[]') as "ownGroups",
  p.left_on as "leftOn", p.left_because as "leftBecause"`;

export const SUMMARY_TABLES = `
  person p
  left join household h on h.community_id = p.community_id and h.id = p.household_id
  left join building b on b.community_id = h.community_id and b.id = h.building_id`;

/** Groups in the order of the catalogue, then the community's own; ids nobody knows (any more) are left out. */
export const groupTags = (
  catalogue: PeopleCatalogue,
  { groupIds, ownGroups }: Pick<SummaryRow, 'groupIds' | 'ownGroups'>,
): PersonSummary['groups'] => [
  ...catalogue.groups
    .filter((group) => groupIds.includes(group.id))
    .map(({ id, name, care }) => ({ id, name: { ...name }, care })),
  ...ownGroups.map(({ id, name, care }) => ({ id, name: { zh: name, en: name }, care })),
];

export const summaryOf = (
  catalogue: PeopleCatalogue,
  row: SummaryRow,
  openCases: number,
  today: PlainDate,
): PersonSummary => ({
  id: row.id,
  communityId: row.communityId,
  name: row.name,
  sex: row.sex,
  bornOn: row.bornOn,
  age: row.bornOn === null ? null : ageOn(row.bornOn, today),
  idNumberMasked: row.idNumberMasked,
  phoneMasked: row.phoneMasked,
  address: row.building === null ? null : coarseAddress(row.building, row.unit ?? ''),
  residence: row.residence,
  groups: groupTags(catalogue, row),
  openCases,
  left: row.leftOn === null || row.leftBecause === null ? null : { on: row.leftOn, because: row.leftBecause },
});
