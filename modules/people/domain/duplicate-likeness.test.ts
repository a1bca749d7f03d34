import { describe, expect, it } from 'vitest';
import { likenessOf } from './duplicate-likeness.ts';
import type { Comparable } from './duplicate-likeness.ts';

const base: Comparable = {
  name: '王秀英',
  readings: ['P:wangxiuying'],
  sex: 'female',
  bornOn: '1945-06-12',
  idNumberToken: null,
  idTailToken: null,
  phoneToken: null,
  buildingId: null,
  householdId: null,
};
const reasonsOf = (a: Partial<Comparable>, b: Partial<Comparable>): readonly string[] | undefined =>
  likenessOf({ ...base, ...a }, { ...base, ...b })?.reasons;

describe('whether two records may be of one person', () => {
  it('given the same name and birthday, says so', () => {
    expect(reasonsOf({}, {})).toEqual(['same-name', 'born-on']);
  });

  it('given two whole ID numbers that differ, they are two people whatever else is alike', () => {
    const same = { phoneToken: 'h:x', buildingId: 'b', householdId: 'h' };
    expect(reasonsOf({ ...same, idNumberToken: '1' }, { ...same, idNumberToken: '2' })).toBeUndefined();
  });

  it('given twins with names a character apart at one door, one of them without a number, shows them', () => {
    const twin = { buildingId: 'b', householdId: 'h', phoneToken: 'h:x' };
    expect(
      reasonsOf(
        { ...twin, name: '张子涵', readings: ['P:zhangzihan'], idNumberToken: '1' },
        { ...twin, name: '张子轩', readings: ['P:zhangzixuan'] },
      ),
    ).toEqual(['similar-name', 'phone', 'born-on', 'building', 'household']);
  });

  it('given the same sound, another sex or too little, says nothing', () => {
    const other = { name: '汪秀瑛' };
    expect(reasonsOf({}, { ...other, bornOn: null })).toBeUndefined();
    expect(reasonsOf({}, { ...other, sex: 'male' })).toBeUndefined();
    expect(reasonsOf({}, other)).toEqual(['same-sound', 'born-on']);
  });

  it('given month and day that changed places and the same phone, finds the slip', () => {
    expect(reasonsOf({ phoneToken: 'h:x' }, { phoneToken: 'h:x', bornOn: '1945-12-06' })).toEqual([
      'same-name',
      'phone',
      'born-on-swapped',
    ]);
  });

  it('given a namesake of another generation with the family’s phone, keeps them apart', () => {
    expect(
      reasonsOf({ phoneToken: 'h:x', buildingId: 'b' }, { phoneToken: 'h:x', buildingId: 'b', bornOn: '1990-06-12' }),
    ).toBeUndefined();
  });
});
