import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import { readDate } from './read-date.ts';
import { readIdNumber } from './read-id-number.ts';
import { readPhone } from './read-phone.ts';

const GOOD = '11010119900307459X';

describe('readIdNumber', () => {
  it.each<[Cell, string, readonly string[]]>([
    [GOOD, GOOD, []],
    [GOOD.toLowerCase(), GOOD, ['id-tidied']],
    [`'${GOOD}`, GOOD, ['apostrophe-removed']],
    [`${GOOD}\u200b`, GOOD, ['invisible-removed']],
    ['１１０１０１１９９００３０７４５９Ｘ', GOOD, ['full-width']],
    ['110101 19900307 459X', GOOD, ['id-tidied']],
    ['110101900307459', GOOD, ['id-fifteen-digits']],
    [110101900307459, GOOD, ['id-fifteen-digits']],
  ])('given %s, reads it and says what was tidied', (cell, value, notes) => {
    expect(readIdNumber(cell)).toEqual({ value, notes });
  });

  it.each<[Cell, string]>([
    ['1.10101E+17', 'id-scientific'],
    ['1.10101e17', 'id-scientific'],
    [110101199003074590, 'id-digits-lost'],
    ['110101199003074000', 'id-digits-lost'],
    ['110101199003074591', 'id-checksum'],
    ['110101199013074515', 'id-date'],
    ['990101199003074515', 'id-region'],
    ['1101011990030745', 'id-length'],
    ['11010119900307459Y', 'id-characters'],
    ['110101901307451', 'id-date'],
  ])('given %s, refuses it with the rule', (cell, problem) => {
    expect(readIdNumber(cell)).toEqual({ problem });
  });
});

describe('readDate', () => {
  it.each<[Cell]>([
    ['1990-03-07'],
    ['1990/3/7'],
    ['1990.3.7'],
    ['19900307'],
    [19900307],
    ['1990年3月7日'],
    ['１９９０年３月７日'],
    ['一九九〇年三月七日'],
    ['1990-3-7 00:00:00'],
    [{ on: '1990-03-07' }],
    [32939],
    ['32939'],
  ])('given %s, it is 7 March 1990', (cell) => {
    expect(readDate(cell)).toMatchObject({ value: '1990-03-07' });
  });

  it('given a serial number, says that it was one', () => {
    expect(readDate(32939)).toEqual({ value: '1990-03-07', notes: ['date-serial'] });
    expect(readDate('二〇二一年十二月三十一日')).toMatchObject({ value: '2021-12-31' });
  });

  it.each<[Cell, string]>([
    ['3/7/1990', 'date-ambiguous'],
    ['90-3-7', 'date-ambiguous'],
    ['1990年3月', 'date-without-day'],
    ['199003', 'date-without-day'],
    ['1990-02-30', 'date-impossible'],
    ['九零后', 'date-unreadable'],
    [7, 'date-unreadable'],
  ])('given %s, does not guess', (cell, problem) => {
    expect(readDate(cell)).toEqual({ problem });
  });
});

describe('readPhone', () => {
  it.each<[Cell, string, readonly string[]]>([
    [13800138000, '13800138000', []],
    ['138 0013 8000', '13800138000', []],
    ['0510-82345678转801', '0510-82345678-801', ['phone-extension']],
    ['0510-82345678-801', '0510-82345678-801', ['phone-extension']],
    ['0510-82345678', '0510-82345678', []],
  ])('given %s, reads it', (cell, value, notes) => {
    expect(readPhone(cell)).toEqual({ value, notes });
  });

  it.each<[Cell, string]>([
    ['1.38E+10', 'phone-scientific'],
    ['13800138000/13900139000', 'phone-several'],
    ['13800138000 13900139000', 'phone-several'],
    ['1380013800', 'phone-invalid'],
  ])('given %s, refuses it', (cell, problem) => {
    expect(readPhone(cell)).toEqual({ problem });
  });
});

describe('cleanText', () => {
  it('given what nobody sees, takes it away and says so', () => {
    expect(cleanText('\ufeff王\u200b秀英 ')).toEqual({ text: '王秀英', notes: ['invisible-removed'] });
    expect(cleanText('’王秀英')).toEqual({ text: '王秀英', notes: ['apostrophe-removed'] });
    expect(cleanText('阿里木·热合曼')).toEqual({ text: '阿里木·热合曼', notes: [] });
  });
});
