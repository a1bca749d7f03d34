import { useText } from '../../../../web/texts.tsx';
import { FIELD_WORDS } from './field-words.ts';
import { sectionOf } from './form/sections.ts';
import { readAt, stepsOf, wordsAt } from './written-form.ts';
import type { WrittenObject } from './written-form.ts';

const NOTHING: WrittenObject = {};

/** A place of the written form in words: 材料 2（户口簿）· 从哪里来（英文）. Without a form, entries have numbers only. */
export const usePlaceWords = (form: WrittenObject = NOTHING): ((path: string) => string) => {
  const { t } = useText();

  const entryWords = (path: string): string => {
    const [part, place] = stepsOf(path);
    const section = part === 'changes' ? t('editor.overlay') : t(`editor.section.${sectionOf(path)}`);
    if (typeof place !== 'number') return section;
    const entry = readAt(form, `${String(part)}[${place}]`) ?? '';
    const name = ['name.zh', 'label.zh', 'text.zh', 'zh'].map((one) => wordsAt(entry, one)).find((one) => one !== '');
    return t(name === undefined ? 'editor.place' : 'editor.place-named', {
      section,
      number: place + 1,
      name: name ?? '',
    });
  };
  const fieldWords = (path: string): string => {
    const keys = stepsOf(path).filter((step) => typeof step === 'string');
    const language = keys.at(-1) === 'zh' || keys.at(-1) === 'en' ? keys.at(-1) : undefined;
    const known = FIELD_WORDS[keys.at(language === undefined ? -1 : -2) ?? ''];
    if (known === undefined) return '';
    if (language === undefined) return t(known);
    return t('editor.in-language', {
      label: t(known),
      language: t(language === 'zh' ? 'editor.language.zh' : 'editor.language.en'),
    });
  };
  return (path) => [entryWords(path), fieldWords(path)].filter((words) => words !== '').join(' · ');
};
