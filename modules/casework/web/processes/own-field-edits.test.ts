import { describe, expect, it } from 'vitest';
import { choiceLines, choicesIn, newField } from './own-field-edits.ts';

describe('fields of a community', () => {
  it('given taken ids, chooses one that is free', () => {
    const first = newField([], ['own1']);
    expect([first.id, newField([first], ['own1']).id]).toEqual(['own2', 'own3']);
  });

  it('given lines, reads choices in both languages and writes them the same way', () => {
    const choices = choicesIn('来过 | Came\n\n没来|Did not come\n不清楚');
    expect(choices).toEqual([
      { id: 'choice-1', label: { zh: '来过', en: 'Came' } },
      { id: 'choice-2', label: { zh: '没来', en: 'Did not come' } },
      { id: 'choice-3', label: { zh: '不清楚', en: '' } },
    ]);
    expect(choicesIn(choiceLines(choices))).toEqual(choices);
  });
});
