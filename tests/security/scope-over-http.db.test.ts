import { beforeAll, describe, expect, it } from 'vitest';
import { findPeople, registerPerson } from '../../modules/people/contract.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import { tellFigure } from './tell-figure.ts';

/** One connection for all transactions, and two that are kept back for work beside them. */
const office = useOffice({ connections: 3 });
const ROUNDS = Math.min(2_000, Number(process.env['QUANKE_INTERLEAVINGS'] ?? 1_200));
const AT_ONCE = 8;
const LONGEST_PATIENCE = 12;

interface Side {
  readonly cookie: string;
  readonly communityId: string;
  readonly name: string;
}

let origin = '';
let sides: readonly Side[];

beforeAll(async () => {
  const { application } = office.running();
  origin = await application.http.listen({ port: 0, host: '127.0.0.1' });
  const written: Side[] = [];
  for (const [who, communityId, name] of [
    ['worker', office.communityId(), '甄东园'],
    ['foreign-worker', office.foreignCommunityId(), '甄南塘'],
  ] as const) {
    const caller = await office.as(who);
    const body = { name, idNumber: newIdNumber(), phone: null };
    (await caller.call(registerPerson, { params: { communityId }, body })).reply();
    written.push({ cookie: caller.cookie, communityId, name });
  }
  sides = written;
});

/** Asks for everybody called 甄; who is impatient goes away before the answer. */
const askFor = async ({ cookie, communityId }: Side, patience: number | null): Promise<string | null> => {
  const path = findPeople.path.replace('{communityId}', communityId);
  const url = `${origin}/api${path}?q=${encodeURIComponent('甄')}`;
  const signal = patience === null ? null : AbortSignal.timeout(patience);
  try {
    const answer = await fetch(url, { headers: { cookie }, signal });
    return await answer.text();
  } catch (fault) {
    if (signal?.aborted === true) return null;
    throw fault;
  }
};

describe('requests of two communities over one connection', () => {
  it('given some that are broken off on the way, every answer is of its own community alone', async () => {
    let [left, brokenOff] = [ROUNDS, 0];
    const wrong: string[] = [];
    const ask = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const [own, other] = left % 2 === 0 ? sides : sides.toReversed();
        if (own === undefined || other === undefined) throw new Error('two communities are needed');
        const told = await askFor(own, left % 3 === 0 ? (left % LONGEST_PATIENCE) + 1 : null);
        if (told === null) brokenOff += 1;
        // Whoever went away takes no place any more: nobody else is sent away as one too many.
        else if (!told.includes(own.name) || told.includes(other.name)) wrong.push(told);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    const name = { zh: '一个连接上的请求（中途断开）', en: 'Requests over one connection (broken off)' };
    tellFigure(name, `${ROUNDS} (${brokenOff})`);
    expect(wrong).toEqual([]);
    expect(brokenOff).toBeGreaterThan(0);
  }, 600_000);
});
