/**
 * The written form of an item while somebody is still writing it: any part may be missing or wrong, so it is a plain
 * tree. Places in it are named as the checks name them: `processes[0].limit.promised`.
 */
export type Written = string | number | boolean | null | readonly Written[] | WrittenObject;
export interface WrittenObject {
  readonly [key: string]: Written;
}

type Step = string | number;

/** `materials[2].name.zh` → `materials`, 2, `name`, `zh`; the empty path is the whole. */
export const stepsOf = (path: string): readonly Step[] =>
  [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, place]) =>
    place === undefined ? (name ?? '') : Number(place),
  );

const isList = (value: Written | undefined): value is readonly Written[] => Array.isArray(value);

export const isObject = (value: Written | undefined): value is WrittenObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inside = (value: Written | undefined, step: Step): Written | undefined => {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

export const readAt = (form: Written, path: string): Written | undefined =>
  stepsOf(path).reduce<Written | undefined>(inside, form);

export const listAt = (form: Written, path: string): readonly Written[] => {
  const value = readAt(form, path);
  return isList(value) ? value : [];
};

export const wordsAt = (form: Written, path: string): string => {
  const value = readAt(form, path);
  return typeof value === 'string' ? value : '';
};

/** A figure or a word as it is shown; nothing for what is neither. */
export const shownAt = (form: Written, path: string): string => {
  const value = readAt(form, path);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

const without = (value: WrittenObject, key: string): WrittenObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

const written = (form: Written | undefined, [step, ...rest]: readonly Step[], value: Written | undefined): Written => {
  if (step === undefined) return value ?? {};
  if (typeof step === 'number') {
    const list = isList(form) ? form : [];
    if (rest.length === 0 && value === undefined) return list.filter((_one, place) => place !== step);
    const one = rest.length === 0 ? (value ?? null) : written(list[step], rest, value);
    return step < list.length ? list.with(step, one) : [...list, one];
  }
  const object = isObject(form) ? form : {};
  if (rest.length > 0) {
    const inner = written(object[step], rest, value);
    return value === undefined && isObject(inner) && Object.keys(inner).length === 0
      ? without(object, step)
      : { ...object, [step]: inner };
  }
  return value === undefined ? without(object, step) : { ...object, [step]: value };
};

/** A copy with another value at the place; `undefined` takes the place away, and an object left empty with it. Missing parents are made. */
export const writeAt = (form: WrittenObject, path: string, value: Written | undefined): WrittenObject => {
  const whole = written(form, stepsOf(path), value);
  return isObject(whole) ? whole : form;
};

/** The list with one entry moved one place up (-1) or down (1); at the end it stays as it is. */
export const moved = (list: readonly Written[], place: number, by: -1 | 1): readonly Written[] => {
  const one = list[place];
  const other = list[place + by];
  return one === undefined || other === undefined ? list : list.with(place, other).with(place + by, one);
};

/** An id that the list does not have yet: `material-4`. Ids of parameters and steps are names in expressions. */
export const freshId = (list: readonly Written[], stem: string, joint: '-' | '' = '-'): string => {
  const taken = new Set(list.map((one) => wordsAt(one, 'id')));
  let number = list.length + 1;
  while (taken.has(`${stem}${joint}${number}`)) number += 1;
  return `${stem}${joint}${number}`;
};

/** The id of the field that edits a place, so that a mistake can lead to it. */
export const fieldIdOf = (path: string): string => `edit-${stepsOf(path).join('-')}`;

/** True when a mistake at `path` belongs to the place or to something inside it. */
export const isWithin = (path: string, place: string): boolean => {
  const steps = stepsOf(path);
  return stepsOf(place).every((step, index) => steps[index] === step);
};
