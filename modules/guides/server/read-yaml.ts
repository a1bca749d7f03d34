import { isAlias, isMap, parseAllDocuments, visit } from 'yaml';
import type { z } from 'zod';

/** A mistake in a data file: which file, where in it, and the rule that is broken. */
export interface FileMistake {
  readonly file: string;
  readonly path: string;
  readonly rule: string;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] };

export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

/**
 * Reads one YAML document as plain data. Duplicate keys, unknown tags, aliases and several documents in one
 * file are mistakes: each of them would make the file mean something else than it seems to say.
 */
export const readYaml = (file: string, source: string): Read<unknown> => {
  const documents = parseAllDocuments(source, { uniqueKeys: true, schema: 'core', prettyErrors: true });
  const [document] = documents;
  const place = (offset: number): string => `line ${source.slice(0, offset).split('\n').length}`;
  if (document === undefined) return { ok: false, mistakes: [{ file, path: '', rule: 'must not be empty' }] };
  if (documents.length > 1)
    return { ok: false, mistakes: [{ file, path: '', rule: 'must hold exactly one document' }] };
  const mistakes: FileMistake[] = [...document.errors, ...document.warnings].map((error) => ({
    file,
    path: place(error.pos[0]),
    rule: `must be sound YAML: ${error.message.split('\n')[0] ?? error.code}`,
  }));
  visit(document, (_key, node) => {
    const at = (isAlias(node) || isMap(node)) && node.range ? place(node.range[0]) : '';
    if (isAlias(node)) mistakes.push({ file, path: at, rule: 'must not use aliases' });
    if (isMap(node) && node.has('__proto__'))
      mistakes.push({ file, path: at, rule: 'must not use the key "__proto__"' });
  });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: document.toJS() };
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
