import { useText } from '../../../../web/texts.tsx';
import { useEditing } from './editing.tsx';
import { sectionOf } from './form/sections.ts';
import { readAt, stepsOf, wordsAt } from './written-form.ts';

/** A place of the written form in words, as far as its part and entry: 材料 2（户口簿）. */
export const usePlaceWords = (): ((path: string) => string) => {
  const { t } = useText();
  const { form } = useEditing();
  return (path) => {
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
};
