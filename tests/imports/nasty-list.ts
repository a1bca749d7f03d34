import { writeXlsx } from 'hucre/xlsx';
import { residentIdCheckCharacter } from '../../kernel/resident-id.ts';

/** A number with a right check character. */
export const idNumberOf = (bornOn: string, sequence: number): string => {
  const first17 = `320211${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
};

const full = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

export interface KnownOnes {
  /** Number of somebody on record, named 甄宝玉 there. */
  readonly idNumber: string;
}

const old = (number: string): string => number.slice(0, 6) + number.slice(8, 17);

/** A list as offices keep them: a title, two rows of headings, and every slip that a spreadsheet invites. */
export const nastyList = async ({ idNumber }: KnownOnes): Promise<Buffer> => {
  const good = (sequence: number): string => idNumberOf('1955-05-06', sequence);
  const rows = [
    ['试验社区居民花名册', null, null, null, null, null, null],
    ['姓名*', '证件', null, '联系电话', '住址', null, null],
    [null, '公民身份号码', '出生日期', null, '楼栋', '单元', '室号'],
    ['甄宝玉', idNumber, null, '13900139000', null, null, null],
    ['王秀英', good(101), '1955年5月6日', '138 0013 8001', '试验楼', '1', '101'],
    ['李 明', `'${good(103)}`, 20215, '0510-82345678-801', '试验楼', '1单元', '1楼2室'],
    ['赵敏', full(good(105)), '1955.05.06', null, null, null, null],
    ['孙\u200b丽', `${good(107)}\u200b`, null, null, '99幢', '1', '101'],
    ['周强', old(good(109)), null, null, null, null, null],
    ['吴科学', '3.20211E+17', null, null, null, null, null],
    ['郑丢位', Number('320211195505061234'), null, null, null, null, null],
    ['冯校验', `${good(111).slice(0, 17)}${good(111).endsWith('0') ? '1' : '0'}`, null, null, null, null, null],
    ['王秀英', good(101), null, null, null, null, null],
    ['陈生日', good(113), '1955-05-07', null, null, null, null],
    [null, null, null, null, null, null, null],
    ['小计', null, null, 12, null, null, null],
    ['褚隐藏', good(115), null, null, null, null, null],
    ['=1+1', good(117), null, null, null, null, null],
    ['甄宝玉', null, '1960-03-04', null, null, null, null],
    ['姓名', '公民身份号码', '出生日期', null, null, null, null],
    ['填表人：某某', null, null, null, null, null, null],
  ];
  return Buffer.from(
    await writeXlsx({
      sheets: [
        { name: '说明', rows: [['请按表格填写'], ['不要改表头']] },
        {
          name: '名单',
          rows,
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }],
          rowDefs: new Map([[16, { hidden: true }]]),
        },
      ],
    }),
  );
};
