import type { PlainDate } from '../../../kernel/plain-date.ts';
import { refuse, type Result, ok } from '../../../kernel/result.ts';
import { judgeConditions, type ConditionResult } from '../../guides/domain/eligibility.ts';
import { checkFacts, type KnownFacts } from '../../guides/domain/known-facts.ts';
import { materialChecklist, type ChecklistEntry } from '../../guides/domain/material-checklist.ts';
import type { FactValue, KnownAttribute, OfferedProcess, ServiceItem } from '../../guides/domain/service-item.ts';
import type { Directory, Organisation } from '../../access/server/index.ts';
import type { CaseMaterial, CheckedCondition } from '../domain/case-events.ts';
import type { CaseFacts } from '../domain/commands.ts';
import type { ClockId, Limit, ProcessDefinition } from '../domain/definition.ts';
import { newId } from '../../../platform/ids.ts';
import type { CasePerson, CaseworkDeps } from './deps.ts';

/** What an item asks of the records of a person. */
export const attributesAskedBy = (item: ServiceItem | null): readonly KnownAttribute[] =>
  item?.facts.flatMap(({ knownAttribute }) => knownAttribute ?? []) ?? [];

/** What is known of the person and the visit for this item: records first, then what was said at the counter. */
export const factsFor = (
  item: ServiceItem,
  person: CasePerson | null,
  agent: string | undefined,
  answers: Readonly<Record<string, FactValue>>,
): Result<KnownFacts> => {
  const known: CasePerson['known'] = {
    ...person?.known,
    'matter.acts-through-agent': { value: agent !== undefined && agent !== '', origin: 'stated' },
  };
  const recorded = item.facts.flatMap((fact) => {
    const value = fact.knownAttribute === undefined ? undefined : known[fact.knownAttribute];
    return value === undefined ? [] : [[fact.id, value] as const];
  });
  const stated = Object.entries(answers).map(([id, value]) => [id, { value, origin: 'stated' as const }] as const);
  const checked = checkFacts(item.facts, Object.fromEntries(stated));
  return checked.ok ? ok({ ...Object.fromEntries(recorded), ...checked.value }) : checked;
};

const reasonOf = (condition: ConditionResult): string | undefined => {
  const words = condition.because.map(
    (fact) => `${fact.label.zh}：${shownValue(fact.value)}${fact.source === undefined ? '' : `（${fact.source}）`}`,
  );
  return words.length === 0 ? undefined : words.join('；').slice(0, 300);
};

export const shownValue = (value: FactValue): string =>
  typeof value === 'boolean' ? (value ? '是' : '否') : String(value);

export const checkedConditions = (item: ServiceItem, facts: KnownFacts): readonly CheckedCondition[] =>
  judgeConditions(item, facts).map((condition) => {
    const because = reasonOf(condition);
    return { id: condition.id, result: condition.result, ...(because === undefined ? {} : { because }) };
  });

const statusOf = (entry: ChecklistEntry, brought: ReadonlySet<string>): CaseMaterial => {
  const { id } = entry.material;
  if (entry.status === 'not-needed') return { id, status: 'not-needed' };
  if (brought.has(id)) return { id, status: 'brought' };
  if (entry.status === 'known') return { id, status: 'known', source: entry.knownBy?.source ?? '' };
  return { id, status: 'missing' };
};

/** Only what the platform's records show counts as known, whatever the request says. */
export const checkedMaterials = (
  item: ServiceItem,
  facts: KnownFacts,
  brought: ReadonlySet<string>,
): readonly CaseMaterial[] => materialChecklist(item, facts).map((entry) => statusOf(entry, brought));

const limitsOf = (
  offered: OfferedProcess | undefined,
  definition: ProcessDefinition,
): Readonly<Record<ClockId, Limit>> => {
  if (offered === undefined) return definition.limits ?? {};
  const transfer = offered.transferLimit;
  return {
    ...offered.clocks,
    handling: offered.limit,
    ...(transfer === undefined ? {} : { transfer: { unit: transfer.unit, promised: transfer.days, statutory: null } }),
  };
};

const ancestorsOf = (directory: Directory, id: string): readonly Organisation[] => {
  const organisation = directory.organisation(id);
  if (organisation === undefined) return [];
  return [organisation, ...(organisation.parentId === null ? [] : ancestorsOf(directory, organisation.parentId))];
};

/**
 * The body that decides for this community: the department the item names within the street, district or city above it;
 * where that department has no desk of its own, the organisation itself.
 */
export const approvingOrganisation = (
  directory: Directory,
  communityId: string,
  offered: OfferedProcess | undefined,
): Organisation | null => {
  const approver = offered?.approver;
  if (approver === undefined) return null;
  const ancestors = ancestorsOf(directory, communityId).slice(1);
  const level = ancestors.find((organisation) => organisation.kind === approver.kind) ?? ancestors[0];
  if (level === undefined) return null;
  const department = directory
    .organisations()
    .find(
      (organisation) =>
        organisation.parentId === level.id &&
        organisation.kind === 'department' &&
        organisation.departmentId === approver.departmentId,
    );
  return department ?? level;
};

const freshDocumentIds = (definition: ProcessDefinition): CaseFacts['documentIds'] =>
  Object.fromEntries(
    Object.values(definition.actions).flatMap(({ documents }) => documents.map((kind) => [kind, newId()] as const)),
  );

const standingFacts = (
  deps: Pick<CaseworkDeps, 'calendar'>,
  definition: ProcessDefinition,
  item: ServiceItem | null,
  approvingOrganisationId: string | null,
  handlerWorkerId: string | null = null,
): Omit<CaseFacts, 'documentIds' | 'answerLinkId'> => ({
  item,
  limits: limitsOf(
    item?.processes.find((offered) => offered.processId === definition.id),
    definition,
  ),
  calendar: deps.calendar(),
  approvingOrganisationId,
  handlerWorkerId,
});

export const caseFacts = (...given: Parameters<typeof standingFacts>): CaseFacts => ({
  ...standingFacts(...given),
  documentIds: freshDocumentIds(given[1]),
  answerLinkId: newId(),
});

/** The same for looking at what may be done: nothing is issued, so no ids are made for it. */
export const factsToLookAt = (...given: Parameters<typeof caseFacts>): CaseFacts => ({
  ...standingFacts(...given),
  documentIds: {},
  answerLinkId: '',
});

export interface Matter {
  readonly definition: ProcessDefinition;
  readonly item: ServiceItem | null;
  readonly approver: Organisation | null;
}

/** Item and process for a new matter, both in the version in force today. */
export const findMatter = (
  deps: CaseworkDeps,
  communityId: string,
  wanted: { readonly processId: string; readonly itemId: string | null },
  today: PlainDate,
): Result<Matter> => {
  const definition = deps.processes.inForce(wanted.processId, today, communityId);
  if (definition === undefined) return refuse('process-not-offered', { processId: wanted.processId });
  if (wanted.itemId === null) return ok({ definition, item: null, approver: null });
  if (deps.catalogue.versionsOf(wanted.itemId).length === 0) return refuse('item-unknown', { itemId: wanted.itemId });
  const item = deps.catalogue.itemInForce(wanted.itemId, today, communityId);
  if (item === undefined) return refuse('item-not-in-force', { itemId: wanted.itemId });
  const offered = item.processes.find((process) => process.processId === wanted.processId);
  if (offered === undefined) return refuse('process-not-offered', { itemId: item.id, processId: wanted.processId });
  return ok({ definition, item, approver: approvingOrganisation(deps.directory, communityId, offered) });
};
