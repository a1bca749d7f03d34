import { describe, expect, it } from 'vitest';
import { createScanReader, readCode } from './wedge-scanner.ts';

const type = (text: string, gap: number, startedAt = 1000, end = 'Enter'): string | undefined => {
  const reader = createScanReader();
  return typeInto(reader, text, gap, startedAt, end);
};
const typeInto = (
  reader: ReturnType<typeof createScanReader>,
  text: string,
  gap: number,
  startedAt: number,
  end = 'Enter',
) => {
  [...text].forEach((key, place) => reader.take({ key, at: startedAt + place * gap }));
  return reader.take({ key: end, at: startedAt + text.length * gap });
};

describe('a reader that types', () => {
  it('given a card read at 8 ms a character, when Enter comes, then the whole code is answered', () => {
    expect(type('320201194506122847', 8)).toBe('320201194506122847');
  });
  it('given a scanner that ends with Tab, then its code is answered too', () => {
    expect(type('XS7K-42QP', 12, 1000, 'Tab')).toBe('XS7K-42QP');
  });
  it('given exactly 30 ms a character, then it is still a scan, and at 31 ms no longer', () => {
    expect(type('123456', 30)).toBe('123456');
    expect(type('123456', 31)).toBeUndefined();
  });
  it('given a quick person at 90 ms a character, then nothing is answered', () => {
    expect(type('wangxiuying', 90)).toBeUndefined();
  });
  it('given five quick characters, then they are too few for a code', () => {
    expect(type('12345', 5)).toBeUndefined();
  });
  it('given half a word typed and then a card read, then only the card is answered', () => {
    const reader = createScanReader();
    [...'张三'].forEach((key, place) => reader.take({ key, at: 100 + place * 200 }));
    expect(typeInto(reader, '320201194506122847', 6, 2000)).toBe('320201194506122847');
  });
  it('given Shift pressed for a capital, then the code has no trace of it', () => {
    const reader = createScanReader();
    const keys = ['Shift', 'X', 'S', '7', 'K', '4', '2'];
    keys.forEach((key, place) => reader.take({ key, at: 1000 + place * 5 }));
    expect(reader.take({ key: 'Enter', at: 1040 })).toBe('XS7K42');
  });
});

describe('what was scanned', () => {
  it('tells an ID number, also with a small x, from a case', () => {
    expect(readCode('32020119450612284x')).toEqual({ kind: 'id-number', value: '32020119450612284X' });
    expect(readCode('西水办〔2026〕128号')).toEqual({ kind: 'case', value: '西水办〔2026〕128号' });
  });
  it('takes the receipt code out of a progress link', () => {
    expect(readCode('http://127.0.0.1:3000/r/progress/XS7K-42QP')).toEqual({ kind: 'case', value: 'XS7K-42QP' });
  });
  it('opens a list of what to bring on this server, whatever address was scanned, with its answers', () => {
    const list = '/r/list/public-rental-housing#.v=1&householdSize=2&canPayRent=y';
    expect(readCode(`https://elsewhere.example${list}`)).toEqual({ kind: 'list', value: list });
    expect(readCode('http://127.0.0.1:3000/r/list/x#"><script>').kind).toBe('case');
  });
});
