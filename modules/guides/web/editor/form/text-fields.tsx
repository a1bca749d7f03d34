import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { useEditing } from '../editing.tsx';
import { fieldIdOf, wordsAt } from '../written-form.ts';
import { Labelled, PlaceMistakes, useIsWrong, type PlaceFieldProps } from './labelled-field.tsx';

const LanguageInput = ({
  path,
  label,
  multiline,
  onWords,
}: {
  readonly path: string;
  readonly label: string;
  readonly multiline: boolean;
  readonly onWords: (words: string) => void;
}): ReactNode => {
  const { form, readOnly } = useEditing();
  const wrong = useIsWrong(path);
  const shared = {
    id: fieldIdOf(path),
    'aria-label': label,
    'aria-invalid': wrong,
    'aria-describedby': wrong ? `${fieldIdOf(path)}-error` : undefined,
    value: wordsAt(form, path),
    readOnly,
    maxLength: 2000,
  };
  return multiline ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: 1, maxRows: 8 }}
      onChange={({ target }) => onWords(target.value)}
    />
  ) : (
    <Input {...shared} onChange={({ target }) => onWords(target.value)} />
  );
};

/** A text in both languages side by side. An optional one is gone when both are empty. */
export const TextPair = ({
  path,
  label,
  help,
  optional = false,
  multiline = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
  readonly multiline?: boolean;
}): ReactNode => {
  const { t } = useText();
  const { form, write } = useEditing();
  const change = (language: 'zh' | 'en', words: string): void => {
    const text = { zh: wordsAt(form, `${path}.zh`), en: wordsAt(form, `${path}.en`), [language]: words };
    write(path, optional && text.zh === '' && text.en === '' ? undefined : text);
  };
  return (
    <div className="field edit-pair" id={fieldIdOf(path)} role="group" aria-label={label} tabIndex={-1}>
      <span className="field-label" aria-hidden="true">
        {label}
        {optional ? <span className="why"> {t('editor.optional')}</span> : null}
      </span>
      <div className="edit-pair-inputs">
        {(['zh', 'en'] as const).map((language) => (
          <div key={language}>
            <span className="edit-language" aria-hidden="true">
              {t(`editor.language.${language}`)}
            </span>
            <LanguageInput
              path={`${path}.${language}`}
              label={t('editor.in-language', { label, language: t(`editor.language.${language}`) })}
              multiline={multiline}
              onWords={(words) => change(language, words)}
            />
            <PlaceMistakes path={`${path}.${language}`} />
          </div>
        ))}
      </div>
      <PlaceMistakes path={path} />
      {help === undefined ? null : <div className="field-help">{help}</div>}
    </div>
  );
};

/** One line in one language. */
export const LineField = ({ path, label, help, optional = false }: PlaceFieldProps): ReactNode => {
  const { form, write, readOnly } = useEditing();
  const wrong = useIsWrong(path);
  return (
    <Labelled path={path} label={label} help={help} optional={optional}>
      <Input
        id={fieldIdOf(path)}
        maxLength={500}
        value={wordsAt(form, path)}
        readOnly={readOnly}
        aria-invalid={wrong}
        onChange={({ target }) => write(path, optional && target.value === '' ? undefined : target.value)}
      />
    </Labelled>
  );
};

/** Where a rule comes from: the document, and the place in it. */
export const BasisFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <div className="edit-row" id={fieldIdOf(path)} tabIndex={-1} role="group" aria-label={t('editor.basis')}>
      <LineField path={`${path}.source`} label={t('editor.basis-source')} />
      <LineField path={`${path}.where`} label={t('editor.basis-where')} optional />
      <PlaceMistakes path={path} />
    </div>
  );
};
