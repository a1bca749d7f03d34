import type { z } from 'zod';
import { pathText } from '../domain/shape-mistakes.ts';
import { parseYaml } from './parse-yaml.ts';

/** A mistake in a data file: which file, where in it, and the rule that is broken. */
export interface FileMistake {
  readonly file: string;
  readonly path: string;
  readonly rule: string;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] };

/** Reads one YAML document as plain data; what makes a file mean something else than it seems to say is a mistake. */
const readYaml = (file: string, source: string): Read<unknown> => {
  const parsed = parseYaml(source);
  if (parsed.ok) return parsed;
  const mistakes = parsed.faults.map(({ line, rule }) => ({ file, path: line === 0 ? '' : `line ${line}`, rule }));
  return { ok: false, mistakes };
};

/** Reads a YAML document of a given shape; every mistake of shape is reported, not only the first. */
export const readShaped = <S extends z.ZodType>(file: string, source: string, schema: S): Read<z.output<S>> => {
  const read = readYaml(file, source);
  if (!read.ok) return read;
  const parsed = schema.safeParse(read.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, mistakes: shapeMistakes(file, '', parsed.error) };
};

export const shapeMistakes = (file: string, prefix: string, error: z.ZodError): readonly FileMistake[] =>
  error.issues.map((issue) => {
    const inner = pathText(issue.path);
    return { file, path: [prefix, inner].filter((part) => part !== '').join('.'), rule: issue.message };
  });
