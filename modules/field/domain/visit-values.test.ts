import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from './merge.ts';
import { placeOf, placeValue, valuesOfVisit, visitOfValues, type VisitAsFields } from './visit-values.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const answer = fc.oneof(word, fc.boolean(), fc.integer(), fc.uniqueArray(word, { minLength: 1, maxLength: 3 }));
const visit: fc.Arbitrary<VisitAsFields> = fc.record({
  personId: word,
  plannedId: fc.option(word),
  result: word,
  note: fc.oneof(fc.constant(''), word),
  place: fc.option(
    fc.record({
      latitude: fc.integer({ min: -9_000_000, max: 9_000_000 }).map((value) => value / 100_000),
      longitude: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((value) => value / 100_000),
      accuracy: fc.nat(100_000),
    }),
  ),
  answers: fc.dictionary(word, fc.dictionary(word, answer)),
  opens: fc.uniqueArray(word, { maxLength: 3 }),
});

describe('a visit as fields', () => {
  it('given any visit, comes back as it was, so that a receipt never looks like a change of somebody else', () => {
    fc.assert(
      fc.property(visit, (one) => {
        const values = valuesOfVisit(one);
        expect(valuesOfVisit(visitOfValues(values))).toEqual(values);
        expect(mergeFields(values, values, values).conflicts).toEqual([]);
      }),
      { numRuns: 120, seed: 5601 },
    );
  });

  it('given a place, keeps about a metre; given anything else, is no place', () => {
    const value = placeValue({ latitude: 31.2304161, longitude: 121.4737091, accuracy: 17.6 });
    expect(value).toBe('31.23042,121.47371,18');
    expect(placeOf(value)).toEqual({ latitude: 31.23042, longitude: 121.47371, accuracy: 18 });
    for (const bad of ['', '1,2', '91,0,1', '0,181,1', 'a,b,c', '0,0,-1', null, 7]) expect(placeOf(bad)).toBeNull();
  });

  it('given checklists without an answer, still says that they were brought along', () => {
    expect(visitOfValues({ checklists: ['elder-home', 'occasion'], 'occasion/wish': false }).answers).toEqual({
      'elder-home': {},
      occasion: { wish: false },
    });
  });
});
