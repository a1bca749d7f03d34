import { randomInt } from 'node:crypto';
import type { ScopedDatabase, Statement, Tx } from '../../../platform/db/scoped-database.ts';

const BLOCK = 50;
/** Crockford's letters and digits: nothing that is misread over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LENGTH = 8;

const TAKE: Statement = {
  name: 'take-numbers',
  text: `insert into number_counter as counter (community_id, kind, year, last) values ($1, $2, $3, $4)
         on conflict (community_id, kind, year) do update set last = counter.last + $4 returning last`,
};

const take = async (tx: Tx, communityId: string, kind: string, year: number, count: number): Promise<number> => {
  const [row] = await tx.query<{ last: number }>(TAKE, [communityId, kind, year, count]);
  if (row === undefined) throw new Error('a counter always answers');
  return row.last;
};

export interface CaseNumbers {
  /** Next case number of a community and year. Taken in blocks, so cases opened at once do not wait for each other. */
  nextCase(communityId: string, year: number): Promise<number>;
  /** Next document number, without gaps: the counter stays locked until the transaction ends. */
  nextDocument(tx: Tx, communityId: string, kind: string, year: number): Promise<number>;
}

interface Block {
  next: number;
  last: number;
}

export const createCaseNumbers = (database: ScopedDatabase): CaseNumbers => {
  const blocks = new Map<string, Block>();
  const refills = new Map<string, Promise<void>>();
  const refill = async (key: string, communityId: string, year: number): Promise<void> => {
    try {
      const last = await database.aside([communityId], async (tx) => ({
        keep: true,
        value: await take(tx, communityId, 'case', year, BLOCK),
      }));
      blocks.set(key, { next: last - BLOCK + 1, last });
    } finally {
      // Also after a failure: kept, it would fail every later case of the community.
      refills.delete(key);
    }
  };
  const nextCase = async (communityId: string, year: number): Promise<number> => {
    const key = `${communityId}/${year}`;
    const block = blocks.get(key);
    if (block !== undefined && block.next <= block.last) return block.next++;
    const running = refills.get(key) ?? refill(key, communityId, year);
    refills.set(key, running);
    await running;
    return nextCase(communityId, year);
  };
  return { nextCase, nextDocument: (tx, communityId, kind, year) => take(tx, communityId, kind, year, 1) };
};

/** Told to the person and printed as a QR code; with the last four digits of the phone it opens the progress page. */
export const newReceiptCode = (prefix: string): string =>
  `${prefix}-${Array.from({ length: RECEIPT_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

/** What people type: lower case, spaces, a missing hyphen, O for 0 and I or L for 1. */
export const normaliseReceiptCode = (typed: string): { prefix: string; code: string } | null => {
  const clean = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  if (clean.length <= RECEIPT_LENGTH) return null;
  const prefix = clean.slice(0, -RECEIPT_LENGTH);
  const tail = clean.slice(-RECEIPT_LENGTH).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return { prefix, code: `${prefix}-${tail}` };
};
