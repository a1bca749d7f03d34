import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { getStep } from '../domain/evolve.ts';
import { itemNameOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { openCode, PUBLICITY_TOPIC } from './publicity.ts';
import { reportersOf } from './reporters.ts';
import { findCase, type CaseWithHistory } from './stored-case.ts';

/** A message of the outbox. */
export interface Message {
  readonly id: string;
  readonly topic: string;
  readonly payload: { readonly caseId: string; readonly step: string };
}

/** What the gateway is sent for one phone: with `progress` about a case, with `news` a message of publicity. */
export interface MessageBody {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly progress?: string;
  readonly news?: string;
}

const PHONE: Statement = {
  name: 'phone-for-message',
  text: 'select phone_sealed as sealed from person where community_id = $1 and id = $2',
};

const phoneOf = async (tx: Tx, deps: CaseworkDeps, communityId: string, personId: string): Promise<string | null> => {
  const [row] = await tx.query<{ sealed: Buffer | null }>(PHONE, [communityId, personId]);
  if (row === undefined || row.sealed === null) return null;
  return openField(deps.keyRing, { table: 'person', column: 'phone_sealed', communityId, rowId: personId }, row.sealed);
};

/** What a recipient of publicity is sent. */
const RECIPIENT: Statement = {
  name: 'publicity-for-message',
  text: `select r.person_id as "personId", r.code_sealed as "codeSealed", p.message
         from publicity_recipient r
         join publicity_push p on p.community_id = r.community_id and p.id = r.push_id
         where r.community_id = $1 and r.id = $2`,
};

interface Recipient {
  readonly personId: string;
  readonly codeSealed: Buffer;
  readonly message: string;
}

const publicityBody = async (tx: Tx, deps: CaseworkDeps, communityId: string, message: Message) => {
  const [recipient] = await tx.query<Recipient>(RECIPIENT, [communityId, message.id]);
  const phone = recipient === undefined ? null : await phoneOf(tx, deps, communityId, recipient.personId);
  if (recipient === undefined || phone === null) return null;
  return {
    id: message.id,
    phone,
    text: `【${deps.directory.organisation(communityId)?.name ?? ''}】${recipient.message}`,
    news: `${deps.publicUrl}/r/news/${openCode(deps, communityId, message.id, recipient.codeSealed)}`,
  };
};

/**
 * The person of the case, or whoever reported it by phone, those who reported the same later, and those of the cases
 * that it took in.
 */
const phonesToTell = async (tx: Tx, deps: CaseworkDeps, stored: CaseWithHistory): Promise<readonly string[]> => {
  const { communityId, personId, state } = stored;
  const own = personId === null ? null : await phoneOf(tx, deps, communityId, personId);
  const rule = deps.eventRules.find(({ processId }) => processId === state.processId);
  const reported = rule === undefined ? [] : reportersOf(deps.keyRing, rule, stored);
  const joined: string[] = [];
  for (const { caseId, relation } of state.links) {
    const taken = relation === 'took-in' ? await findCase(tx, communityId, caseId) : undefined;
    if (taken !== undefined) joined.push(...(await phonesToTell(tx, deps, taken)));
  }
  return [...new Set([...(own === null ? [] : [own]), ...reported, ...joined])];
};

/** What the gateway is sent: whom, and the sentence the step tells. Empty when there is nobody to tell. */
export const bodiesOf = async (
  tx: Tx,
  deps: CaseworkDeps,
  communityId: string,
  message: Message,
): Promise<readonly MessageBody[]> => {
  if (message.topic === PUBLICITY_TOPIC) {
    const body = await publicityBody(tx, deps, communityId, message);
    return body === null ? [] : [body];
  }
  const stored = await findCase(tx, communityId, message.payload.caseId);
  if (stored === undefined) return [];
  const phones = await phonesToTell(tx, deps, stored);
  const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
  const name = (itemNameOf(deps, stored.state) ?? definition.name).zh;
  const community = deps.directory.organisation(communityId);
  return phones.map((phone, place) => ({
    // Each of several people has a message of their own, known again when it is sent again.
    id: place === 0 ? message.id : `${message.id}:${place}`,
    phone,
    text: `【${community?.name ?? ''}】${name}：${getStep(definition, message.payload.step).told.zh}`,
    progress: `${deps.publicUrl}/r/progress/${stored.receiptCode}`,
  }));
};
