import { describe, expect, it } from 'vitest';
import { bodyOf, mistakesIn, type ChangeEntry } from './change-entry.ts';

const ENTRY: ChangeEntry = {
  name: ' 3幢 ',
  from: '2026-09-16',
  gridId: 'g2',
  microGridId: '',
  units: '2',
  floors: '6',
  doors: '4',
  door: ' 101 ',
  usedAs: 'home',
};
const building = { kind: 'building', id: 'b', name: '3幢' } as const;
const grid = { kind: 'grid', id: 'g', name: '一' } as const;
const unitName = (number: number): string => `${number}单元`;

describe('a change of places as typed', () => {
  it('given a new building, names its units; a single one has no name', () => {
    const body = bodyOf({ kind: 'add-building', place: grid }, ENTRY, unitName);
    const unit = { floors: 6, doorsOnFloor: 4 };
    expect(body).toEqual({
      kind: 'add-building',
      gridId: 'g',
      microGridId: null,
      name: '3幢',
      from: '2026-09-16',
      units: [
        { name: '1单元', ...unit },
        { name: '2单元', ...unit },
      ],
    });
    expect(bodyOf({ kind: 'add-building', place: grid }, { ...ENTRY, units: '1' }, unitName)).toMatchObject({
      units: [{ name: '' }],
    });
  });

  it('given a place to close or move, sends the day it begins on', () => {
    expect(bodyOf({ kind: 'close', place: building }, ENTRY, unitName)).toEqual({
      kind: 'close',
      place: { kind: 'building', id: 'b' },
      on: '2026-09-16',
    });
    expect(bodyOf({ kind: 'place-building', place: building }, ENTRY, unitName)).toMatchObject({
      gridId: 'g2',
      microGridId: null,
    });
  });

  it('given fields left empty or numbers that are none, names each; a micro-grid may be left out', () => {
    const wrong = { ...ENTRY, name: ' ', floors: '6.5', doors: '31' };
    expect(mistakesIn({ kind: 'add-building', place: grid }, wrong).map(({ field }) => field)).toEqual([
      'name',
      'floors',
      'doors',
    ]);
    expect(mistakesIn({ kind: 'place-building', place: building }, { ...ENTRY, gridId: '' })).toEqual([
      { field: 'gridId', kind: 'missing' },
    ]);
    expect(mistakesIn({ kind: 'rename', place: building }, { ...ENTRY, from: '' })).toEqual([]);
  });
});
