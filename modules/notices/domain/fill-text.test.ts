import { describe, expect, it } from 'vitest';
import { fillText, placeholdersOf } from './fill-text.ts';

describe('filling a text of a form', () => {
  it('puts values in place of placeholders', () => {
    expect(fillText('请于{dueOn}前补交{name}。', { dueOn: '2026年12月4日', name: '户口簿' })).toBe(
      '请于2026年12月4日前补交户口簿。',
    );
  });

  it('leaves a part out when a value in it is empty, and keeps it otherwise', () => {
    expect(fillText('{a}[[（{b}）]]', { a: '甲', b: '' })).toBe('甲');
    expect(fillText('{a}[[\n{b}]]', { a: '甲', b: '乙' })).toBe('甲\n乙');
  });

  it('takes braces in a value as they are', () => {
    expect(fillText('理由：{reason}', { reason: '{applicant} [[x]]', applicant: '甲' })).toBe(
      '理由：{applicant} [[x]]',
    );
  });

  it('throws on a field that does not exist', () => {
    expect(() => fillText('{nobody}', {})).toThrow('nobody');
  });

  it('lists placeholders once', () => {
    expect(placeholdersOf('{a}{b}[[{a}]]')).toEqual(['a', 'b']);
  });
});
