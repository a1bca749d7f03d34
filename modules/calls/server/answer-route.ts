import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { answerRollCall } from '../contract.ts';
import { checkAnswer, type CallState } from '../domain/roll-call.ts';
import type { CallsDeps } from './deps.ts';
import { sightOf } from './reach.ts';
import { instantOf, nameOf } from './roll-call-replies.ts';
import { findRollCall } from './roll-call-rows.ts';
import { callPlace } from './sealed-places.ts';

interface Entry {
  readonly gridId: string | null;
  readonly state: CallState;
  readonly version: number;
}
interface Answer {
  readonly rollCallId: string;
  readonly personId: string;
  readonly state: CallState;
  readonly version: number;
  readonly noteSealed: Buffer | null;
  readonly workerId: string;
  readonly at: Instant | Date;
}

const ENTRY: Statement = {
  name: 'roll-call-person-locked',
  text: `select grid_id as "gridId", state, version from roll_call_person
    where community_id = $1 and roll_call_id = $2 and person_id = $3 for update`,
};
const ANSWER: Statement = {
  name: 'roll-call-answer-by-id',
  text: `select roll_call_id as "rollCallId", person_id as "personId", state, version, note_sealed as "noteSealed",
      worker_id as "workerId", answered_at as at from roll_call_answer where community_id = $1 and id = $2`,
};
const KEEP: Statement = {
  name: 'keep-roll-call-answer',
  text: `insert into roll_call_answer (community_id, id, roll_call_id, person_id, version, state, note_sealed, worker_id, answered_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};
const CHANGE: Statement = {
  name: 'change-roll-call-person',
  text: `update roll_call_person set state = $4, note_sealed = $5, version = $6, changed_by = $7, changed_at = $8
    where community_id = $1 and roll_call_id = $2 and person_id = $3`,
};

const answerReply = (deps: CallsDeps, communityId: string, id: string, stored: Answer) => ({
  state: stored.state,
  note:
    stored.noteSealed === null ? '' : openField(deps.keyRing, callPlace.answerNote(communityId, id), stored.noteSealed),
  version: stored.version,
  by: nameOf(deps, stored.workerId) ?? '',
  at: instantOf(stored.at),
});

export const answerRoute = (deps: CallsDeps): Implementation =>
  implement(answerRollCall, async (tx, call) => {
    const { communityId, rollCallId, personId } = call.params;
    const { id, state, note, expectedVersion } = call.body;
    const rollCall = await findRollCall(tx, communityId, rollCallId, 'shared');
    const [entry] = await tx.query<Entry>(ENTRY, [communityId, rollCallId, personId]);
    const sees = await sightOf(tx, call, communityId);
    if (rollCall === undefined || entry === undefined || !sees(entry.gridId)) return refuse('not-found');
    const [known] = await tx.query<Answer>(ANSWER, [communityId, id]);
    if (known !== undefined)
      return known.rollCallId === rollCallId && known.personId === personId
        ? ok(answerReply(deps, communityId, id, known))
        : refuse('not-found');
    const checked = checkAnswer(entry, { expectedVersion }, rollCall.endedAt !== null);
    if (!checked.ok) return checked;
    const { version } = checked.value;
    const { workerId } = call.caller;
    const sealed = (place: ReturnType<typeof callPlace.answerNote>) =>
      note === '' ? null : sealField(deps.keyRing, place, note);
    await tx.query(KEEP, [
      communityId,
      id,
      rollCallId,
      personId,
      version,
      state,
      sealed(callPlace.answerNote(communityId, id)),
      workerId,
      call.now,
    ]);
    const ownNote = sealed(callPlace.note(communityId, rollCallId, personId));
    await tx.query(CHANGE, [communityId, rollCallId, personId, state, ownNote, version, workerId, call.now]);
    recordDone(tx, call, communityId, {
      action: 'answer-roll-call',
      subjectKind: 'person',
      subjectId: personId,
      details: { rollCallId, state, version },
    });
    return ok({ state, note, version, by: nameOf(deps, workerId) ?? '', at: call.now });
  });
