import type { KeyRing } from '../../../../platform/crypto/key-ring.ts';
import { openField } from '../../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { ErasureReply } from '../../contract.ts';
import { answerBy, type ErasureAsker, type ErasureState } from '../../domain/erasure.ts';
import type { PeopleDeps } from '../deps.ts';
import { personPlace } from '../sealed-places.ts';

export interface ErasureRow {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly ground: string;
  readonly askedBy: ErasureAsker;
  readonly noteSealed: Buffer | null;
  readonly answerSealed: Buffer | null;
  readonly state: ErasureState;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly doneAt: string | null;
}

const COLUMNS = `r.id, r.person_id as "personId", p.name as "personName", r.ground, r.asked_by as "askedBy",
  r.note_sealed as "noteSealed", r.answer_sealed as "answerSealed", r.state, r.requested_by as "requestedBy",
  r.requested_at as "requestedAt", r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.done_at as "doneAt"`;
const FROM = `from erasure_request r join person p on p.community_id = r.community_id and p.id = r.person_id`;

const LOCK: Statement = {
  name: 'lock-erasure',
  text: `select ${COLUMNS} ${FROM} where r.community_id = $1 and r.id = $2 for update of r`,
};
const LATEST: Statement = {
  name: 'latest-erasure-of-person',
  text: `select ${COLUMNS} ${FROM} where r.community_id = $1 and r.person_id = $2 order by r.id desc limit 1`,
};
const PAGE: Statement = {
  name: 'erasures-latest-first',
  text: `select ${COLUMNS} ${FROM} where r.community_id = $1 and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
};
const APPROVED: Statement = {
  name: 'erasures-to-carry-out',
  text: `select community_id as "communityId", person_id as "personId" from erasure_request
    where community_id = any ($1::uuid[]) and state = 'approved' order by community_id, id`,
};

export const lockErasure = async (tx: Tx, communityId: string, id: string): Promise<ErasureRow | undefined> =>
  (await tx.query<ErasureRow>(LOCK, [communityId, id]))[0];

export const latestErasure = async (tx: Tx, communityId: string, personId: string): Promise<ErasureRow | undefined> =>
  (await tx.query<ErasureRow>(LATEST, [communityId, personId]))[0];

/** One more than asked for, where there is more. */
export const pageOfErasures = (
  tx: Tx,
  communityId: string,
  after: string | null,
  limit: number,
): Promise<readonly ErasureRow[]> => tx.query<ErasureRow>(PAGE, [communityId, after, limit + 1]);

export interface AgreedErasure {
  readonly communityId: string;
  readonly personId: string;
}

/** What two people have agreed to and nobody has carried out yet. */
export const agreedErasures = (tx: Tx): Promise<readonly AgreedErasure[]> =>
  tx.query<AgreedErasure>(APPROVED, [tx.communities]);

const opened = (ring: KeyRing, place: Parameters<typeof openField>[1], sealed: Buffer | null): string | null =>
  sealed === null ? null : openField(ring, place, sealed);

/** The request as the pages show it. */
export const erasureReply = (deps: PeopleDeps, communityId: string, row: ErasureRow): ErasureReply => {
  const { erasure: rule } = deps.catalogue;
  const nameOf = (id: string | null): string | null => (id === null ? null : (deps.workerName(id) ?? ''));
  const ground = rule.grounds.find(({ id }) => id === row.ground)?.name ?? rule.byOperator;
  return {
    id: row.id,
    person: { id: row.personId, name: row.personName },
    ground: { ...ground },
    askedBy: { ...rule.askers[row.askedBy] },
    state: row.state,
    requestedBy: nameOf(row.requestedBy),
    requestedAt: row.requestedAt,
    answerBy: answerBy(rule, row.requestedAt),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: row.decidedAt,
    doneAt: row.doneAt,
    note: opened(deps.keyRing, personPlace.erasureNote(communityId, row.id), row.noteSealed),
    answer: opened(deps.keyRing, personPlace.erasureAnswer(communityId, row.id), row.answerSealed),
  };
};
