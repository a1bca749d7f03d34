import { describe, expect, it } from 'vitest';
import { moveRefusal, possibleMoves, REVISION_MOVES, REVISION_STATUSES } from './revision.ts';

const writer = { workerId: 'writer', mayWrite: true, mayReview: true };
const reviewer = { workerId: 'reviewer', mayWrite: false, mayReview: true };
const onlooker = { workerId: 'onlooker', mayWrite: false, mayReview: false };
const life = (status: (typeof REVISION_STATUSES)[number]) => ({ status, writerIds: ['writer'] });

describe('the life of a revision', () => {
  it('offers each person what the right and the status allow', () => {
    expect(possibleMoves(life('writing'), writer)).toEqual(['save', 'submit', 'withdraw']);
    expect(possibleMoves(life('in-review'), writer)).toEqual(['send-back', 'take-back', 'withdraw']);
    expect(possibleMoves(life('in-review'), reviewer)).toEqual(['approve', 'send-back']);
    expect(possibleMoves(life('approved'), reviewer)).toEqual(['publish']);
    expect(possibleMoves(life('approved'), writer)).toEqual(['publish', 'take-back', 'withdraw']);
  });

  it('is over once it was published or given up', () => {
    for (const status of ['published', 'withdrawn'] as const)
      for (const holder of [writer, reviewer]) expect(possibleMoves(life(status), holder)).toEqual([]);
  });

  it('never lets a writer approve, whatever else the person may do', () => {
    for (const status of REVISION_STATUSES) expect(possibleMoves(life(status), writer)).not.toContain('approve');
    expect(moveRefusal(life('in-review'), 'approve', writer)?.code).toBe('second-person-needed');
  });

  it('lets nobody without a right do anything', () => {
    for (const status of REVISION_STATUSES)
      for (const step of REVISION_MOVES)
        expect(moveRefusal(life(status), step, onlooker)?.code).toBe('revision-not-yours');
  });
});
