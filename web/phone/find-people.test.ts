import { describe, expect, it } from 'vitest';
import { findPeople } from './find-people.ts';

const PEOPLE = [
  ['王**', '西水新村1幢', '2单元'],
  ['王*', '西水新村2幢', '1单元'],
  ['阿***', '云栖花园1幢', '1单元'],
  ['王秀兰', '西水新村3幢', '1单元'],
].map(([name = '', building = '', unit = '']) => ({
  id: `${name}${building}`,
  name,
  building,
  unit,
  phoneMasked: null,
}));

const found = (query: string): readonly string[] => findPeople(PEOPLE, query).map(({ name }) => name);

describe('finding people on the phone', () => {
  it('given a whole name, lists whom it may be among masked ones', () => {
    expect(found('王秀英')).toEqual(['王**']);
    expect(found('王芳')).toEqual(['王*']);
    expect(found('阿依古丽·买买提')).toEqual(['阿***']);
    expect(found('王秀兰')).toEqual(['王**', '王秀兰']);
    expect(found('李秀英')).toEqual([]);
  });

  it('given a family name or a place, lists everybody of it; several words narrow it', () => {
    expect(found('王')).toEqual(['王**', '王*', '王秀兰']);
    expect(found('2单元')).toEqual(['王**']);
    expect(found('王 2幢')).toEqual(['王*']);
    expect(found('  ')).toHaveLength(4);
  });
});
