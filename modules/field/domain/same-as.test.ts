import { describe, expect, it } from 'vitest';
import type { FieldValues } from './field-record.ts';
import {
  isAnswered,
  isCompared,
  joinedCase,
  reportedBefore,
  sameReported,
  withAnswer,
  withAnswerOf,
} from './same-as.ts';

const reported = (caseId: string, place: string, placeId: string | null, more: object = {}) => ({
  caseId,
  kindId: 'event',
  kind: 'facility',
  place,
  placeId,
  ...more,
});
const NEARBY = {
  compares: [{ kindId: 'event', kind: 'kind', place: 'place' }],
  buildings: [
    { id: 'b3', name: '西水新村3幢' },
    { id: 'b5', name: '西水新村5幢' },
  ],
  grids: [{ id: 'g1', name: '西水一网格' }],
  cases: [
    reported('lamp', '西水新村3幢门口的路灯', 'b3'),
    reported('other-kind', '3幢', 'b3', { kind: 'environment' }),
    reported('nowhere', '小广场的长椅', null),
    reported('other-form', '3幢', 'b3', { kindId: 'patrol' }),
  ],
};
const same = (values: object, kindId = 'event') =>
  sameReported(NEARBY, kindId, { kind: 'facility', ...values }).map(({ caseId }) => caseId);

describe('whether something was reported before', () => {
  it('given the same building by any of its names, or nearly the same words, finds it; else nothing', () => {
    expect(same({ place: '3幢单元门旁' })).toEqual(['lamp']);
    expect(same({ place: '小广场长椅' })).toEqual(['nowhere']);
    expect(same({ place: '5幢' })).toEqual([]);
    expect(same({ place: '3幢', kind: 'safety' })).toEqual([]);
  });

  it('given too little, or a form that is not compared, finds nothing', () => {
    expect(same({ place: ' ' })).toEqual([]);
    expect(same({ place: '3幢', kind: null })).toEqual([]);
    expect(same({ place: '3幢' }, 'visit')).toEqual([]);
    expect([isCompared(NEARBY, 'event', 'place'), isCompared(NEARBY, 'event', 'seen')]).toEqual([true, false]);
  });
});

describe('the answer', () => {
  const shown = NEARBY.cases.slice(0, 1);

  it('counts only for what is shown, and goes where nothing is shown any more', () => {
    expect(isAnswered({}, [])).toBe(true);
    expect(isAnswered({}, shown)).toBe(false);
    expect(isAnswered({ sameAs: 'another' }, shown)).toBe(true);
    expect(isAnswered({ sameAs: 'nowhere' }, shown)).toBe(false);
    expect(withAnswer({ place: '3幢', sameAs: 'lamp' }, shown)).toEqual({ place: '3幢', sameAs: 'lamp' });
    expect(withAnswer({ place: '5幢', sameAs: 'lamp' }, [])).toEqual({ place: '5幢' });
  });

  it('names the case it belongs to, and stays what it was once the record arrived', () => {
    const id = '0199a2b4-5c1d-7e2f-8a3b-4c5d6e7f8091';
    expect([id, 'another', 'ended', 'a lamp', null].map((sameAs) => joinedCase({ sameAs }))).toEqual([
      id,
      null,
      null,
      null,
      null,
    ]);
    const place = '5幢';
    const after = (sameAs: string, base: FieldValues, present = base) => withAnswerOf({ place, sameAs }, base, present);
    expect(after('another', { sameAs: id })).toEqual({ place, sameAs: id });
    expect(after('another', {})).toEqual({ place });
    expect(after('a lamp', { sameAs: 'another' })).toEqual({ place, sameAs: 'another' });
  });

  it('given it is found out later, names the case, unless the record belongs to one or somebody else said so meanwhile', () => {
    const [id, other] = ['0199a2b4-5c1d-7e2f-8a3b-4c5d6e7f8091', '0199a2b4-5c1d-7e2f-8a3b-4c5d6e7f8092'];
    const answer = (base: FieldValues, present = base) => withAnswerOf({ sameAs: id }, base, present)['sameAs'];
    expect([{}, { sameAs: 'another' }, { sameAs: 'ended' }].map((base) => answer(base))).toEqual([id, id, id]);
    expect(answer({ sameAs: other })).toBe(other);
    expect(answer({}, { sameAs: other })).toBeUndefined();
    expect(answer({}, { sameAs: 'apart' })).toBeUndefined();
  });

  it('given a record with a case of its own, may be one of those that were there before, while that is open', () => {
    const since = (caseId: string, minute: number) => ({
      ...reported(caseId, '3幢', 'b3'),
      number: `n-${caseId}`,
      openedAt: `2026-09-16T02:${minute}:00.000Z`,
    });
    const cases = [since('late', 30), since('own', 20), since('a-same-moment', 20), since('early', 10)];
    const compares = [{ kindId: 'event', kind: 'kind', place: 'place', joins: true }];
    const before = (number: string | null, kindId = 'event', joins = true) =>
      reportedBefore({ ...NEARBY, compares: compares.map((one) => ({ ...one, joins })), cases }, kindId, number).map(
        ({ caseId }) => caseId,
      );
    expect(before('n-own')).toEqual(['a-same-moment', 'early']);
    expect([before('n-early'), before('closed'), before(null), before('n-own', 'patrol')]).toEqual([[], [], [], []]);
    expect(before('n-own', 'event', false)).toEqual([]);
  });
});
