import { listAt, wordsAt } from '../written-form.ts';
import type { WrittenObject } from '../written-form.ts';

/** What a local change changes: its part, and the id of the material, figure or service type where there are several. */
export interface Target {
  readonly part: string;
  readonly id?: string | undefined;
}

const idIn = (form: WrittenObject, path: string): string =>
  wordsAt(form, `${path}.processId`) || wordsAt(form, `${path}.id`);

/** Where in the written form the change of this part stands; undefined while the base still holds. */
export const changeOf = (form: WrittenObject, { part, id }: Target): string | undefined => {
  const index = listAt(form, 'changes').findIndex(
    (_change, place) =>
      wordsAt(form, `changes[${place}].part`) === part && (id === undefined || idIn(form, `changes[${place}]`) === id),
  );
  return index === -1 ? undefined : `changes[${index}]`;
};

/** All changes of a part that adds something, in the order they were written. */
export const changesOf = (form: WrittenObject, part: string): readonly string[] =>
  listAt(form, 'changes').flatMap((_change, place) =>
    wordsAt(form, `changes[${place}].part`) === part ? [`changes[${place}]`] : [],
  );
