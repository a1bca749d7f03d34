import { describe, expect, it } from 'vitest';
import { catalogueEditorTexts } from '../../../../catalogue/texts/catalogue-editor.ts';
import { FEEL_WORDS, readFeel as read } from './feel-reading.ts';
import type { FeelName, FeelWords } from './feel-reading.ts';

const NAMES: readonly FeelName[] = [
  { id: 'age', label: { zh: '年龄', en: 'Age' } },
  { id: 'minimumAge', label: { zh: '起领年龄', en: 'Least age' } },
  { id: 'registeredInCity', label: { zh: '本市户籍', en: 'Registered in this city' } },
  {
    id: 'residenceGround',
    label: { zh: '居住依据', en: 'Ground of residence' },
    choices: [{ id: 'work', label: { zh: '合法稳定就业', en: 'Lawful steady work' } }],
  },
];

const WORDS = Object.fromEntries(
  FEEL_WORDS.map((word) => [word, catalogueEditorTexts[`editor.feel.${word}`]]),
) as unknown as FeelWords;

const readFeel = (feel: string, names: readonly FeelName[]) => read(feel, names, WORDS);

describe('an expression in everyday words', () => {
  it.each([
    [
      'age >= minimumAge and registeredInCity',
      '年龄 ≥ 起领年龄，并且本市户籍',
      'Age ≥ Least age and Registered in this city',
    ],
    ['not(registeredInCity)', '不符合（本市户籍）', 'not (Registered in this city)'],
    ['residenceGround = "work"', '居住依据是“合法稳定就业”', 'Ground of residence is “Lawful steady work”'],
    ['max(0, 80 - age) * 1.5', '取大（0、80 − 年龄） × 1.5', 'the greatest of (0, 80 − Age) × 1.5'],
  ])('%s', (feel, zh, en) => {
    expect(readFeel(feel, NAMES)).toEqual({ zh, en });
  });

  it('keeps a name it does not know, so that the slip is seen', () => {
    expect(readFeel('agee > 80', NAMES).zh).toBe('agee 大于80');
  });

  it('reads whatever was typed without failing', () => {
    expect(readFeel('', NAMES).zh).toBe('');
    expect(readFeel('constructor and "', NAMES).zh).toContain('constructor');
  });
});
