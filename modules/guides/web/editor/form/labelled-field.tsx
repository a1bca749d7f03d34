import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { mistakesIn, useEditing } from '../editing.tsx';
import { fieldIdOf } from '../written-form.ts';

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

export const useIsWrong = (path: string): boolean => useEditing().mistakes.some((mistake) => mistake.path === path);

/** What every field of the form is told: its place in what is written, its name, what helps, whether it may stay empty. */
export interface PlaceFieldProps {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
}

/** A field under its name, with what is wrong in it and what helps. */
export const Labelled = ({
  path,
  label,
  help,
  optional = false,
  children,
}: PlaceFieldProps & { readonly children: ReactNode }): ReactNode => {
  const { t } = useText();
  return (
    <div className="field">
      <label htmlFor={fieldIdOf(path)}>{optional ? `${label} ${t('editor.optional')}` : label}</label>
      {children}
      <PlaceMistakes path={path} />
      {help === undefined ? null : <div className="field-help">{help}</div>}
    </div>
  );
};
