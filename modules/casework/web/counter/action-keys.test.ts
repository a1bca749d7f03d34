import { describe, expect, it } from 'vitest';
import { keyActions } from './action-keys.ts';
import type { CounterAction } from './action-keys.ts';

const action = (id: string, emphasis: CounterAction['emphasis'], available = true): CounterAction => ({
  id,
  name: { zh: id, en: id },
  emphasis,
  available,
  reason: available ? null : { code: 'no', text: { zh: '不行', en: 'no' } },
  input: [],
});

describe('the keys of the action bar', () => {
  it('given papers are missing, then the notice is the main button and keeps F2', () => {
    const bar = keyActions([action('accept', 'main', false), action('notice', 'other'), action('refuse', 'way-out')]);
    expect(bar.map(({ action: { id }, keys, main }) => [id, keys, main])).toEqual([
      ['accept', 'Ctrl+Enter', false],
      ['notice', 'F2', true],
      ['refuse', 'F3', false],
    ]);
  });
  it('given a condition that fails, then the refusal is the main button: papers would be fetched in vain', () => {
    const accept: CounterAction = {
      ...action('accept', 'main', false),
      reason: { code: 'not-eligible', text: { zh: '不行', en: 'no' } },
    };
    const bar = keyActions([accept, action('notice', 'other'), action('refuse', 'way-out')]);
    expect(bar.filter(({ main }) => main).map(({ action: { id } }) => id)).toEqual(['refuse']);
    expect(
      keyActions([accept, action('notice', 'other')])
        .filter(({ main }) => main)
        .map(({ action: { id } }) => id),
    ).toEqual(['notice']);
  });
  it('given nothing is possible, then no button is the main one', () => {
    expect(keyActions([action('accept', 'main', false)]).some(({ main }) => main)).toBe(false);
  });
  it('given a second way out, then it gets the next free key and F5 stays the browser’s', () => {
    const bar = keyActions([
      action('accept', 'main'),
      action('refuse', 'way-out'),
      action('withdraw', 'way-out'),
      action('hand-over', 'other'),
      action('visit', 'other'),
    ]);
    expect(bar.map(({ action: { id }, keys }) => `${id} ${keys}`)).toEqual([
      'accept Ctrl+Enter',
      'hand-over F2',
      'refuse F3',
      'visit F4',
      'withdraw F6',
    ]);
  });
});
