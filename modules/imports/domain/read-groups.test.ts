import { describe, expect, it } from 'vitest';
import { GROUP_WORDS } from '../../../catalogue/imports/group-words.ts';
import { SPECIAL_GROUPS } from '../../../catalogue/special-groups/groups.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import { createGroupWords, groupParts, readGroups } from './read-groups.ts';

const today = '2026-11-20';
const own = {
  id: 'own-1',
  name: { zh: '孝亲计划', en: '孝亲计划' },
  care: false,
  validFrom: '2026-01-01',
  basis: { source: '居民公约' },
};
const words = createGroupWords(
  [...SPECIAL_GROUPS, own, { ...own, id: 'own-2', name: { zh: '旧计划', en: '旧计划' }, validUntil: '2026-06-01' }],
  GROUP_WORDS,
  today,
);

/** 低保+困境儿童/孤儿 ✗1: the groups in short, then the parts that are not understood. */
const told = (cell: Cell): string => {
  const { groups, problems } = readGroups(cell, words);
  return [
    ...groups.map(({ groupId, classId }) => (classId === null ? groupId : `${groupId}/${classId}`)),
    ...problems.map(({ code, part }) => `✗${code}:${groupParts(cell)[part]}`),
  ].join(' ');
};

describe('readGroups', () => {
  it.each([
    ['低保、残疾', 'minimum-living-standard disabled'],
    ['低保户，残疾人;独居/退伍军人', 'minimum-living-standard disabled living-alone veteran'],
    ['低保；\n残 疾', 'minimum-living-standard disabled'],
    ['低保\r\n残疾', 'minimum-living-standard disabled'],
    ['、低保、、低保户、', 'minimum-living-standard'],
    ['\u200b“党员”\ufeff', 'party-member'],
    ['Party member', 'party-member'],
    ['孝亲计划', 'own-1'],
    ['无', ''],
    ['/', ''],
    ['—', ''],
    [null, ''],
    ['困境儿童（孤儿）', 'child-in-hardship/orphan'],
    ['困境儿童、困境儿童(孤儿)', 'child-in-hardship/orphan'],
  ])('given %j, reads %j', (cell, expected) => {
    expect(told(cell)).toBe(expected);
  });

  it.each([
    ['低保（已退出）、残疾', 'disabled ✗group-unknown:低保(已退出)'],
    ['低保残疾', '✗group-unknown:低保残疾'],
    ['非低保', '✗group-unknown:非低保'],
    ['旧计划', '✗group-unknown:旧计划'],
    ['是', '✗group-unknown:是'],
    [1, '✗group-unknown:1'],
    ['=1+1', '✗group-unknown:=1 ✗group-unknown:1'],
    ['困境儿童（孤儿）、困境儿童（家庭困境）', 'child-in-hardship/orphan ✗group-two-classes:困境儿童(家庭困境)'],
    ['困境儿童（孤儿、家庭困境）', '✗group-unknown:困境儿童(孤儿 ✗group-unknown:家庭困境)'],
  ])('given %j, guesses nothing: %j', (cell, expected) => {
    expect(told(cell)).toBe(expected);
  });

  it('names every group of the catalogue once: no short form leads to two groups', () => {
    const forms = Object.values(GROUP_WORDS).flat();
    expect(new Set(forms).size).toBe(forms.length);
    const ids = SPECIAL_GROUPS.map(({ id }) => id);
    expect(Object.keys(GROUP_WORDS).filter((id) => !ids.includes(id))).toEqual([]);
    expect(forms.filter((form) => SPECIAL_GROUPS.some(({ name }) => name.zh === form))).toEqual([]);
  });
});
