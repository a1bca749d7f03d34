import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_STATES, checkAnswer, comparePlaces, isSettled, progressOf } from './roll-call.ts';

const state = fc.constantFrom(...CALL_STATES);

describe('the progress of a roll call', () => {
  it('given any states, counts everybody once and settled as those nobody has to see to', () => {
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const { people, settled, ...each } = progressOf(states);
        expect(Object.values(each).reduce((sum, count) => sum + count, 0)).toBe(people);
        expect(settled).toBe(people - each.waiting - each['not-reached'] - each['needs-help']);
      }),
      { seed: 20261122 },
    );
  });

  it('given somebody not reached, leaves them open; given somebody elsewhere or safe, settles them', () => {
    expect(CALL_STATES.filter(isSettled)).toEqual(['reached', 'moved-to-safety', 'elsewhere']);
  });
});

describe('an answer', () => {
  it('given the version last seen, holds; given an older one, is refused with what stands', () => {
    expect(checkAnswer({ version: 2, state: 'waiting' }, { expectedVersion: 2 }, false)).toEqual({
      ok: true,
      value: { version: 3 },
    });
    expect(checkAnswer({ version: 3, state: 'needs-help' }, { expectedVersion: 2 }, false)).toMatchObject({
      ok: false,
      refusal: { code: 'roll-call-answered', details: { version: 3, state: 'needs-help' } },
    });
  });

  it('given a roll call that has ended, is refused', () => {
    expect(checkAnswer({ version: 0, state: 'waiting' }, { expectedVersion: 0 }, true)).toMatchObject({
      refusal: { code: 'roll-call-ended' },
    });
  });
});

describe('the way round', () => {
  it('goes by building number, unit, from the ground up; without a building comes last', () => {
    const place = (building: string, floor: number | null = 1) => ({ building, unit: '1单元', floor, door: '' });
    const places = [place(''), place('10幢'), place('2幢', 6), place('2幢', 1)];
    expect(places.toSorted(comparePlaces)).toEqual([place('2幢', 1), place('2幢', 6), place('10幢'), place('')]);
  });
});
