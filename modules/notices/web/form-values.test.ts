import { describe, expect, it } from 'vitest';
import type { FormFieldReply } from '../contract.ts';
import { changedValues, firstValues, missingFields } from './form-values.ts';

const both = (words: string) => ({ zh: words, en: words });
const field = (id: string, more: Partial<FormFieldReply> = {}): FormFieldReply => ({
  id,
  label: both(id),
  type: 'text',
  required: true,
  help: null,
  choices: [],
  known: null,
  ...more,
});
const known = (value: string | null) => ({ value, shown: both('3202****1234'), source: both('公安'), asOf: null });

const fields = [field('name', { known: known('甄知') }), field('idNumber', { known: known(null) }), field('purpose')];

describe('the form of a document', () => {
  it('given what is known, shows it; given a sealed value, leaves the field empty', () => {
    expect(firstValues(fields)).toEqual({ name: '甄知', idNumber: '', purpose: '' });
  });

  it('sends only what was changed', () => {
    expect(changedValues(fields, { name: '甄知', idNumber: ' ', purpose: ' 入学 ' })).toEqual({ purpose: '入学' });
    expect(changedValues(fields, { name: '', idNumber: '320211', purpose: '' })).toEqual({
      name: '',
      idNumber: '320211',
    });
  });

  it('misses what is required and not known, and what was known and has been emptied', () => {
    const missing = (typed: Record<string, string>) => missingFields(fields, typed).map(({ id }) => id);
    expect(missing({ name: '甄知', idNumber: '', purpose: '' })).toEqual(['purpose']);
    expect(missing({ name: '', idNumber: '', purpose: '入学' })).toEqual(['name']);
  });
});
