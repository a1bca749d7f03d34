import { isObject } from '../written-form.ts';
import type { Written, WrittenObject } from '../written-form.ts';

/** What arrived as written, sound or not, as the plain tree that the fields edit. */
export const asForm = (value: unknown): WrittenObject => {
  // Whatever JSON can hold is a written form.
  const written = value as Written;
  return isObject(written) ? written : {};
};
