import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { mistakesIn, useEditing } from '../editing.tsx';
import { fieldIdOf, readAt, shownAt, wordsAt } from '../written-form.ts';

/** What is wrong at a place, under its field. `deep` takes in what lies inside the place. */
export const PlaceMistakes = ({
  path,
  deep = false,
}: {
  readonly path: string;
  readonly deep?: boolean;
}): ReactNode => {
  const { show } = useText();
  const { mistakes } = useEditing();
  const found = deep ? mistakesIn(mistakes, path) : mistakes.filter((one) => one.path === path);
  if (found.length === 0) return null;
  return (
    <div className="field-error" id={`${fieldIdOf(path)}-error`}>
      {[...new Set(found.map(({ rule }) => show(rule)))].map((rule) => (
        <div key={rule}>{rule}</div>
      ))}
    </div>
  );
};

const useIsWrong = (path: string): boolean => useEditing().mistakes.some((mistake) => mistake.path === path);

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

const Labelled = ({
  path,
  label,
  help,
  children,
}: {
  readonly path: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <div className="field">
    <label htmlFor={fieldIdOf(path)}>{label}</label>
    {children}
    <PlaceMistakes path={path} />
    {help === undefined ? null : <div className="field-help">{help}</div>}
  </div>
);

/** One line in one language. */
export const LineField = ({
  path,
  label,
  help,
  optional = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
}): ReactNode => {
  const { t } = useText();
  const { form, write, readOnly } = useEditing();
  const wrong = useIsWrong(path);
  return (
    <Labelled path={path} label={optional ? `${label} ${t('editor.optional')}` : label} help={help}>
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

const FIGURE = /^-?\d+(\.\d+)?$/;

/** A figure. What is not a figure yet stays as typed, and the check says so. */
export const FigureField = ({
  path,
  label,
  help,
  unit,
  nullable = false,
  optional = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly unit?: string | undefined;
  /** Empty means “there is none”, as with a limit that no law sets. */
  readonly nullable?: boolean;
  readonly optional?: boolean;
}): ReactNode => {
  const { form, write, readOnly } = useEditing();
  // `1.50` is kept as 1.5, but whoever types it goes on from what they see.
  const [typed, setTyped] = useState('');
  const shown = FIGURE.test(typed) && Number(typed) === readAt(form, path) ? typed : shownAt(form, path);
  const change = (words: string): void => {
    const text = words.trim();
    setTyped(text);
    if (text === '') write(path, nullable ? null : optional ? undefined : '');
    else write(path, FIGURE.test(text) ? Number(text) : text);
  };
  return (
    <Labelled path={path} label={label} help={help}>
      <Input
        id={fieldIdOf(path)}
        className="edit-figure"
        inputMode="decimal"
        maxLength={16}
        readOnly={readOnly}
        suffix={unit}
        aria-invalid={useIsWrong(path)}
        value={shown}
        onChange={({ target }) => change(target.value)}
      />
    </Labelled>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several; the browser's own list, which every keyboard and phone knows. */
export const ChoiceField = ({
  path,
  label,
  help,
  choices,
  none,
  onChoice,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly choices: readonly Choice[];
  /** Offers “none” under these words. */
  readonly none?: string;
  /** Where a choice changes more than its own place. */
  readonly onChoice?: (value: string | undefined) => void;
}): ReactNode => {
  const { form, write, readOnly } = useEditing();
  const value = wordsAt(form, path);
  const change = onChoice ?? ((next: string | undefined): void => write(path, next));
  return (
    <Labelled path={path} label={label} help={help}>
      <select
        id={fieldIdOf(path)}
        className="edit-select"
        value={value}
        disabled={readOnly}
        aria-invalid={useIsWrong(path)}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      >
        {none === undefined && choices.some((choice) => choice.value === value) ? null : (
          <option value="">{none ?? ''}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
};

/** Yes or no. */
export const TickField = ({
  path,
  label,
  help,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
}): ReactNode => {
  const { form, write, readOnly } = useEditing();
  return (
    <div className="field">
      <Checkbox
        id={fieldIdOf(path)}
        checked={readAt(form, path) === true}
        disabled={readOnly}
        onChange={({ target }) => write(path, target.checked)}
      >
        {label}
      </Checkbox>
      <PlaceMistakes path={path} />
      {help === undefined ? null : <div className="field-help">{help}</div>}
    </div>
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

/** A day, chosen from the browser's own calendar. */
export const DateField = ({
  path,
  label,
  help,
  optional = false,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
}): ReactNode => {
  const { t } = useText();
  const { form, write, readOnly } = useEditing();
  return (
    <Labelled path={path} label={optional ? `${label} ${t('editor.optional')}` : label} help={help}>
      <Input
        id={fieldIdOf(path)}
        className="edit-date"
        type="date"
        readOnly={readOnly}
        aria-invalid={useIsWrong(path)}
        value={wordsAt(form, path)}
        onChange={({ target }) => write(path, target.value === '' ? undefined : target.value)}
      />
    </Labelled>
  );
};
