import { inflateRawSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { sheetNameOf, writeLongXlsxSheet, writeXlsxSheet, type XlsxColumn, type XlsxValue } from './write-xlsx.ts';

const columns: readonly XlsxColumn[] = [
  { title: '办件编号', widthInCharacters: 20, type: 'text' },
  { title: '证件号码', widthInCharacters: 22, type: 'text' },
  { title: '受理日期', widthInCharacters: 12, type: 'date' },
  { title: '剩余工作日', widthInCharacters: 10, type: 'number' },
];
const madeAt = new Date('2026-11-20T02:03:04Z');
const note = '陈示例 于 2026年11月20日 10:03 导出 & 仅供内部使用';

const write = (rows: readonly (readonly XlsxValue[])[], name = '办件') =>
  writeXlsxSheet({ name, columns, rows, note, madeAt });

const readBack = async (rows: readonly (readonly XlsxValue[])[]) => {
  const workbook = await readXlsx(await write(rows), { readStyles: true });
  const sheet = workbook.sheets[0];
  if (sheet === undefined) throw new Error('The file has no sheet.');
  return { workbook, sheet };
};

/** The files inside the archive, so that what a spreadsheet program sees is checked and not only our own reader. */
const unpack = (archive: Uint8Array): ReadonlyMap<string, string> => {
  const bytes = Buffer.from(archive);
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\u0005\u0006') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const start = bytes.readUInt32LE(at + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(data, data + size);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
};

describe('an exported sheet', () => {
  it('reads back with its types: identity numbers as text, dates as dates, numbers as numbers', async () => {
    const { sheet } = await readBack([
      ['西水办〔2026〕0318号', '320200199001011234', '2026-12-31', 12],
      ['䶮𠮷\n第二行', '00012', null, null],
    ]);
    expect(sheet.name).toBe('办件');
    expect(sheet.rows[0]).toEqual(['办件编号', '证件号码', '受理日期', '剩余工作日']);
    expect(sheet.rows[1]?.slice(0, 2)).toEqual(['西水办〔2026〕0318号', '320200199001011234']);
    expect(sheet.rows[1]?.[2]).toEqual(new Date('2026-12-31T00:00:00Z'));
    expect(sheet.rows[1]?.[3]).toBe(12);
    expect(sheet.rows[2]?.slice(0, 2)).toEqual(['䶮𠮷\n第二行', '00012']);
    expect(sheet.cells?.get('1,1')?.style?.numFmt).toBe('@');
  });

  it('freezes the head, keeps the widths and ends with the note', async () => {
    const { sheet, workbook } = await readBack([['甲', '乙', null, 1]]);
    expect(sheet.freezePane).toEqual({ rows: 1 });
    expect(sheet.columns?.map((column) => Math.round(column.width ?? 0))).toEqual([20, 22, 12, 10]);
    expect(sheet.autoFilter?.range).toBe('A1:D2');
    expect(sheet.rows.at(-1)?.[0]).toBe(note);
    expect(sheet.headerFooter?.oddFooter).toContain('导出 && 仅供内部使用');
    expect(workbook.properties?.creator).toBe('Quanke');
    expect(workbook.properties?.lastModifiedBy).toBeUndefined();
  });

  it.each([
    '=1+1',
    '+8613800000000',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1',
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
  ])('keeps %j as a text that is never computed', async (payload) => {
    const { sheet } = await readBack([[payload, payload, null, null]]);
    expect(sheet.rows[1]?.[0]).toBe(payload);
    expect(sheet.cells?.get('1,0')?.formula).toBeUndefined();
    const files = unpack(await write([[payload, payload, null, null]]));
    const sheetXml = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheetXml).toMatch(/<c r="A2"[^>]* t="(s|inlineStr)"/);
    expect(sheetXml).not.toContain('<f');
  });

  it('leaves out what a spreadsheet file cannot hold', async () => {
    const { sheet } = await readBack([['甲\u0000\u0008乙\uD800', '\u001B', null, null]]);
    expect(sheet.rows[1]?.[0]).toBe('甲乙');
  });

  it('refuses values that do not fit their column without repeating them', async () => {
    await expect(write([['甲', '乙', '2026-02-30', 1]])).rejects.toThrow('Not a date in “受理日期”');
    await expect(write([['甲', '乙', null, Number.NaN]])).rejects.toThrow('Not a number');
    await expect(write([['甲', 3_202_001, null, 1]])).rejects.toThrow('Not a text in “证件号码”.');
    await expect(write([['甲']])).rejects.toThrow('1 values for 4 columns');
    await expect(write([['办'.repeat(32_768), '', null, 1]])).rejects.toThrow('longer than a cell');
  });

  it('is written without rows', async () => {
    const { sheet } = await readBack([]);
    expect(sheet.rows[0]?.[0]).toBe('办件编号');
  });
});

describe('a long sheet', () => {
  it('has a bold head that stays, and rows and a note that are not bold', async () => {
    const count = 500;
    const row: readonly XlsxValue[] = ['西水办〔2026〕0318号', '=1+1', '2026-12-31', 12];
    async function* rows(): AsyncGenerator<readonly XlsxValue[]> {
      for (let at = 0; at < count; at += 1) yield row;
    }
    const file = await writeLongXlsxSheet({ name: '未收', columns, rows: rows(), note: () => note });
    const [sheet] = (await readXlsx(file, { readStyles: true })).sheets;
    const styleAt = (cell: string) => sheet?.cells?.get(cell)?.style;
    expect(sheet?.rows[0]).toEqual(columns.map(({ title }) => title));
    expect(columns.map((_, at) => styleAt(`0,${at}`)?.font?.bold)).toEqual([true, true, true, true]);
    expect(sheet?.freezePane).toEqual({ rows: 1 });
    for (const line of [1, count]) {
      expect(sheet?.rows[line]).toEqual([row[0], row[1], new Date('2026-12-31T00:00:00Z'), 12]);
      expect(columns.map((_, at) => styleAt(`${line},${at}`)?.font?.bold ?? false)).not.toContain(true);
      expect(columns.map((_, at) => styleAt(`${line},${at}`)?.numFmt)).toEqual(['@', '@', 'yyyy-mm-dd', '0']);
    }
    expect(sheet?.rows.at(-1)?.[0]).toBe(note);
    expect(styleAt(`${count + 2},0`)?.font?.bold ?? false).toBe(false);
  });
});

describe('a sheet name', () => {
  it.each([
    ['办件/2026:[全部]', '办件 2026  全部'],
    ['  ', 'Sheet1'],
    ['一'.repeat(40), '一'.repeat(31)],
  ])('%j becomes %j', (name, expected) => {
    expect(sheetNameOf(name)).toBe(expected);
  });
});
