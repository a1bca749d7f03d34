import { describe, expect, it } from 'vitest';
import { RESIDENT_HEADINGS } from '../../../catalogue/imports/headings.ts';
import { RESIDENT_WORDS } from '../../../catalogue/imports/value-words.ts';
import type { Cell, RowMark, TableRow } from '../../../kernel/table-row.ts';
import { createHeadingReader, isEnough, recogniseColumns } from './columns.ts';
import { createRowReader } from './read-row.ts';
import { rowKindOf } from './row-kind.ts';

const fieldOf = createHeadingReader(RESIDENT_HEADINGS, new Map());
const rowsOf = (lines: readonly (readonly Cell[])[], marks: readonly RowMark[] = []): TableRow[] =>
  lines.map((cells, at) => ({ number: at + 1, cells, marks }));

describe('recogniseColumns', () => {
  it('given a title above and stars and brackets in the headings, finds them', () => {
    const rows = rowsOf([
      ['2026年居民花名册'],
      [],
      ['序号', '姓 名*', '身份证号码（18位）', '现住址'],
      ['1', '王秀英', '', ''],
    ]);
    expect(recogniseColumns(rows, [], fieldOf)).toEqual({
      headRows: 3,
      titles: ['序号', '姓 名*', '身份证号码(18位)', '现住址'],
      mapping: { 1: 'name', 2: 'idNumber', 3: 'address' },
    });
  });

  it('given two rows of headings, reads both', () => {
    const rows = rowsOf([
      ['姓名', '身份证号', '住址', null, null],
      [null, null, '楼栋', '单元', '室号'],
      ['王秀英', 'x', '3', '2', '501'],
    ]);
    const { headRows, mapping } = recogniseColumns(rows, [], fieldOf);
    expect({ headRows, mapping }).toEqual({
      headRows: 2,
      mapping: { 0: 'name', 1: 'idNumber', 2: 'building', 3: 'unit', 4: 'room' },
    });
  });

  it('given hidden columns or two of the same kind, takes the first that is seen', () => {
    const { mapping } = recogniseColumns(rowsOf([['电话', '姓名', '手机', '电话']]), [0], fieldOf);
    expect(mapping).toEqual({ 1: 'name', 2: 'phone' });
    expect(isEnough(mapping)).toBe(false);
  });

  it('given what the community chose before, follows it', () => {
    const chosen = createHeadingReader(
      RESIDENT_HEADINGS,
      new Map([
        ['户号', null],
        ['本人', 'name'],
      ]),
    );
    expect(recogniseColumns(rowsOf([['本人', '户号']]), [], chosen).mapping).toEqual({ 0: 'name' });
  });
});

describe('rowKindOf', () => {
  const mapping = { 0: 'name', 1: 'idNumber', 2: 'phone' } as const;
  it.each<[readonly Cell[], string]>([
    [[null, '  ', ''], 'empty'],
    [['小计', null, 12], 'subtotal'],
    [['合计：12人', null, null], 'subtotal'],
    [['填表人：王某', null, null], 'note'],
    [[null, null, '以上情况属实'], 'note'],
    [['姓名', '身份证号码', '联系电话'], 'heading'],
    [['王秀英', null, null], 'entry'],
  ])('given %j, it is %s', (cells, kind) => {
    expect(rowKindOf({ number: 1, cells, marks: [] }, mapping, fieldOf)).toBe(kind);
  });

  it('given a row hidden in the file, leaves it out', () => {
    expect(rowKindOf({ number: 1, cells: ['王秀英'], marks: ['hidden'] }, mapping, fieldOf)).toBe('hidden');
  });
});

describe('createRowReader', () => {
  const read = createRowReader(RESIDENT_WORDS);
  const TODAY = '2026-09-16';
  const mapping = { 0: 'name', 1: 'idNumber', 2: 'sex', 3: 'bornOn', 4: 'phone', 5: 'address', 6: 'relation' } as const;
  const of = (...cells: Cell[]) => read({ number: 9, cells, marks: [] }, mapping, TODAY);

  it('given a good row, says who it is', () => {
    const { draft, problems } = of('王 英', '320211196003041020', '女', 21979, '13800138000', '3-2-501', '妻子');
    expect(problems).toEqual([{ code: 'id-checksum', field: 'idNumber' }]);
    expect(draft).toBeNull();
    expect(of('王 英', null, '女', '1960年3月4日', '无', '3-2-501', '妻子')).toEqual({
      draft: {
        name: '王英',
        idNumber: null,
        sex: 'female',
        bornOn: '1960-03-04',
        phone: null,
        residence: null,
        relation: 'spouse',
        address: '3-2-501',
        place: { estate: '', building: '3', unit: '2单元', room: '501室' },
      },
      problems: [],
      notes: [{ code: 'name-blank-removed', field: 'name' }],
    });
  });

  it('given a number that disagrees with another column, refuses instead of choosing', () => {
    const { problems } = of('王英', '110101900307451', '女', '1990-03-08');
    expect(problems).toEqual([
      { code: 'sex-against-id', field: 'sex' },
      { code: 'born-against-id', field: 'bornOn' },
    ]);
  });

  it('given too little, or words nobody knows, names every problem', () => {
    expect(of('123', null, '女').problems).toEqual([
      { code: 'name-not-a-name', field: 'name' },
      { code: 'who-missing', field: 'idNumber' },
    ]);
    expect(of('王英', null, '女', '1960-03-04', null, null, '邻居').problems).toEqual([
      { code: 'relation-unknown', field: 'relation' },
    ]);
    expect(of('王英', null, '女', '2030-03-04').problems).toEqual([{ code: 'born-in-future', field: 'bornOn' }]);
  });
});
