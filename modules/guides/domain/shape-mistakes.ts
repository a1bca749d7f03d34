import type { z } from 'zod';
import { CATALOGUE_RULES, mistakeAt } from './catalogue-rules.ts';
import type { CatalogueRule, ItemMistake, RuleValues } from './catalogue-rules.ts';

type Issue = z.core.$ZodIssue;

/** A place in a written form, as people read it: `materials[2].name.en`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

const ruleOfMessage = (message: string): CatalogueRule | undefined =>
  (Object.keys(CATALOGUE_RULES) as CatalogueRule[]).find(
    (code) => code.startsWith('shape-') && CATALOGUE_RULES[code] === message,
  );

const ruleOf = (issue: Issue): readonly [CatalogueRule, RuleValues?] => {
  const own = ruleOfMessage(issue.message);
  if (own !== undefined) return [own];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.includes('undefined')) return ['shape-missing'];
      return ['number', 'int'].includes(issue.expected)
        ? ['shape-number']
        : ['shape-type', { expected: issue.expected }];
    case 'invalid_value':
      return ['shape-choice', { choices: issue.values.map(String).join(', ') }];
    case 'too_small':
      // Whoever leaves a line empty is told to fill it in, not how long an empty line is.
      return issue.origin === 'string' ? ['shape-missing'] : ['shape-too-short', { minimum: Number(issue.minimum) }];
    case 'too_big':
      return ['shape-too-long', { maximum: Number(issue.maximum) }];
    default:
      return ['shape-other'];
  }
};

/** Of the forms something may have, the one it comes nearest to: the one whose mistakes lie inside it. */
const insideUnion = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const inner = issue.errors.find((branch) =>
    branch.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  return (inner ?? issue.errors[0] ?? []).flatMap((one) => insideUnion({ ...one, path: [...issue.path, ...one.path] }));
};

/** Every mistake of shape with its place and its rule. */
export const shapeMistakesOf = (error: z.ZodError): readonly ItemMistake[] =>
  error.issues
    .flatMap((issue) => {
      const inner = insideUnion(issue);
      return inner.length === 0 ? [issue] : inner;
    })
    .flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => mistakeAt(pathText([...issue.path, key]), 'shape-key-unknown', { key }));
      const [code, values] = ruleOf(issue);
      return [mistakeAt(pathText(issue.path), code, values)];
    });
