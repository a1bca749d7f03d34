import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { SpecialGroup } from '../../domain/person-file.ts';
import type { PeopleDeps } from '../deps.ts';

export interface OwnGroupRow {
  readonly id: string;
  readonly name: string;
  readonly care: boolean;
  readonly basis: string;
  readonly reviewMonths: number | null;
  readonly validFrom: PlainDate;
  readonly validUntil: PlainDate | null;
}

const OWN: Statement = {
  name: 'own-groups',
  text: `select id, name, care, basis, review_months as "reviewMonths", valid_from as "validFrom", valid_until as "validUntil"
         from community_group where community_id = $1 order by valid_from, id`,
};

export const listOwnGroups = (tx: Tx, communityId: string): Promise<OwnGroupRow[]> =>
  tx.query<OwnGroupRow>(OWN, [communityId]);

export const groupOfRow = (row: OwnGroupRow): SpecialGroup => ({
  id: row.id,
  name: { zh: row.name, en: row.name },
  care: row.care,
  basis: { source: row.basis },
  validFrom: row.validFrom,
  ...(row.reviewMonths === null ? {} : { reviewMonths: row.reviewMonths }),
  ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
});

/** Groups of the catalogue first, then the community's own. */
export const groupsOf = async (tx: Tx, deps: PeopleDeps, communityId: string): Promise<readonly SpecialGroup[]> => [
  ...deps.catalogue.groups,
  ...(await listOwnGroups(tx, communityId)).map(groupOfRow),
];

export const findGroup = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  groupId: string,
): Promise<SpecialGroup | undefined> => (await groupsOf(tx, deps, communityId)).find(({ id }) => id === groupId);
