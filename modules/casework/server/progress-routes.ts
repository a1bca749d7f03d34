import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { maskName } from '../../people/domain/masking.ts';
import { getProgress, rateProgress } from '../contract.ts';
import type { RatingLevel } from '../domain/case-events.ts';
import type { Actor } from '../domain/commands.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { getStep } from '../domain/evolve.ts';
import { nearestClock } from './case-columns.ts';
import { itemOfCase } from './case-item.ts';
import { normaliseReceiptCode } from './case-numbers.ts';
import { itemNameOf } from './case-summary.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { findCaseByReceipt, lockCaseByReceipt, type CaseWithHistory } from './stored-case.ts';

type ProgressReply = ReplyOf<typeof getProgress>;

/** Ten wrong tails lock a receipt code for half an hour; a code alone never tells anything. */
const ATTEMPTS = { most: 10, forgottenAfterMinutes: 30 };

const APPLICANT: Actor = { workerId: null, roles: ['applicant'], organisationIds: [] };

const communityOf = (deps: CaseworkDeps, receiptCode: string): string | undefined => {
  const parts = normaliseReceiptCode(receiptCode);
  return parts === null ? undefined : deps.directory.communityOfReceiptPrefix(parts.prefix)?.id;
};

/** A wrong code and a wrong phone answer alike, and both count as an attempt. */
const openProgress = async (
  tx: Tx,
  deps: CaseworkDeps,
  receiptCode: string,
  phone: string,
  lock: boolean,
): Promise<Result<CaseWithHistory>> => {
  const parts = normaliseReceiptCode(receiptCode);
  const communityId = communityOf(deps, receiptCode);
  const attemptKey = `progress:${parts?.code ?? receiptCode}`;
  if (await deps.attempts.isLocked(attemptKey, ATTEMPTS))
    return refuse('too-many-requests', { minutes: ATTEMPTS.forgottenAfterMinutes });
  const stored =
    parts === null || communityId === undefined
      ? undefined
      : await (lock ? lockCaseByReceipt : findCaseByReceipt)(tx, communityId, parts.code);
  const onRecord =
    stored?.personId == null ? null : await deps.people.phoneLastFour(tx, stored.communityId, stored.personId);
  if (stored === undefined || onRecord !== phone) {
    await deps.attempts.record(attemptKey, ATTEMPTS);
    return refuse('not-found');
  }
  await deps.attempts.forget(attemptKey);
  return ok(stored);
};

type Step = ProgressReply['steps'][number];

/** The steps ahead on the usual way, following the main action from each. */
const stepsAhead = (definition: ProcessDefinition, from: string): readonly string[] => {
  const ahead: string[] = [];
  for (let step = from; ; ) {
    const main = Object.values(definition.actions).find(
      (action) => action.emphasis === 'main' && action.from.includes(step) && action.to !== step,
    );
    if (main === undefined || ahead.includes(main.to) || main.to === from) return ahead;
    ahead.push(main.to);
    step = main.to;
  }
};

const stepsOf = (definition: ProcessDefinition, stored: CaseWithHistory): Step[] => {
  const taken = stored.events.flatMap((event) =>
    event.type === 'action-taken' && event.from !== event.to ? [event] : [],
  );
  const name = (step: string) => getStep(definition, step).name;
  const done: Step[] = taken.map((event, index) => ({
    name: name(event.from),
    status: 'done' as const,
    at: index === 0 ? stored.openedAt : (taken[index - 1]?.at ?? null),
  }));
  const present: Step = {
    name: name(stored.state.step),
    status: stored.state.kind === 'done' ? 'done' : 'present',
    at: taken.at(-1)?.at ?? stored.openedAt,
  };
  const next: Step[] = stepsAhead(definition, stored.state.step).map((step) => ({
    name: name(step),
    status: 'next',
    at: null,
  }));
  return [...done, present, ...next];
};

const missingOf = (deps: CaseworkDeps, stored: CaseWithHistory): ProgressReply['missing'] => {
  const { kind, materials } = stored.state;
  const item = itemOfCase(deps, stored.state);
  if (kind !== 'waiting') return [];
  return materials
    .filter((material) => material.status === 'missing')
    .map((material) => {
      const known = item?.materials.find((candidate) => candidate.id === material.id);
      return { name: known?.name ?? { zh: material.id, en: material.id }, comesFrom: known?.comesFrom ?? null };
    });
};

const progressOf = (deps: CaseworkDeps, stored: CaseWithHistory): ProgressReply => {
  const { state } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const clock = nearestClock(state);
  const community = deps.directory.organisation(stored.communityId);
  return {
    receiptCode: stored.receiptCode,
    caseNumber: stored.number,
    itemName: itemNameOf(deps, state) ?? definition.name,
    // Enough to know one's own matter, useless to anybody else.
    personName: stored.personName === null ? '' : maskName(stored.personName),
    told: getStep(definition, state.step).told,
    stateKind: state.kind,
    outcome: state.outcome,
    dueOn: clock?.dueOn ?? null,
    dueProvisional: clock?.provisional ?? false,
    steps: stepsOf(definition, stored),
    missing: missingOf(deps, stored),
    community: {
      name: community?.name ?? '',
      phone: community?.phone ?? '',
      address: community?.address ?? '',
      officeHours: community?.officeHours ?? '',
    },
    rating: { asked: state.ratingAsked, given: state.rating },
    updatedAt: stored.events.at(-1)?.at ?? stored.openedAt,
  };
};

export const progressRoutes = (deps: CaseworkDeps): readonly Implementation[] => {
  const scopeOf = async (call: { readonly params: { readonly receiptCode: string } }) => {
    const communityId = communityOf(deps, call.params.receiptCode);
    return communityId === undefined ? [] : [communityId];
  };
  return [
    implementPublic(
      getProgress,
      async (tx, call) => {
        const stored = await openProgress(tx, deps, call.params.receiptCode, call.query.phone, false);
        return stored.ok ? ok(progressOf(deps, stored.value)) : stored;
      },
      scopeOf,
    ),
    implementPublic(
      rateProgress,
      async (tx, call) => {
        const { phone, level, comment } = call.body;
        const stored = await openProgress(tx, deps, call.params.receiptCode, phone, true);
        if (!stored.ok) return stored;
        const { communityId } = stored.value;
        const command = {
          type: 'rate' as const,
          level: level as RatingLevel,
          ...(comment === undefined ? {} : { comment }),
        };
        const changed = await changeCase(tx, deps, stored.value, command, {
          actor: APPLICANT,
          communityId,
          now: call.now,
          origin: call.origin,
        });
        return changed.ok ? ok(progressOf(deps, changed.value)) : changed;
      },
      scopeOf,
    ),
  ];
};
