import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameTerms, readPeopleQuery } from './search-terms.ts';

/** Whether a name is found by what was typed, the way the database compares. */
const finds = (typed: string, name: string): boolean => {
  const query = readPeopleQuery(typed);
  const terms = nameTerms(name);
  return (
    query !== null &&
    query.every(
      (part) =>
        part.kind === 'prefixes' && part.prefixes.some((prefix) => terms.some((term) => term.startsWith(prefix))),
    )
  );
};

describe('search terms of a name', () => {
  it('given a name of three characters, keeps every suffix in characters, pinyin and initials', () => {
    expect(nameTerms('王秀英')).toEqual([
      'N:王秀英',
      'n:秀英',
      'n:英',
      'P:wangxiuying',
      'p:xiuying',
      'p:ying',
      'I:wxy',
      'i:xy',
      'i:y',
    ]);
  });

  it('given any part of the name, in characters, pinyin or initials, finds it', () => {
    for (const typed of [
      '王',
      '秀',
      '秀英',
      '王秀英',
      'wang',
      'wangxiu',
      'xiuy',
      'wxy',
      'xy',
      'WANG',
      'wáng',
      'wang xiuying',
      '王 秀英',
      '王xy',
      'xiu’ying',
    ])
      expect(finds(typed, '王秀英'), typed).toBe(true);
    for (const typed of ['英秀', 'wanx', 'angx', 'wy', '李', 'li']) expect(finds(typed, '王秀英'), typed).toBe(false);
  });

  it('given surnames with a reading of their own, finds both readings', () => {
    const readings: readonly (readonly [string, readonly string[]])[] = [
      ['单雄信', ['shan', 'danxiong', 'sxx', 'dxx']],
      ['曾国平', ['zeng', 'ceng']],
      ['仇英', ['qiu', 'chou']],
      ['查良才', ['zha', 'cha']],
      ['解小东', ['xie', 'jie']],
      ['任红', ['ren', 'rh']],
      ['盖叫天', ['ge', 'gai']],
      ['吕玉兰', ['lv', 'lu', 'lyu', 'lü', 'lyl']],
    ];
    for (const [name, typed] of readings)
      for (const one of typed) expect(finds(one, name), `${name} ${one}`).toBe(true);
  });

  it('given compound surnames, reads them whole and finds the given name', () => {
    for (const typed of ['欧阳', 'ouyang', 'oy', 'oynn', 'nana', '娜娜'])
      expect(finds(typed, '欧阳娜娜'), typed).toBe(true);
    for (const typed of ['shangguan', 'sg', 'yuting']) expect(finds(typed, '上官玉亭'), typed).toBe(true);
  });

  it('given names of ethnic groups with a middle dot, finds them with, without and with another dot', () => {
    for (const typed of [
      '阿依古丽·买买提',
      '阿依古丽买买提',
      '阿依古丽•买买提',
      '阿依古丽 买买提',
      '买买提',
      'maimaiti',
      'aygl',
      'mmt',
    ])
      expect(finds(typed, '阿依古丽·买买提'), typed).toBe(true);
  });

  it('given names in letters, finds each word of them', () => {
    for (const typed of ['jose', 'JOSÉ', 'mar', 'jose maria']) expect(finds(typed, 'José María'), typed).toBe(true);
  });

  it('given a rare character, still finds the name by it and by the rest', () => {
    expect(finds('𠮷', '赵𠮷祥')).toBe(true);
    expect(finds('zhao', '赵𠮷祥')).toBe(true);
    expect(finds('xiang', '赵𠮷祥')).toBe(true);
  });

  it('given any name at all, makes few terms, all of them prefixed, and finds the name by itself', () => {
    const anyName = fc.oneof(
      fc
        .array(fc.constantFrom(...'王李单曾解乐朝行娜长吕𠮷㛃·a1'), { minLength: 1, maxLength: 12 })
        .map((list) => list.join('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        const terms = nameTerms(name);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.length).toBeLessThanOrEqual(24 + 2 * 6 * 24);
        for (const term of terms) expect(term).toMatch(/^[NnPpIi]:./u);
      }),
      { seed: 20261122 },
    );
  });
});

describe('what was typed', () => {
  it('given four digits or three and an X, means a tail', () => {
    expect(readPeopleQuery('1234')).toEqual([{ kind: 'tail', tail: '1234' }]);
    expect(readPeopleQuery('284x')).toEqual([{ kind: 'tail', tail: '284X' }]);
  });

  it('given a name and a tail, asks for both', () => {
    const both = [
      { kind: 'prefixes', prefixes: ['N:秀英', 'n:秀英'] },
      { kind: 'tail', tail: '1234' },
    ];
    expect(readPeopleQuery('秀英 1234')).toEqual(both);
    expect(readPeopleQuery('秀英1234')).toEqual(both);
  });

  it('given a whole phone or ID number in any spacing, means that number', () => {
    expect(readPeopleQuery('138 0000 1234')).toEqual([{ kind: 'phone', number: '13800001234' }]);
    expect(readPeopleQuery('110105 19491231 002x')).toEqual([{ kind: 'id-number', number: '11010519491231002X' }]);
  });

  it('given a building or a door, means who lives there, with the name before it', () => {
    const place = { estate: '', building: '17', unit: '', room: '' };
    const name = { kind: 'prefixes', prefixes: ['N:秀英', 'n:秀英'] };
    expect(readPeopleQuery('17幢')).toEqual([{ kind: 'place', place }]);
    expect(readPeopleQuery('秀英 17幢')).toEqual([name, { kind: 'place', place }]);
    const door = { kind: 'place', place: { ...place, estate: '西水新村', unit: '2单元', room: '501室' } };
    for (const typed of ['西水新村17幢2单元501', '西水新村 17幢 2单元 501室', '西水新村17-2-501'])
      expect(readPeopleQuery(typed), typed).toEqual([door]);
    expect(readPeopleQuery('3-501')).toEqual([{ kind: 'place', place: { ...place, building: '3', room: '501室' } }]);
    expect(readPeopleQuery('1234 秀英')).toHaveLength(2);
  });

  it('given digits that can be neither, finds nobody rather than everybody', () => {
    for (const typed of ['12', '123', '13800', '110105194912310021', '秀英 12', '', '，'])
      expect(readPeopleQuery(typed), typed).toBe(null);
  });
});
