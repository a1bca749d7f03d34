import { describe, expect, it } from 'vitest';
import type { FormField } from './form-field.ts';
import { fillForm, monthInCapitals, wordsOfField } from './form-values.ts';

const both = (words: string) => ({ zh: words, en: words });
const field = (type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id: 'value',
  label: both('值'),
  type,
  required: true,
  ...more,
});

describe('a typed value on paper', () => {
  it.each([
    ['2026-06', '贰零贰陆年陆月'],
    ['2026-10', '贰零贰陆年壹拾月'],
    ['2031-11', '贰零叁壹年壹拾壹月'],
    ['2030-01', '贰零叁零年壹月'],
  ])('writes the month %s in characters that no stroke can alter: %s', (month, words) => {
    expect(monthInCapitals(month)).toBe(words);
  });

  it.each([
    [field('date'), '2026-02-30'],
    [field('month'), '2026-13'],
    [field('number'), '-1'],
    [field('number'), '1e9'],
    [field('id-number'), '320211196003040001'],
    [field('phone'), '12345'],
    [field('choice', { choices: [{ id: 'a', label: both('甲') }] }), 'b'],
  ])('refuses what does not fit %o: %s', (of, typed) => {
    expect(wordsOfField(of, typed)).toBeNull();
    expect(fillForm([of], { value: typed }, {}, { blanksAllowed: true })).toMatchObject({
      ok: false,
      refusal: { code: 'document-field-invalid', details: { field: 'value' } },
    });
  });

  it('says dates and choices in words', () => {
    expect(wordsOfField(field('date'), '2026-11-22')).toEqual({ zh: '2026年11月22日', en: '22 November 2026' });
    expect(wordsOfField(field('choice', { choices: [{ id: 'a', label: both('甲') }] }), 'a')).toEqual(both('甲'));
  });
});

describe('filling a form', () => {
  const fields = [field('text', { id: 'name' }), field('text', { id: 'note', required: false })];
  const known = { name: '甄知' };

  it('takes what is known unless something else was typed, an emptied field too', () => {
    const filled = (typed: Record<string, string>) => fillForm(fields, typed, known, { blanksAllowed: true });
    expect(filled({})).toEqual({ ok: true, value: { name: '甄知', note: '' } });
    expect(filled({ name: ' 甄改 ' })).toEqual({ ok: true, value: { name: '甄改', note: '' } });
    expect(filled({ name: '' })).toEqual({ ok: true, value: { name: '', note: '' } });
  });

  it('refuses a required blank on an issued paper and a field the form does not have', () => {
    expect(fillForm(fields, { name: '' }, known, { blanksAllowed: false })).toMatchObject({
      refusal: { code: 'document-field-missing', details: { field: 'name' } },
    });
    expect(fillForm(fields, { salary: '1' }, known, { blanksAllowed: true })).toMatchObject({
      refusal: { code: 'document-field-unknown', details: { field: 'salary' } },
    });
  });
});
