import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { InputField } from '../domain/input-field.ts';
import { onlyAskedFor } from '../domain/input.ts';
import { casesToJoin, eventRuleOf, joinCase, joinIntoEarlier, type CaseToJoin } from './cases-to-join.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { openNewCase, type Acting } from './open-case.ts';
import { isSensitive } from './sealed-values.ts';
import { lockCase } from './stored-case.ts';

/** A form that is filled on the way: the opening of a process and the action taken right after it. */
export interface FieldCaseForm {
  readonly name: Text;
  readonly opening: readonly InputField[];
  readonly action: readonly InputField[];
  /** Fields whose values the case keeps sealed. */
  readonly sensitive: readonly string[];
}

interface OfProcess {
  readonly processId: string;
  readonly thenAction?: string;
}

/** Cases as the module of records from the field opens and supplements them. */
export interface FieldCases {
  /** Null where the process is not in force, or the actor may not open it. */
  form(of: OfProcess, acting: Acting): FieldCaseForm | null;
  open(
    tx: Tx,
    of: OfProcess & {
      readonly input: Readonly<Record<string, unknown>>;
      readonly actionInput: Readonly<Record<string, unknown>>;
    },
    acting: Acting,
  ): Promise<Result<{ readonly caseId: string; readonly caseNumber: string }>>;
  /** By which fields reports of a process are compared, and whether the actor may join two cases of it; null where they are not. */
  compares(
    processId: string,
    acting: Acting,
  ): { readonly kind: string; readonly place: string; readonly withinDays: number; readonly joins: boolean } | null;
  /** Open cases of the grids, every grid for null, that another report may join. */
  toJoin(
    tx: Tx,
    of: { readonly processId: string; readonly gridIds: ReadonlySet<string> | null },
    acting: Acting,
  ): Promise<readonly CaseToJoin[]>;
  /** Adds a report to one of them; null where that one takes in none any more. */
  join(
    tx: Tx,
    of: { readonly processId: string; readonly caseId: string; readonly values: Readonly<Record<string, unknown>> },
    acting: Acting,
  ): Promise<Result<{ readonly caseId: string; readonly caseNumber: string }> | null>;
  /** Ends a case in favour of one about the same that was there before; null where the two cannot be joined as they stand. */
  joinInto(
    tx: Tx,
    of: { readonly processId: string; readonly caseId: string; readonly intoId: string },
    acting: Acting,
  ): Promise<Result<{ readonly caseId: string; readonly caseNumber: string }> | null>;
  /** Adds what became known later to the case's history; on a filed case as a correction of its opening. */
  supplement(tx: Tx, caseId: string, text: string, acting: Acting): Promise<Result<null>>;
}

export const fieldCases = (deps: CaseworkDeps): FieldCases => ({
  form: ({ processId, thenAction }, { communityId, now, actor }) => {
    const definition = deps.processes.inForce(processId, plainDateOf(now), communityId);
    if (definition === undefined || !actingRole(actor, definition.openedBy).ok) return null;
    const action = thenAction === undefined ? [] : (definition.actions[thenAction]?.input ?? []);
    const opening = definition.opening?.input ?? [];
    const sensitive = [...opening, ...action].filter(isSensitive).map(({ id }) => id);
    return { name: definition.name, opening, action, sensitive };
  },
  open: async (tx, { processId, thenAction, input, actionInput }, acting) => {
    // Filled in before a version of the community's own began, a form may hold what that one asks no more.
    const definition = deps.processes.inForce(processId, plainDateOf(acting.now), acting.communityId);
    const asked = onlyAskedFor(definition?.opening?.input ?? [], input);
    const askedAfter = onlyAskedFor(definition?.actions[thenAction ?? '']?.input ?? [], actionInput);
    const first = thenAction === undefined ? {} : { first: { action: thenAction, input: askedAfter } };
    const matter = { processId, itemId: null, personId: null, channel: 'visit', answers: {}, materials: [] } as const;
    const opened = await openNewCase(tx, deps, { ...matter, input: asked, ...first }, acting);
    return opened.ok ? ok({ caseId: opened.value.id, caseNumber: opened.value.number }) : opened;
  },
  compares: (processId, { actor, communityId, now }) => {
    const rule = eventRuleOf(deps, processId);
    if (rule === undefined) return null;
    const { actions = {} } = deps.processes.inForce(processId, plainDateOf(now), communityId) ?? {};
    const joins = Object.values(actions).some(
      (action) => action.joins !== undefined && actingRole(actor, action.by).ok,
    );
    return { kind: rule.kindField, place: rule.placeField, withinDays: rule.withinDays, joins };
  },
  toJoin: (tx, of, acting) => casesToJoin(tx, deps, of, acting),
  join: (tx, of, acting) => joinCase(tx, deps, of, acting),
  joinInto: (tx, of, acting) => joinIntoEarlier(tx, deps, of, acting),
  supplement: async (tx, caseId, text, acting) => {
    const stored = await lockCase(tx, acting.communityId, caseId);
    if (stored === undefined) return refuse('not-found');
    const command =
      stored.state.archivedAt === null
        ? { type: 'remark' as const, text }
        : { type: 'correct' as const, corrects: 1, text };
    const changed = await changeCase(tx, deps, stored, command, acting);
    return changed.ok ? ok(null) : changed;
  },
});
