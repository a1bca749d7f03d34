import type { Text } from '../../../kernel/text.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { Closing, ProcessDefinition } from '../domain/definition.ts';
import { isConfidential, nearestClock } from './case-columns.ts';
import type { StoredCase } from './stored-case.ts';

/** What lists show of a case. All of it stands in columns, so that a list reads no states and no histories. */
export interface ListedCase {
  readonly communityId: string;
  readonly id: string;
  readonly number: string;
  readonly personId: string | null;
  readonly personName: string | null;
  /** Of a case without an item; then, and only then, its state is looked into. */
  readonly title: Text | null;
  readonly handlerWorkerId: string | null;
  readonly processId: string;
  readonly processVersion: number;
  readonly itemId: string | null;
  readonly itemVersion: number | null;
  readonly step: string;
  readonly kind: CaseState['kind'];
  readonly outcome: CaseState['outcome'];
  readonly closing: Closing | null;
  readonly confidential: boolean;
  /** Due date of the running clock that ends first; null while none runs. */
  readonly dueOn: string | null;
  readonly dueProvisional: boolean;
  readonly rating: CaseState['rating'];
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly version: number;
}

export const LISTED_COLUMNS = `
  c.community_id as "communityId", c.id, c.number, c.person_id as "personId", p.name as "personName",
  c.handler_worker_id as "handlerWorkerId", c.process_id as "processId", c.process_version as "processVersion",
  c.item_id as "itemId", c.item_version as "itemVersion", c.step, c.kind, c.outcome, c.closing, c.confidential, c.due_on as "dueOn",
  c.due_provisional as "dueProvisional", c.rating, c.opened_at as "openedAt", c.closed_at as "closedAt", c.version,
  case when c.item_id is null then c.state -> 'title' end as title`;

/** The same of a case whose state is at hand. */
export const listedOf = (stored: StoredCase, definition: ProcessDefinition): ListedCase => {
  const { state } = stored;
  const clock = nearestClock(state);
  return {
    communityId: stored.communityId,
    id: stored.id,
    number: stored.number,
    personId: stored.personId,
    personName: stored.personName,
    title: state.itemId === null ? (state.title ?? null) : null,
    handlerWorkerId: stored.handlerWorkerId,
    processId: state.processId,
    processVersion: state.processVersion,
    itemId: state.itemId,
    itemVersion: state.itemVersion,
    step: state.step,
    kind: state.kind,
    outcome: state.outcome,
    closing: definition.steps[state.step]?.closing ?? null,
    confidential: isConfidential(definition),
    dueOn: clock?.dueOn ?? null,
    dueProvisional: clock?.provisional ?? false,
    rating: state.rating,
    openedAt: stored.openedAt,
    closedAt: state.archivedAt,
    version: state.version,
  };
};
