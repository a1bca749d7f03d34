import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import type { EditorParts } from './editor-parts.ts';
import { isWithin } from './written-form.ts';
import type { Written, WrittenObject } from './written-form.ts';

/** What a check found, at its place in the written form. */
export interface Mistake {
  readonly path: string;
  readonly rule: Text;
}

/** The written form that the fields below read and change. */
export interface Editing {
  readonly form: WrittenObject;
  /** The item that an overlay changes; its figures may be named in the overlay's rules. */
  readonly base?: WrittenObject | undefined;
  /** `undefined` takes the place away. */
  readonly write: (path: string, value: Written | undefined) => void;
  readonly mistakes: readonly Mistake[];
  readonly parts: EditorParts;
  readonly readOnly: boolean;
}

const EditingContext = createContext<Editing | null>(null);

export const EditingProvider = ({
  editing,
  children,
}: {
  readonly editing: Editing;
  readonly children: ReactNode;
}): ReactNode => <EditingContext value={editing}>{children}</EditingContext>;

export const useEditing = (): Editing => {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('A field of the editor stands outside EditingProvider');
  return editing;
};

/** The mistakes of a place, those of everything inside it included. */
export const mistakesIn = (mistakes: readonly Mistake[], place: string): readonly Mistake[] =>
  mistakes.filter(({ path }) => isWithin(path, place));
