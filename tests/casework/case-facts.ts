import type { Text } from '../../kernel/text.ts';
import type { Material, OfferedProcess, ServiceItem, ServiceTypeId } from '../../modules/guides/domain/service-item.ts';
import type { CaseMaterial, MaterialStatus } from '../../modules/casework/domain/case-events.ts';
import type { Actor, CaseCommand, CaseFacts } from '../../modules/casework/domain/commands.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { calendar2026 } from './calendar.ts';

const words = (text: string): Text => ({ zh: text, en: text });
const basis = { source: '测试' };

const material = (id: string): Material => ({ id, name: words(id), form: 'copy', comesFrom: words('本人') });
const offered = (processId: ServiceTypeId): OfferedProcess => ({
  processId,
  limit: { unit: 'working-days', promised: 10, statutory: 30, basis },
  ...(processId === 'on-behalf'
    ? { delegation: { approvedBy: words('街道'), document: '测试批复', validUntil: '2026-12-31' } }
    : {}),
});

export const testItem: ServiceItem = {
  id: 'test-item',
  version: 1,
  validFrom: '2025-01-01',
  name: words('测试事项'),
  category: 'public-affairs',
  department: { id: 'civil-affairs', name: words('民政') },
  audience: words('居民'),
  scope: 'both',
  legalKind: 'handling',
  sources: [],
  processes: [offered('immediate'), offered('promised'), offered('on-behalf')],
  materials: [material('id-card'), material('income-proof'), material('photo')],
  conditions: [],
  parameters: [],
  calculations: [],
  facts: [],
  flow: [],
  fee: words('不收费'),
  otherMatters: [],
  keywords: [],
  related: [],
  verifyLocally: false,
  basis,
};

/** The item as it is offered with this service type, which need not be one of its three. */
const alsoOffered = (processId: string): ServiceItem =>
  testItem.processes.some((offer) => offer.processId === processId)
    ? testItem
    : { ...testItem, processes: [...testItem.processes, offered(processId as ServiceTypeId)] };

/** The item a case of this process is opened on, if any. */
const itemFor = ({ id, opening }: ProcessDefinition): ServiceItem | null => {
  if (opening === undefined) return id === 'rating-follow-up' ? null : alsoOffered(id);
  return opening.item === 'required' ? alsoOffered(id) : null;
};

/** Facts as the office would have them for a case of any process. */
export const factsOf = (definition: ProcessDefinition): CaseFacts => {
  const item = itemFor(definition);
  const facts = testFacts(definition.id);
  const kinds = Object.values(definition.actions).flatMap(({ documents }) => documents);
  return {
    ...facts,
    item,
    limits: item === null ? {} : { ...definition.limits, ...testFacts('promised').limits },
    documentIds: { ...Object.fromEntries(kinds.map((kind) => [kind, `doc-${kind}`])), ...facts.documentIds },
    answerLinkId: 'link-1',
  };
};

/** Facts as the office would have them for a case of the test item. */
export const testFacts = (processId: string): CaseFacts => ({
  item: processId === 'rating-follow-up' ? null : testItem,
  limits:
    processId === 'rating-follow-up'
      ? {}
      : {
          handling: { unit: 'working-days', promised: 10, statutory: 30 },
          transfer: { unit: 'working-days', promised: 2, statutory: null },
        },
  calendar: calendar2026,
  approvingOrganisationId: 'street-office',
  documentIds: {
    'acceptance-receipt': 'doc-receipt',
    'one-time-notice': 'doc-notice',
    refusal: 'doc-refusal',
    'result-delivery': 'doc-result',
  },
});

const actor = (workerId: string | null, role: Actor['roles'][number], ...organisationIds: string[]): Actor => ({
  workerId,
  roles: [role],
  organisationIds,
});

export const testActors = {
  worker: actor('worker-1', 'worker', 'community'),
  head: actor('head-1', 'head', 'community'),
  approver: actor('approver-1', 'approver', 'street-office'),
  'other-approver': actor('approver-2', 'approver', 'other-office'),
  'second-worker': actor('worker-2', 'worker', 'community'),
  'grid-worker': actor('grid-1', 'grid-worker', 'community'),
  'social-worker': actor('social-1', 'social-worker', 'community'),
  unit: actor(null, 'unit-by-link'),
  manager: actor('manager-1', 'manager', 'street-office'),
  applicant: actor(null, 'applicant'),
  system: actor(null, 'system'),
} as const satisfies Record<string, Actor>;

export type TestActor = keyof typeof testActors;

export const checklist = (...statuses: readonly MaterialStatus[]): readonly CaseMaterial[] =>
  testItem.materials.map(({ id }, index) => ({ id, status: statuses[index] ?? 'brought' }));

/** An opening with the given states of the three materials, in their order. */
export const opening = (...statuses: readonly MaterialStatus[]): CaseCommand => ({
  type: 'open',
  channel: 'counter',
  materials: checklist(...statuses),
  conditions: [{ id: 'lives-here', result: 'yes' }],
});

export const act = (action: string, input: Readonly<Record<string, unknown>> = {}): CaseCommand => ({
  type: 'act',
  action,
  input,
});
