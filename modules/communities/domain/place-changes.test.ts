import { describe, expect, it } from 'vitest';
import { checkPlaceChange, isThere, type PlaceChange } from './place-changes.ts';
import type { PlaceTree } from './place-tree.ts';

const TODAY = '2026-09-16';
const since = (from: string | null, until: string | null = null) => ({ from, until });

const TREE: PlaceTree = {
  communityId: 'c',
  communityName: '东园社区',
  grids: [
    { id: 'g1', name: '第一网格', ...since(null) },
    { id: 'g2', name: '第二网格', ...since('2026-01-01') },
    { id: 'g3', name: '老网格', ...since(null, '2026-01-01') },
    { id: 'g4', name: '新网格', ...since('2027-01-01') },
  ],
  microGrids: [
    { id: 'm1', name: '甲', gridId: 'g1', ...since(null) },
    { id: 'm2', name: '乙', gridId: 'g2', ...since(null) },
  ],
  buildings: [{ id: 'b1', name: '1幢', gridId: 'g1', microGridId: 'm1', ...since(null) }],
  units: [{ id: 'u1', name: '1单元', buildingId: 'b1', ...since(null) }],
  placements: [{ buildingId: 'b1', gridId: 'g1', microGridId: 'm1', ...since('2026-03-01') }],
};

const outcome = (change: PlaceChange, households = 0): string => {
  const checked = checkPlaceChange(TREE, change, { households }, TODAY);
  return checked.ok ? 'ok' : checked.refusal.code;
};
const building = { kind: 'add-building', gridId: 'g1', microGridId: null, from: TODAY, units: [] } as const;
const unit = { floors: 6, doorsOnFloor: 2 };
const move = { kind: 'place-building', buildingId: 'b1', from: TODAY } as const;

describe('a change of places', () => {
  it.each<[string, PlaceChange]>([
    ['ok', { kind: 'add-grid', name: '第三网格', from: TODAY }],
    ['ok', { kind: 'add-grid', name: '老网格', from: TODAY }],
    ['place-name-taken', { kind: 'add-grid', name: '第一网格', from: TODAY }],
    ['ok', { kind: 'add-grid', name: '第三网格', from: '2027-01-01' }],
    ['place-date-in-future', { kind: 'add-grid', name: '第三网格', from: '2029-01-01' }],
    ['place-date-in-future', { ...building, name: '2幢', from: '2026-09-17' }],
    ['ok', { kind: 'add-micro-grid', gridId: 'g2', name: '甲', from: TODAY }],
    ['place-name-taken', { kind: 'add-micro-grid', gridId: 'g1', name: '甲', from: TODAY }],
    ['place-unknown', { kind: 'add-micro-grid', gridId: 'g3', name: '丙', from: TODAY }],
    ['ok', { ...building, name: '2幢' }],
    ['place-name-taken', { ...building, name: '1幢' }],
    ['place-unknown', { ...building, name: '2幢', microGridId: 'm2' }],
    [
      'place-name-taken',
      {
        ...building,
        name: '2幢',
        units: [
          { name: '1单元', ...unit },
          { name: '1单元', ...unit },
        ],
      },
    ],
    ['ok', { kind: 'add-unit', buildingId: 'b1', from: TODAY, unit: { name: '2单元', ...unit } }],
    ['place-name-taken', { kind: 'add-unit', buildingId: 'b1', from: TODAY, unit: { name: '1单元', ...unit } }],
    ['place-unknown', { kind: 'add-dwelling', unitId: 'u9', door: '101', usedAs: 'home', from: TODAY }],
    ['ok', { kind: 'rename', place: { kind: 'grid', id: 'g1' }, name: '中心网格' }],
    ['ok', { kind: 'rename', place: { kind: 'grid', id: 'g1' }, name: '第一网格' }],
    ['place-name-taken', { kind: 'rename', place: { kind: 'grid', id: 'g1' }, name: '第二网格' }],
    ['place-unknown', { kind: 'rename', place: { kind: 'grid', id: 'g3' }, name: '旧' }],
    ['ok', { ...move, gridId: 'g2', microGridId: 'm2' }],
    ['ok', { ...move, gridId: 'g2', microGridId: 'm2', from: '2027-01-01' }],
    ['place-date-too-early', { ...move, gridId: 'g4', microGridId: null, from: '2026-12-31' }],
    ['place-unchanged', { ...move, gridId: 'g1', microGridId: 'm1' }],
    ['place-unknown', { ...move, gridId: 'g2', microGridId: 'm1' }],
    ['place-date-too-early', { ...move, gridId: 'g2', microGridId: null, from: '2026-02-28' }],
  ])('answers %s', (expected, change) => {
    expect(outcome(change)).toBe(expected);
  });

  it('given a place with something in it, is not closed; an empty one is, and not before it began', () => {
    const close = (kind: 'grid' | 'micro-grid' | 'building' | 'community', id: string, on = TODAY): PlaceChange => ({
      kind: 'close',
      place: { kind, id },
      on,
    });
    expect(outcome(close('grid', 'g1'))).toBe('place-not-empty');
    expect(outcome(close('grid', 'g2'))).toBe('place-not-empty');
    expect(outcome(close('micro-grid', 'm1'))).toBe('place-not-empty');
    expect(outcome(close('micro-grid', 'm2'))).toBe('ok');
    expect(outcome(close('building', 'b1'), 3)).toBe('place-not-empty');
    expect(outcome(close('building', 'b1'))).toBe('ok');
    expect(outcome(close('grid', 'g2', '2025-12-31'))).toBe('place-date-too-early');
    expect(outcome(close('community', 'c'))).toBe('place-unknown');
  });

  it('given a closed grid, the tree of an earlier day still has it', () => {
    const old = { kind: 'grid', id: 'g3' } as const;
    expect([isThere(TREE, old, '2025-12-31'), isThere(TREE, old, '2026-01-01')]).toEqual([true, false]);
  });
});
