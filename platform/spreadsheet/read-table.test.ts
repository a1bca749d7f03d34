import { describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { readTables } from './read-table.ts';
import { readTablesAside } from './read-table-aside.ts';
import { readSeparatedText } from './read-separated-text.ts';
import type { TableLimits } from './table.ts';

const LIMITS: TableLimits = { bytes: 1_000_000, unpackedBytes: 5_000_000, rows: 100, columns: 20 };

const book = async (sheets: Parameters<typeof writeXlsx>[0]['sheets'], more: object = {}): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets, ...more }));

const refusalOf = async (bytes: Buffer, limits: TableLimits = LIMITS): Promise<string> => {
  const read = await readTables(bytes, limits);
  return read.ok ? 'read' : read.refusal.code;
};

describe('readTables', () => {
  it('given merged, hidden, computed and dated cells, says so beside the values', async () => {
    const bytes = await book([
      {
        name: '一网格',
        rows: [
          ['户', '姓名', '生日'],
          ['1幢101室', '王秀英', new Date('1950-03-07T00:00:00Z')],
          [null, '李明', 32939],
          ['1幢102室', '赵敏', null],
        ],
        cells: new Map([['3,2', { value: 3, formula: '1+2', formulaResult: 3, type: 'formula' }]]),
        merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        rowDefs: new Map([[3, { hidden: true }]]),
        columns: [{ width: 9 }, { width: 9, hidden: true }],
      },
      { name: '旧', hidden: true, rows: [['x']] },
    ]);
    const read = await readTables(bytes, LIMITS);
    const tables = read.ok ? read.value : [];
    expect(tables.map(({ name, hidden, hiddenColumns }) => ({ name, hidden, hiddenColumns }))).toEqual([
      { name: '一网格', hidden: false, hiddenColumns: [1] },
      { name: '旧', hidden: true, hiddenColumns: [] },
    ]);
    expect(tables[0]?.rows.slice(1)).toEqual([
      { number: 2, cells: ['1幢101室', '王秀英', { on: '1950-03-07' }], marks: [] },
      { number: 3, cells: ['1幢101室', '李明', 32939], marks: ['merged'] },
      { number: 4, cells: ['1幢102室', '赵敏', 3], marks: ['hidden', 'formula'] },
    ]);
  });

  it('given CSV in GBK or UTF-8, reads the same', async () => {
    const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00acdf5d0e3d3a22c3133383030310a', 'hex');
    const utf8 = Buffer.from('\uFEFF姓名,电话\n王秀英,138001\n');
    for (const bytes of [gbk, utf8]) {
      const read = await readTables(bytes, LIMITS);
      expect(read.ok && read.value[0]?.rows.map(({ cells }) => cells)).toEqual([
        ['姓名', '电话'],
        ['王秀英', '138001'],
      ]);
    }
  });

  it('given what is no table, refuses it by its content', async () => {
    const macros = await book([{ name: 'a', rows: [['x']] }], { vbaProject: Buffer.from('program') });
    expect(await refusalOf(macros)).toBe('file-has-macros');
    expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toBe('file-of-old-excel');
    expect(await refusalOf(Buffer.from([0x89, 0x50, 0, 1]))).toBe('file-not-a-table');
    expect(await refusalOf(Buffer.from('PK and then nothing of the kind'))).toBe('file-unreadable');
    expect(await refusalOf(Buffer.alloc(0))).toBe('file-empty');
  });

  it('given more than the limits allow, refuses it before or after unpacking', async () => {
    const many = await book([{ name: 'a', rows: Array.from({ length: 101 }, () => ['x']) }]);
    expect(await refusalOf(many)).toBe('file-too-many-rows');
    expect(await refusalOf(many, { ...LIMITS, bytes: 10 })).toBe('file-too-large');
    expect(await refusalOf(many, { ...LIMITS, unpackedBytes: 100 })).toBe('file-unpacks-too-large');
    expect(await refusalOf(Buffer.from('x,'.repeat(30)))).toBe('file-too-many-columns');
  });

  it('given a thread of its own, answers the same', async () => {
    const bytes = await book([{ name: 'a', rows: [['姓名'], ['王秀英']] }]);
    expect(await readTablesAside(bytes, LIMITS)).toEqual(await readTables(bytes, LIMITS));
    expect(await readTablesAside(Buffer.from('PK'), LIMITS)).toMatchObject({ ok: false });
  });
});

describe('readSeparatedText', () => {
  it('given quotes, line ends within a value and tabs, keeps the lines of the file', () => {
    const rows = readSeparatedText('姓名\t住址\n"王""秀"\t"1幢\n2室"\n\n李明\t3室');
    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, '姓名', '住址'],
      [2, '王"秀', '1幢\n2室'],
      [4, ''],
      [5, '李明', '3室'],
    ]);
  });
});
