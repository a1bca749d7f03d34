import { createHash, randomInt } from 'node:crypto';
import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CaseworkDeps } from './deps.ts';
import type { ChangedCase } from './write-case.ts';

/** Crockford's letters and digits: nothing that is misread over the phone. Sixteen of them hold 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

const place = (communityId: string, linkId: string): FieldPlace => ({
  table: 'answer_link',
  column: 'code_sealed',
  communityId,
  rowId: linkId,
});

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/** What people type or scan: any case, hyphens and spaces, O for 0, I or L for 1. Null for what cannot be a code. */
export const readAnswerCode = (typed: string): { readonly prefix: string; readonly code: string } | null => {
  const clean = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const prefix = clean.slice(0, -LENGTH);
  if (prefix === '') return null;
  const tail = clean.slice(-LENGTH).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return { prefix, code: `${prefix}-${tail}` };
};

export const answerUrl = (deps: Pick<CaseworkDeps, 'publicUrl'>, code: string): string =>
  `${deps.publicUrl}/answer/${code}`;

/** Writes the code that an action of this command issued, if one did; the case comes back with it for the slip. */
export const issueAnswerLink = (
  tx: Tx,
  deps: Pick<CaseworkDeps, 'directory' | 'keyRing'>,
  changed: ChangedCase,
): ChangedCase => {
  const issued = changed.newEvents.find((event) => event.type === 'answer-link-issued');
  if (issued?.type !== 'answer-link-issued') return changed;
  const prefix = deps.directory.organisation(changed.communityId)?.receiptPrefix ?? 'A';
  const code = `${prefix}-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
  tx.write({
    name: 'answer_link',
    sql: `insert into answer_link (community_id, id, case_id, code_hash, code_sealed, issued_at, expires_at)
          values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      changed.communityId,
      issued.linkId,
      changed.id,
      hashOf(code),
      sealField(deps.keyRing, place(changed.communityId, issued.linkId), code),
      issued.at,
      issued.expiresAt,
    ],
  });
  return { ...changed, answerCode: code };
};

export interface AnswerLink {
  readonly id: string;
  readonly caseId: string;
  readonly expiresAt: string;
}

const BY_CODE: Statement = {
  name: 'answer-link-by-code',
  text: 'select id, case_id as "caseId", expires_at as "expiresAt" from answer_link where community_id = $1 and code_hash = $2',
};
const SEALED: Statement = {
  name: 'answer-link-code',
  text: 'select code_sealed as "codeSealed" from answer_link where community_id = $1 and id = $2',
};

export const findAnswerLink = async (tx: Tx, communityId: string, code: string): Promise<AnswerLink | undefined> =>
  (await tx.query<AnswerLink>(BY_CODE, [communityId, hashOf(code)]))[0];

/** The code again, for whoever handles the case and prints the slip anew. */
export const codeOfLink = async (
  tx: Tx,
  deps: Pick<CaseworkDeps, 'keyRing'>,
  communityId: string,
  linkId: string,
): Promise<string | null> => {
  const [row] = await tx.query<{ codeSealed: Buffer }>(SEALED, [communityId, linkId]);
  return row === undefined ? null : openField(deps.keyRing, place(communityId, linkId), row.codeSealed);
};
