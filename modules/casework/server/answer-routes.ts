import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { getAnswer, giveAnswer } from '../contract.ts';
import { availableActions } from '../domain/available-actions.ts';
import type { Actor } from '../domain/commands.ts';
import type { InputField } from '../domain/definition.ts';
import { getStep } from '../domain/evolve.ts';
import { findAnswerLink, readAnswerCode } from './answer-links.ts';
import { nearestClock } from './case-columns.ts';
import { actionReply } from './case-reply.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { valueWords } from './form-words.ts';
import { caseFacts } from './matter-facts.ts';
import { carriedInput } from './open-linked.ts';
import { findCase, lockCase, type CaseWithHistory } from './stored-case.ts';
import type { ChangedCase } from './write-case.ts';

type AnswerReply = ReplyOf<typeof getAnswer>;

const UNIT: Actor = { workerId: null, roles: ['unit-by-link'], organisationIds: [] };
/** Wrong codes from one address; a code holds 80 bits, so this is against nuisance, not against guessing. */
const ATTEMPTS = { most: 20, forgottenAfterMinutes: 30 };

const communityOf = (deps: CaseworkDeps, typed: string): string | undefined => {
  const read = readAnswerCode(typed);
  return read === null ? undefined : deps.directory.communityOfReceiptPrefix(read.prefix)?.id;
};

interface Asked {
  readonly stored: CaseWithHistory;
  /** False once the case has moved on: the code then opens only what became of the question. */
  readonly waiting: boolean;
  readonly expiresAt: string;
}

const openCode = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: { readonly params: { readonly code: string }; readonly now: string; readonly origin: string },
  lock: boolean,
): Promise<Result<Asked>> => {
  const attemptKey = `answer:${call.origin}`;
  if (await deps.attempts.isLocked(attemptKey, ATTEMPTS))
    return refuse('too-many-requests', { minutes: ATTEMPTS.forgottenAfterMinutes });
  const communityId = communityOf(deps, call.params.code);
  const code = readAnswerCode(call.params.code)?.code;
  const link =
    communityId === undefined || code === undefined ? undefined : await findAnswerLink(tx, communityId, code);
  const stored =
    communityId === undefined || link === undefined
      ? undefined
      : await (lock ? lockCase : findCase)(tx, communityId, link.caseId);
  if (stored === undefined || link === undefined) {
    await deps.attempts.record(attemptKey, ATTEMPTS);
    return refuse('not-found');
  }
  const waiting = stored.state.answerLink?.linkId === link.id;
  if (Date.parse(link.expiresAt) <= Date.parse(call.now)) return refuse('answer-code-expired');
  return ok({ stored, waiting, expiresAt: link.expiresAt });
};

const fieldsOf = ({ opening, actions }: ChangedCase['definition']): readonly InputField[] => [
  ...(opening?.input ?? []),
  ...Object.values(actions).flatMap(({ input }) => input),
];

/** What the slip says and nothing else: the fields that the definition names for it. */
const shownOf = (deps: CaseworkDeps, stored: CaseWithHistory): AnswerReply['shown'] => {
  const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
  const fields = fieldsOf(definition);
  const names = definition.answerLink?.shows ?? [];
  const values = carriedInput(deps, { ...stored, definition, newEvents: [], issued: [] }, names);
  return names.flatMap((name) => {
    const field = fields.find(({ id }) => id === name);
    const value = values[name];
    if (field === undefined || value === undefined) return [];
    return [{ label: field.label, value: valueWords(deps, field, value).zh }];
  });
};

const answerReply = (deps: CaseworkDeps, { stored, waiting, expiresAt }: Asked, now: string): AnswerReply => {
  const { state } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const facts = caseFacts(deps, definition, null, stored.approvingOrganisationId);
  const community = deps.directory.organisation(stored.communityId);
  return {
    processName: definition.name,
    caseNumber: stored.number,
    stateName: getStep(definition, state.step).name,
    shown: waiting ? shownOf(deps, stored) : [],
    actions: waiting
      ? availableActions(definition, state, UNIT, facts, now)
          .filter(({ id }) => definition.actions[id]?.by.includes('unit-by-link') === true)
          .map((action) => actionReply(deps, action))
      : [],
    over: !waiting,
    expiresAt,
    dueOn: waiting ? (nearestClock(state)?.dueOn ?? null) : null,
    community: {
      name: community?.name ?? '',
      phone: community?.phone ?? '',
      address: community?.address ?? '',
    },
  };
};

const markAnswered = (tx: Tx, stored: CaseWithHistory, now: string): void => {
  const linkId = stored.state.answerLink?.linkId;
  if (linkId === undefined) return;
  tx.write({
    name: 'answered_link',
    sql: 'update answer_link set answered_at = coalesce(answered_at, $3) where community_id = $1 and id = $2',
    values: [stored.communityId, linkId, now],
  });
};

/** The page of an outside body: no account, one code, and only the actions that the process gives it. */
export const answerRoutes = (deps: CaseworkDeps): readonly Implementation[] => {
  const scopeOf = async (call: { readonly params: { readonly code: string } }) => {
    const communityId = communityOf(deps, call.params.code);
    return communityId === undefined ? [] : [communityId];
  };
  return [
    implementPublic(
      getAnswer,
      async (tx, call) => {
        const asked = await openCode(tx, deps, call, false);
        return asked.ok ? ok(answerReply(deps, asked.value, call.now)) : asked;
      },
      scopeOf,
    ),
    implementPublic(
      giveAnswer,
      async (tx, call) => {
        const asked = await openCode(tx, deps, call, true);
        if (!asked.ok) return asked;
        if (!asked.value.waiting) return refuse('answer-code-expired');
        const { stored } = asked.value;
        const command = { type: 'act' as const, action: call.body.action, input: call.body.input };
        const acting = { actor: UNIT, communityId: stored.communityId, now: call.now, origin: call.origin };
        const changed = await changeCase(tx, deps, stored, command, acting);
        if (!changed.ok) return changed;
        markAnswered(tx, stored, call.now);
        const waiting = changed.value.state.answerLink !== undefined;
        return ok(answerReply(deps, { ...asked.value, stored: changed.value, waiting }, call.now));
      },
      scopeOf,
    ),
  ];
};
