import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import { sealField } from '../../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../../platform/http/call.ts';
import { newId } from '../../../../platform/ids.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { decideErasure, type ErasureReply, requestErasure, takeBackErasure } from '../../contract.ts';
import { ERASED_NAME, groundsOn, isNameTyped, mayDecide, mayErase } from '../../domain/erasure.ts';
import type { PeopleDeps } from '../deps.ts';
import { personPlace } from '../sealed-places.ts';
import { type ErasureRow, erasureReply, latestErasure, lockErasure } from './erasure-rows.ts';

const LOCK_PERSON: Statement = {
  name: 'lock-person-to-erase',
  text: 'select name from person where community_id = $1 and id = $2 for update',
};
const INSERT: Statement = {
  name: 'request-erasure',
  text: `insert into erasure_request (community_id, id, person_id, ground, asked_by, note_sealed, state, requested_by, requested_at)
    values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)`,
};
const SETTLE: Statement = {
  name: 'settle-erasure',
  text: `update erasure_request set state = $3, decided_by = $4, decided_at = $5, answer_sealed = $6
    where community_id = $1 and id = $2`,
};

const requestRoute = (deps: PeopleDeps): Implementation =>
  implement(requestErasure, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { ground, askedBy, note, name } = call.body;
    if (!groundsOn(deps.catalogue.erasure, plainDateOf(call.now)).some(({ id }) => id === ground))
      return refuse('erasure-ground-unknown');
    // Whoever records another request for the same person waits here for the first.
    const [person] = await tx.query<{ name: string }>(LOCK_PERSON, [communityId, personId]);
    if (person === undefined) return refuse('not-found');
    if (person.name === ERASED_NAME) return refuse('erasure-done-already');
    if (!isNameTyped(name, person.name)) return refuse('erasure-name-differs');
    const before = await latestErasure(tx, communityId, personId);
    if (before?.state === 'waiting' || before?.state === 'approved') return refuse('erasure-asked-already');
    const possible = mayErase(await deps.erasure.overview(tx, communityId, personId));
    if (!possible.ok) return possible;
    const id = newId();
    const { workerId } = call.caller;
    const noteSealed = note === '' ? null : sealField(deps.keyRing, personPlace.erasureNote(communityId, id), note);
    await tx.query(INSERT, [communityId, id, personId, ground, askedBy, noteSealed, workerId, call.now]);
    recordDone(tx, call, communityId, {
      action: 'request-erasure',
      subjectKind: 'person',
      subjectId: personId,
      details: { erasureId: id, ground, askedBy },
    });
    deps.erasure.askDeciders(tx, communityId, workerId, call.now);
    const row: ErasureRow = {
      id,
      personId,
      personName: person.name,
      ground,
      askedBy,
      noteSealed,
      answerSealed: null,
      state: 'waiting',
      requestedBy: workerId,
      requestedAt: call.now,
      decidedBy: null,
      decidedAt: null,
      doneAt: null,
    };
    return ok(erasureReply(deps, communityId, row));
  });

type Settled = Pick<ErasureRow, 'state' | 'decidedBy' | 'decidedAt' | 'answerSealed'>;

const settle = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  row: ErasureRow,
  settled: Settled,
): Promise<ErasureReply> => {
  const { state, decidedBy, decidedAt, answerSealed } = settled;
  await tx.query(SETTLE, [communityId, row.id, state, decidedBy, decidedAt, answerSealed]);
  return erasureReply(deps, communityId, { ...row, ...settled });
};

const decideRoute = (deps: PeopleDeps): Implementation =>
  implement(decideErasure, async (tx, call) => {
    const { communityId, erasureId } = call.params;
    const { decision } = call.body;
    const row = await lockErasure(tx, communityId, erasureId);
    if (row === undefined) return refuse('not-found');
    const { workerId } = call.caller;
    const decidable = mayDecide(row, workerId);
    if (!decidable.ok) return decidable;
    if (decision.kind === 'approve') {
      if (!isNameTyped(decision.name, row.personName)) return refuse('erasure-name-differs');
      const possible = mayErase(await deps.erasure.overview(tx, communityId, row.personId));
      if (!possible.ok) return possible;
      tx.afterCommit(deps.erasure.wake);
    }
    recordDone(tx, call, communityId, {
      action: 'decide-erasure',
      subjectKind: 'person',
      subjectId: row.personId,
      details: { erasureId, decision: decision.kind },
    });
    const state = decision.kind === 'approve' ? 'approved' : 'refused';
    if (row.requestedBy !== null) deps.erasure.tellOutcome(tx, communityId, row.requestedBy, state, call.now);
    const by = { decidedBy: workerId, decidedAt: call.now };
    const place = personPlace.erasureAnswer(communityId, erasureId);
    return ok(
      await settle(
        tx,
        deps,
        communityId,
        row,
        decision.kind === 'approve'
          ? { ...by, state: 'approved', answerSealed: null }
          : { ...by, state: 'refused', answerSealed: sealField(deps.keyRing, place, decision.answer) },
      ),
    );
  });

const takeBackRoute = (deps: PeopleDeps): Implementation =>
  implement(takeBackErasure, async (tx, call) => {
    const { communityId, erasureId } = call.params;
    const row = await lockErasure(tx, communityId, erasureId);
    if (row === undefined) return refuse('not-found');
    if (row.state !== 'waiting') return refuse('erasure-decided-already');
    recordDone(tx, call, communityId, {
      action: 'take-back-erasure',
      subjectKind: 'person',
      subjectId: row.personId,
      details: { erasureId },
    });
    const taken: Settled = { state: 'taken-back', decidedBy: null, decidedAt: call.now, answerSealed: null };
    return ok(await settle(tx, deps, communityId, row, taken));
  });

export const erasureCommandRoutes = (deps: PeopleDeps): readonly Implementation[] => [
  requestRoute(deps),
  decideRoute(deps),
  takeBackRoute(deps),
];
