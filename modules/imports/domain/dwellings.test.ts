import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../kernel/table-row.ts';
import { createDwellingReader, readArea } from './dwelling-row.ts';
import type { Mapping } from './import-row.ts';
import { gridOf, planDwelling } from './plan-dwelling.ts';

const WORDS = { home: ['住宅', '自住'], shop: ['商铺'], public: ['物业用房'], other: ['其他'] };
const MAPPING: Mapping = { 0: 'building', 1: 'unit', 2: 'room', 3: 'area', 4: 'usedAs', 5: 'owner', 6: 'ownerPhone' };
const read = (...cells: Cell[]) => createDwellingReader(WORDS)({ number: 2, cells, marks: [] }, MAPPING);
const codes = (...cells: Cell[]) => read(...cells).problems.map(({ code }) => code);

describe('a row of a building list', () => {
  it('given parts of an address in any spelling, names one door', () => {
    for (const cells of [
      ['3', '1', '501'],
      ['3幢', '1单元', '501室'],
      ['３号楼', '一单元', '5楼1室'],
    ] as const)
      expect(read(...cells).draft?.place).toEqual({ estate: '', building: '3', unit: '1单元', room: '501室' });
    expect(read('3幢', null, 501).draft?.place.unit).toBe('');
  });

  it('given areas as they are written, reads square metres', () => {
    expect(['89.5', '89.50㎡', 89.5, '89.5 平方米'].map((cell) => readArea(cell))).toEqual(
      Array.from({ length: 4 }, () => ({ value: 89.5, notes: [] })),
    );
    for (const cell of ['约90', '0', '-5', '8.9E+4', '九十'])
      expect(readArea(cell)).toEqual({ problem: 'area-unreadable' });
  });

  it('given what cannot be relied on, says what is wrong', () => {
    expect(codes(null, null, '501')).toEqual(['dwelling-building-missing']);
    expect(codes('3幢', '1', null)).toEqual(['dwelling-room-missing']);
    expect(codes('3幢', '1', '501', '很大', '养鸡', '某人', '12')).toEqual([
      'area-unreadable',
      'use-unknown',
      'phone-invalid',
    ]);
  });
});

describe('what a row of a building list would do', () => {
  const draft = (...cells: Cell[]) => {
    const { draft: one } = read(...cells);
    if (one === null) throw new Error('The row cannot be read.');
    return one;
  };
  const grids = [{ id: 'g1', name: '第一网格' }];
  const found = { building: { id: 'b3', name: '西水新村3幢' } };
  const values = { area: 80, usedAs: 'home', owner: { name: '旧业主', phone: '13800138000' } } as const;
  const known = { dwellingId: 'd1', values };

  it('given a dwelling that is there, changes only what the row says otherwise', () => {
    const planned = planDwelling(draft('3', '1', '501', '81.5'), [], { found, grids, known });
    expect(planned).toMatchObject({
      outcome: 'changed',
      plan: { after: { ...values, area: 81.5 }, changes: [{ field: 'area', from: '80', to: '81.5' }] },
    });
    expect(planDwelling(draft('3', '1', '501', '80'), [], { found, grids, known }).outcome).toBe('unchanged');
  });

  it('given a new owner, the phone of the old one goes', () => {
    const planned = planDwelling(draft('3', '1', '501', null, null, '新业主'), [], { found, grids, known });
    expect(planned.plan?.after.owner).toEqual({ name: '新业主', phone: null });
  });

  it('given a building nobody knows, it is made in the grid named or the only one, else the row is refused', () => {
    const unknown = { problem: 'building-unknown' } as const;
    const one = planDwelling(draft('9', '1', '501'), [], { found: unknown, grids, known: null });
    expect(one).toMatchObject({ outcome: 'new', plan: { buildingId: null, buildingName: '9幢', gridId: 'g1' } });
    const two = [...grids, { id: 'g2', name: '第二网格' }];
    const refused = planDwelling(draft('9', '1', '501'), [], { found: unknown, grids: two, known: null });
    expect(refused).toMatchObject({ outcome: 'error', remarks: [{ code: 'dwelling-grid-missing' }] });
    expect([gridOf('第二', two), gridOf('第三网格', two)]).toEqual(['g2', null]);
    const twice = planDwelling(draft('3', '1', '501'), [], {
      found: { problem: 'building-ambiguous' },
      grids,
      known: null,
    });
    expect(twice.remarks).toMatchObject([{ code: 'dwelling-building-ambiguous' }]);
  });
});
