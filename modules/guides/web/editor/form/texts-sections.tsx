import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { SPOKEN_PLACEHOLDERS } from '../../../domain/spoken-answer.ts';
import { useEditing } from '../editing.tsx';
import { fieldIdOf, listAt, wordsAt } from '../written-form.ts';
import { PlaceMistakes } from './labelled-field.tsx';
import { BasisFields, LineField, TextPair } from './text-fields.tsx';
import { ChoiceField, FigureField } from './value-fields.tsx';
import { ListPart } from './list-part.tsx';

/** A list of sentences in both languages: the steps on the way, or what else to know. */
export const SentencesSection = ({ path }: { readonly path: 'flow' | 'otherMatters' }): ReactNode => {
  const { t } = useText();
  return (
    <ListPart
      path={path}
      add={t(`editor.add-${path}`)}
      empty={t(`editor.none-${path}`)}
      fresh={() => ({ zh: '', en: '' })}
      nameOf={(sentence) => wordsAt(sentence, 'zh')}
    >
      {(place) => <TextPair path={place} label={t(`editor.one-${path}`)} multiline />}
    </ListPart>
  );
};

/** The sentence to say aloud, with places that are filled in for each person. */
export const SpokenSection = (): ReactNode => {
  const { t } = useText();
  const { form, write, readOnly } = useEditing();
  const insert = (placeholder: string): void =>
    write('spokenAnswer', {
      zh: `${wordsAt(form, 'spokenAnswer.zh')}{${placeholder}}`,
      en: `${wordsAt(form, 'spokenAnswer.en')}{${placeholder}}`,
    });
  return (
    <>
      <TextPair path="spokenAnswer" label={t('guide.spoken')} help={t('editor.spoken-help')} multiline optional />
      {readOnly ? null : (
        <div className="edit-feel-insert">
          <span className="why">{t('editor.spoken-insert')}</span>
          {SPOKEN_PLACEHOLDERS.map((placeholder) => (
            <Button key={placeholder} size="small" onClick={() => insert(placeholder)}>
              {t(`editor.spoken.${placeholder}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
};

const SPLIT = /[\n、，,;；]+/;

/** Everyday words, one a line. What is typed stays as it is while it is typed. */
const WordsField = ({
  path,
  label,
  help,
}: {
  readonly path: string;
  readonly label: string;
  readonly help: string;
}) => {
  const { form, write, readOnly } = useEditing();
  const saved = listAt(form, path).filter((word) => typeof word === 'string');
  const [typed, setTyped] = useState(saved.join('\n'));
  const read = (words: string): readonly string[] =>
    words
      .split(SPLIT)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  const isSame = read(typed).join('\n') === saved.join('\n');
  return (
    <div className="field">
      <label htmlFor={fieldIdOf(path)}>{label}</label>
      <Input.TextArea
        id={fieldIdOf(path)}
        autoSize={{ minRows: 3, maxRows: 14 }}
        readOnly={readOnly}
        value={isSame ? typed : saved.join('\n')}
        onChange={({ target }) => {
          setTyped(target.value);
          const words = read(target.value);
          write(path, words.length === 0 ? undefined : words);
        }}
      />
      <PlaceMistakes path={path} deep />
      <div className="field-help">{help}</div>
    </div>
  );
};

const Related = (): ReactNode => {
  const { t, show } = useText();
  const { form, write, parts, readOnly } = useEditing();
  const related = listAt(form, 'related').filter((id) => typeof id === 'string');
  const nameOf = (id: string): string => {
    const item = parts.items.find((one) => one.id === id);
    return item === undefined ? id : show(item.name);
  };
  const put = (ids: readonly string[]): void => write('related', ids.length === 0 ? undefined : ids);
  return (
    <div className="field">
      <label htmlFor={fieldIdOf('related')}>{t('guide.related')}</label>
      <ul className="edit-chips">
        {related.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="guide-chip"
              disabled={readOnly}
              aria-label={t('editor.remove-of', { name: nameOf(id) })}
              onClick={() => put(related.filter((other) => other !== id))}
            >
              {nameOf(id)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <select
          id={fieldIdOf('related')}
          className="edit-select"
          value=""
          onChange={({ target }) => (target.value === '' ? undefined : put([...related, target.value]))}
        >
          <option value="">{t('editor.add-related')}</option>
          {parts.items
            .filter(({ id }) => !related.includes(id) && id !== wordsAt(form, 'id'))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {show(name)}
              </option>
            ))}
        </select>
      )}
      <PlaceMistakes path="related" deep />
    </div>
  );
};

/** By which words it is found, and what is often done together with it. */
export const SearchSection = (): ReactNode => {
  const { t } = useText();
  return (
    <>
      <WordsField path="keywords" label={t('editor.keywords')} help={t('editor.keywords-help')} />
      <Related />
    </>
  );
};

/** Where the item was taken from, and the rule it rests on. */
export const SourcesSection = (): ReactNode => {
  const { t, show } = useText();
  const { parts } = useEditing();
  const titleOf = (id: string): string => {
    const document = parts.documents.find((one) => one.id === id);
    return document === undefined ? id : show(document.name);
  };
  return (
    <>
      <h3 className="edit-sub">{t('editor.basis')}</h3>
      <BasisFields path="basis" />
      <h3 className="edit-sub">{t('editor.sources')}</h3>
      <ListPart
        path="sources"
        add={t('editor.add-source')}
        empty={t('editor.sources-none')}
        fresh={() => ({ document: parts.documents[0]?.id ?? '', part: '' })}
        nameOf={(source) => `${titleOf(wordsAt(source, 'document'))} ${wordsAt(source, 'part')}`}
      >
        {(place) => (
          <>
            <ChoiceField
              path={`${place}.document`}
              label={t('editor.source-document')}
              choices={parts.documents.map(({ id, name }) => ({ value: id, label: show(name) }))}
            />
            <div className="edit-row">
              <LineField path={`${place}.part`} label={t('editor.source-part')} />
              <FigureField path={`${place}.number`} label={t('editor.source-number')} optional />
            </div>
          </>
        )}
      </ListPart>
    </>
  );
};
