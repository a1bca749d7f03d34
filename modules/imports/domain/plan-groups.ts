import { judgeEntry, type GroupStanding } from '../../people/domain/group-entries.ts';
import type { SpecialGroup } from '../../people/domain/person-file.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { PersonDraft, Remark } from './import-row.ts';
import type { PlannedRow } from './plan-row.ts';

/** Whose confirming or approving a list can have: what the head alone decides waits for the head. */
const HIGHEST = ['head', 'worker'];
export const rolesOfImport = (isApproved: boolean): readonly string[] => (isApproved ? HIGHEST : ['worker']);

const isForHead = ({ decidedBy }: SpecialGroup): boolean => decidedBy !== undefined && !decidedBy.includes('worker');

const namesOf = (groups: readonly SpecialGroup[]): string => groups.map(({ name }) => name.zh).join('、');

/** Adds to what writing a row would do the groups it names; one that the rules do not allow is a problem of the row. */
export const planGroups = (
  planned: PlannedRow,
  draft: PersonDraft,
  {
    groups,
    standing,
    today,
  }: {
    readonly groups: ReadonlyMap<string, SpecialGroup>;
    readonly standing: GroupStanding;
    readonly today: PlainDate;
  },
): PlannedRow => {
  const { plan } = planned;
  const { entries = [] } = draft;
  if (plan === null || entries.length === 0) return planned;
  const judged = entries.map((entry) => ({
    entry,
    group: groups.get(entry.groupId),
    verdict: judgeEntry(groups.get(entry.groupId), entry, standing, { roles: HIGHEST, today }),
  }));
  const remarks = judged.flatMap(({ entry: { part }, group, verdict }): readonly Remark[] => {
    if (verdict.kind === 'refused') return [{ code: verdict.code, field: 'groups', part }];
    if (verdict.kind === 'by-age') return [{ code: 'group-by-age', field: 'groups', part }];
    const forHead = verdict.kind === 'enters' && group !== undefined && isForHead(group);
    return forHead ? [{ code: 'group-for-head', field: 'groups', part }] : [];
  });
  const said = [...planned.remarks, ...remarks];
  if (judged.some(({ verdict }) => verdict.kind === 'refused'))
    return { ...planned, outcome: 'error', remarks: said, plan: null };
  const entering = judged.flatMap(({ group, verdict }) =>
    verdict.kind === 'enters' && group !== undefined ? [group] : [],
  );
  if (entering.length === 0) return { ...planned, remarks: said };
  const held = standing.held.flatMap(({ groupId, until }) => (until === null ? (groups.get(groupId) ?? []) : []));
  const change = {
    field: 'groups',
    from: held.length === 0 ? null : namesOf(held),
    to: namesOf([...held, ...entering]),
  } as const;
  return {
    ...planned,
    outcome: planned.outcome === 'unchanged' ? 'changed' : planned.outcome,
    remarks: said,
    plan: { ...plan, changes: [...plan.changes, change] },
  };
};
