import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { fillText } from '../../../platform/http/problems.ts';
import type { Frequency } from '../domain/visit-period.ts';
import type { VisitRule } from '../domain/visit-rule.ts';
import type { VisitsCatalogue } from './deps.ts';

interface RuleRow {
  readonly id: string;
  readonly groupId: string;
  readonly fromAge: number | null;
  readonly every: Frequency;
  readonly checklistId: string;
  readonly basis: string;
  readonly validFrom: PlainDate;
  readonly validUntil: PlainDate | null;
}

const OWN: Statement = {
  name: 'own-visit-rules',
  text: `select id, group_id as "groupId", from_age as "fromAge", every, checklist_id as "checklistId", basis,
      valid_from as "validFrom", valid_until as "validUntil"
    from visit_rule where community_id = $1 order by id`,
};

export const groupName = (catalogue: VisitsCatalogue, groupId: string): Text =>
  catalogue.groups.find(({ id }) => id === groupId)?.name ?? { zh: groupId, en: groupId };

const ruleOf = (catalogue: VisitsCatalogue, row: RuleRow): VisitRule => {
  const group = groupName(catalogue, row.groupId);
  const every = catalogue.every[row.every];
  return {
    id: row.id,
    name: {
      zh: fillText(catalogue.ownRule, { group: group.zh, every: every.zh }).zh,
      en: fillText(catalogue.ownRule, { group: group.en, every: every.en }).en,
    },
    groupId: row.groupId,
    ...(row.fromAge === null ? {} : { fromAge: row.fromAge }),
    every: row.every,
    by: 'grid-worker',
    checklistId: row.checklistId,
    contract: false,
    basis: { source: row.basis },
    validFrom: row.validFrom,
    ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
  };
};

export const loadOwnRules = async (
  tx: Tx,
  catalogue: VisitsCatalogue,
  communityId: string,
): Promise<readonly VisitRule[]> => (await tx.query<RuleRow>(OWN, [communityId])).map((row) => ruleOf(catalogue, row));

/** The rules that hold in a community: those of the catalogue and its own. */
export const loadRules = async (
  tx: Tx,
  catalogue: VisitsCatalogue,
  communityId: string,
): Promise<readonly VisitRule[]> => [...catalogue.rules, ...(await loadOwnRules(tx, catalogue, communityId))];
