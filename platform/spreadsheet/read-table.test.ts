import { describe, expect, it } from 'vitest';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { TableRow } from '../../kernel/table-row.ts';
import { readTables } from './read-table.ts';
import { readTablesAside } from './read-table-aside.ts';
import { readSeparatedText } from './read-separated-text.ts';
import type { TableHead, TableLimits, TablePart } from './table.ts';

const LIMITS: TableLimits = { bytes: 1_000_000, unpackedBytes: 5_000_000, rows: 100, columns: 20 };

const book = async (sheets: Parameters<typeof writeXlsx>[0]['sheets'], more: object = {}): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets, ...more }));

type Collected = TableHead & { readonly rows: TableRow[] };

const collect = async (parts: AsyncIterable<TablePart>) => {
  const tables: Collected[] = [];
  for await (const part of parts) {
    if (part.kind === 'refused') return { tables: [], refused: part.refusal.code };
    if (part.kind === 'table') tables.push({ ...part.table, rows: [] });
    else tables.at(-1)?.rows.push(...part.rows);
  }
  return { tables, refused: null };
};

const refusalOf = async (bytes: Buffer, limits: TableLimits = LIMITS): Promise<string> =>
  (await collect(readTables(bytes, limits))).refused ?? 'read';

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
    const { tables } = await collect(readTables(bytes, LIMITS));
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
      const { tables } = await collect(readTables(bytes, LIMITS));
      expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
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
    const aside = await collect(readTablesAside(new Uint8Array(bytes), LIMITS));
    expect(aside.tables[0]?.rows).toHaveLength(2);
    expect(aside).toEqual(await collect(readTables(bytes, LIMITS)));
    expect((await collect(readTablesAside(Buffer.from('PK'), LIMITS))).refused).toBe('file-unreadable');
  });

  it('given a long table, hands it over part by part and ends the thread with whoever stops taking', async () => {
    const bytes = Buffer.from('姓名,电话\n'.repeat(5_000));
    const taken: number[] = [];
    for await (const part of readTablesAside(new Uint8Array(bytes), { ...LIMITS, rows: 5_000 })) {
      if (part.kind === 'rows') taken.push(part.rows.length);
      if (taken.length === 2) break;
    }
    expect(taken).toEqual([500, 500]);
  });

  it('given texts of every kind, reads a sheet as the library does that reads it as a whole', async () => {
    const day = new Date('2026-02-28T00:00:00Z');
    const rows = Array.from({ length: 300 }, (_, at) => [
      `名${at}`,
      at % 3 === 0 ? null : at / 7,
      '<&>"\'\n',
      at % 5 === 0 ? day : null,
      at % 2 === 0,
      '_x0041_',
      ' 前后 ',
    ]);
    rows[120] = [];
    const bytes = await book([{ name: '<名> & "单"', rows }]);
    const { tables } = await collect(readTables(bytes, { ...LIMITS, rows: 300 }));
    const whole = (await readXlsx(bytes)).sheets[0];
    expect(tables[0]?.name).toBe(whole?.name);
    const cellOf = (value: unknown) =>
      value instanceof Date
        ? { on: value.toISOString().slice(0, 10) }
        : typeof value === 'boolean'
          ? String(value).toUpperCase()
          : value;
    const padded = tables[0]?.rows.map(({ cells }) => Array.from({ length: 7 }, (_, at) => cells[at] ?? null));
    expect(padded).toEqual(whole?.rows.map((row) => row.map(cellOf)));
  });
});

describe('readSeparatedText', () => {
  it('given quotes, line ends within a value and tabs, keeps the lines of the file', () => {
    const text = '姓名\t住址\r\n"王""秀"\t"1幢\r\n2室"\n\n李明\t3室';
    expect([...readSeparatedText([text])].flat().map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, '姓名', '住址'],
      [2, '王"秀', '1幢\n2室'],
      [4, ''],
      [5, '李明', '3室'],
    ]);
  });

  it('given the text in whatever parts, reads the same', () => {
    const text = `${'姓名,"住 ""址""\r\n"\r\n'.repeat(1_000)}王,"""`;
    const whole = [...readSeparatedText([text])].flat();
    for (const length of [1, 2, 3, 7, 20_001, 20_002]) {
      const parts = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
        text.slice(at * length, (at + 1) * length),
      );
      expect([...readSeparatedText(parts)].flat()).toEqual(whole);
    }
    expect(whole).toHaveLength(1_001);
    expect(whole[1]).toEqual({ number: 3, cells: ['姓名', '住 "址"\n'], marks: [] });
  });
});
