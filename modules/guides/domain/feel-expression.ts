import { evaluate, isFunction, parseExpression, SyntaxError as FeelSyntaxError } from 'feelin';
import { brokenRule } from './catalogue-rules.ts';
import type { BrokenRule } from './catalogue-rules.ts';
import { childrenOf, forbiddenIn, UNREADABLE } from './feel-allowed.ts';
import type { SyntaxNode } from './feel-allowed.ts';
import { LONGEST_EXPRESSION } from './feel-bounds.ts';
import type { FactValue } from './service-item.ts';

export type Answer = 'yes' | 'no' | 'unknown';

export interface Judgement {
  readonly answer: Answer;
  /** Variables without a value that keep the answer open, in order of appearance; empty when it is decided. */
  readonly missing: readonly string[];
}

type Values = Readonly<Record<string, FactValue>>;

// Expressions may not look at the clock; whatever a condition depends on is a fact.
export const EXPRESSION_FUNCTIONS = ['not', 'min', 'max', 'sum', 'count', 'floor', 'ceiling', 'list contains'];

const parse = (feel: string): SyntaxNode => parseExpression(feel, {}, undefined).topNode;

const collect = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  node.name === name ? [node] : childrenOf(node).flatMap((child) => collect(child, name));

const isFunctionName = (node: SyntaxNode): boolean =>
  node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;

const variablesIn = (node: SyntaxNode, feel: string): readonly string[] => [
  ...new Set(
    collect(node, 'VariableName')
      .filter((name) => !isFunctionName(name))
      .map((name) => feel.slice(name.from, name.to)),
  ),
];

/** The names an expression asks for; none where it is longer than any expression may be. */
export const variablesOf = (feel: string): readonly string[] =>
  feel.length > LONGEST_EXPRESSION ? [] : variablesIn(parse(feel), feel);

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

const decided = (answer: Answer): Judgement => ({ answer, missing: [] });

/** Kleene's strong logic: one operand that settles the matter does so whatever the others are. */
const combine = (parts: readonly Judgement[], settling: Answer): Judgement => {
  if (parts.some((part) => part.answer === settling)) return decided(settling);
  const open = parts.filter((part) => part.answer === 'unknown');
  if (open.length === 0) return decided(opposite[settling]);
  return { answer: 'unknown', missing: [...new Set(open.flatMap((part) => part.missing))] };
};

// A name such as `constructor` must not be taken for one that every object has.
const isGiven = (values: Values, name: string): boolean => Object.hasOwn(values, name) && values[name] !== undefined;

type Judge = (values: Values) => Judgement;
type Computation = (values: Values) => { readonly value: unknown } | { readonly missing: readonly string[] };

/**
 * Reads a piece of FEEL once, as the body of a FEEL function of its variables: calling that function is some
 * eighty times faster than evaluating the text again, and counters check items on every keystroke.
 */
const compilePiece = (piece: string, variables: readonly string[]): Computation => {
  const { value: compiled } = evaluate(`function(${variables.join(', ')}) ${piece}`);
  return (values) => {
    const missing = variables.filter((name) => !isGiven(values, name));
    if (missing.length > 0) return { missing };
    const value: unknown = isFunction(compiled) ? compiled.invoke(variables.map((name) => values[name])) : null;
    return { value };
  };
};

const compileLeaf = (node: SyntaxNode, feel: string): Judge => {
  const computation = compilePiece(feel.slice(node.from, node.to), variablesIn(node, feel));
  return (values) => {
    const computed = computation(values);
    if ('missing' in computed) return { answer: 'unknown', missing: computed.missing };
    if (typeof computed.value !== 'boolean') return { answer: 'unknown', missing: [] };
    return decided(computed.value ? 'yes' : 'no');
  };
};

const compileNode = (node: SyntaxNode, feel: string): Judge => {
  const operands = childrenOf(node).filter((child) => !['and', 'or', '(', ')'].includes(child.name));
  const [first] = operands;
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
      return first === undefined ? () => decided('unknown') : compileNode(first, feel);
    case 'Conjunction':
    case 'Disjunction': {
      const settling = node.name === 'Conjunction' ? 'no' : 'yes';
      const judges = operands.map((operand) => compileNode(operand, feel));
      return (values) =>
        combine(
          judges.map((one) => one(values)),
          settling,
        );
    }
    case 'FunctionInvocation': {
      const argument = operands[1]?.firstChild;
      if (first === undefined || feel.slice(first.from, first.to) !== 'not' || argument == null) break;
      const inner = compileNode(argument, feel);
      return (values) => {
        const { answer, missing } = inner(values);
        return { answer: opposite[answer], missing };
      };
    }
    default:
  }
  return compileLeaf(node, feel);
};

