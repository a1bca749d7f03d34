import { isAlias, isMap, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import { brokenRule } from '../domain/catalogue-rules.ts';
import type { BrokenRule } from '../domain/catalogue-rules.ts';
import { hostileRule } from './hostile-yaml.ts';

export interface YamlFault extends BrokenRule {
  /** Counted from 1; 0 where the whole file is meant. */
  readonly line: number;
}

export type ParsedYaml =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly YamlFault[] };

/** A map of what was read; lists and single values are none. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nobody reads on after so many; a hostile file may have one on every character. */
const MOST_FAULTS = 50;

const refused = (rule: BrokenRule): ParsedYaml => ({ ok: false, faults: [{ ...rule, line: 0 }] });

/** Keys of one map, looked at in one pass: the library's own check compares each with each. */
const keyFaults = (keys: readonly unknown[]): readonly BrokenRule[] => {
  const seen = new Set<unknown>();
  return keys.flatMap((key): readonly BrokenRule[] => {
    if (key === '__proto__') return [brokenRule('file-key-forbidden', { key })];
    if (seen.has(key)) return [brokenRule('file-key-twice', { key: String(key) })];
    seen.add(key);
    return [];
  });
};

/**
 * Reads one YAML document as plain data. Duplicate keys, unknown tags, aliases and several documents in one
 * file are faults: each of them would make the file mean something else than it seems to say.
 */
export const parseYaml = (source: string): ParsedYaml => {
  const hostile = hostileRule(source);
  if (hostile !== null) return refused(hostile);
  const lines = new LineCounter();
  const documents = parseAllDocuments(source, {
    uniqueKeys: false,
    schema: 'core',
    prettyErrors: false,
    lineCounter: lines,
  });
  const [document] = documents;
  if (document === undefined) return refused(brokenRule('file-empty'));
  if (documents.length > 1) return refused(brokenRule('file-several-documents'));
  const faults: YamlFault[] = [...document.errors, ...document.warnings].slice(0, MOST_FAULTS).map((error) => ({
    ...brokenRule('file-unsound', { message: error.message.split('\n')[0] ?? error.code }),
    line: lines.linePos(error.pos[0]).line,
  }));
  visit(document, (_key, node) => {
    if (faults.length >= MOST_FAULTS) return visit.BREAK;
    if (!isAlias(node) && !isMap(node)) return undefined;
    const { line } = lines.linePos(node.range?.[0] ?? 0);
    if (isAlias(node)) faults.push({ ...brokenRule('file-alias'), line });
    else {
      const keys = node.items.map(({ key }) => (isScalar(key) ? key.value : key));
      faults.push(...keyFaults(keys).map((rule) => ({ ...rule, line })));
    }
    return undefined;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: document.toJS() };
};