// Expressions come from the catalogue, a few hundred in all; the bound only guards against misuse.
const MOST_REMEMBERED = 5000;

/** Remembers what was made of a text. Texts are immutable, so this changes nothing but the time it takes. */
const remembering = <T>(make: (feel: string) => T): ((feel: string) => T) => {
  const made = new Map<string, T>();
  return (feel) => {
    const known = made.get(feel);
    if (known !== undefined) return known;
    const fresh = make(feel);
    if (made.size >= MOST_REMEMBERED) made.clear();
    made.set(feel, fresh);
    return fresh;
  };
};

// What the check of the catalogue refuses is not run either, should it ever come here.
const isForbidden = (feel: string): boolean => forbiddenIn(feel, parse).length > 0;

const judgeOf = remembering(
  (feel): Judge => (isForbidden(feel) ? () => decided('unknown') : compileNode(parse(feel), feel)),
);
const computationOf = remembering(
  (feel): Computation => (isForbidden(feel) ? () => ({ missing: [] }) : compilePiece(feel, variablesOf(feel))),
);

/**
 * Judges a condition with what is known. FEEL itself answers `x = "a"` with false when `x` is missing;
 * here a comparison with a missing variable stays unknown, so that not knowing never turns anybody away.
 */
export const judge = (feel: string, values: Values): Judgement => judgeOf(feel)(values);

/** The value of an expression, or the variables it lacks. A fault in the expression yields an empty list. */
export const compute = (
  feel: string,
  values: Values,
): { readonly value: FactValue } | { readonly missing: readonly string[] } => {
  const computed = computationOf(feel)(values);
  if ('missing' in computed) return computed;
  const { value } = computed;
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { missing: [] };
  return typeof value === 'boolean' || typeof value === 'string' ? { value } : { missing: [] };
};

/** The library's own words for a syntax error. */
const unreadable = (feel: string, samples: Values): BrokenRule => {
  const outcome = tryEvaluate(feel, samples);
  return 'fault' in outcome ? outcome.fault : brokenRule('feel-unreadable', { message: '' });
};

/** What is wrong with an expression, given a sample value for each name it may use; empty when it is sound. */
export const expressionFaults = (feel: string, samples: Values, yields: 'boolean' | 'value'): readonly BrokenRule[] => {
  const forbidden = forbiddenIn(feel, parse);
  if (forbidden.length > 0) return forbidden;
  const root = parse(feel);
  if (collect(root, UNREADABLE).length > 0) return [unreadable(feel, samples)];
  const unknown = variablesIn(root, feel).filter((name) => !isGiven(samples, name));
  if (unknown.length > 0) return unknown.map((name) => brokenRule('feel-name-unknown', { name }));
  const functions = collect(root, 'FunctionInvocation')
    .map((call) => feel.slice(call.firstChild?.from, call.firstChild?.to))
    .filter((name) => !EXPRESSION_FUNCTIONS.includes(name));
  if (functions.length > 0) return functions.map((name) => brokenRule('feel-function-forbidden', { name }));
  const outcome = tryEvaluate(feel, samples);
  if ('fault' in outcome) return [outcome.fault];
  if (yields === 'boolean' && typeof outcome.value !== 'boolean') return [brokenRule('feel-not-boolean')];
  const isValue = outcome.value !== null && (typeof outcome.value !== 'number' || Number.isFinite(outcome.value));
  return isValue ? [] : [brokenRule('feel-without-value')];
};

// The library tells of a syntax error only by throwing it; this is the one place that turns it into data.
const tryEvaluate = (feel: string, samples: Values): { readonly value: unknown } | { readonly fault: BrokenRule } => {
  try {
    const { value, warnings } = evaluate(feel, { ...samples });
    const [warning] = warnings;
    return warning === undefined ? { value } : { fault: brokenRule('feel-unsound', { message: warning.message }) };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { fault: brokenRule('feel-unreadable', { message: error.message }) };
    throw error;
  }
};
