import { evaluate, parseExpression, SyntaxError as FeelSyntaxError } from 'feelin';
import type { FactValue } from './service-item.ts';

export type Answer = 'yes' | 'no' | 'unknown';

export interface Judgement {
  readonly answer: Answer;
  /** Variables without a value that keep the answer open, in order of appearance; empty when it is decided. */
  readonly missing: readonly string[];
}

type Values = Readonly<Record<string, FactValue>>;
type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

// Expressions may not look at the clock; whatever a condition depends on is a fact.
const ALLOWED_FUNCTIONS = ['not', 'min', 'max', 'sum', 'count', 'floor', 'ceiling', 'list contains'];

const parse = (feel: string): SyntaxNode => parseExpression(feel, {}, undefined).topNode;

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
};

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

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

const decided = (answer: Answer): Judgement => ({ answer, missing: [] });

/** Kleene's strong logic: one operand that settles the matter does so whatever the others are. */
const combine = (parts: readonly Judgement[], settling: Answer): Judgement => {
  if (parts.some((part) => part.answer === settling)) return decided(settling);
  const open = parts.filter((part) => part.answer === 'unknown');
  if (open.length === 0) return decided(opposite[settling]);
  return { answer: 'unknown', missing: [...new Set(open.flatMap((part) => part.missing))] };
};

const judgeLeaf = (node: SyntaxNode, feel: string, values: Values): Judgement => {
  const missing = variablesIn(node, feel).filter((name) => values[name] === undefined);
  if (missing.length > 0) return { answer: 'unknown', missing };
  const { value } = evaluate(feel.slice(node.from, node.to), { ...values });
  if (value === true) return decided('yes');
  return value === false ? decided('no') : { answer: 'unknown', missing: [] };
};

const judgeNode = (node: SyntaxNode, feel: string, values: Values): Judgement => {
  const operands = childrenOf(node).filter((child) => !['and', 'or', '(', ')'].includes(child.name));
  const [first] = operands;
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
      return first === undefined ? decided('unknown') : judgeNode(first, feel, values);
    case 'Conjunction':
      return combine(
        operands.map((operand) => judgeNode(operand, feel, values)),
        'no',
      );
    case 'Disjunction':
      return combine(
        operands.map((operand) => judgeNode(operand, feel, values)),
        'yes',
      );
    case 'FunctionInvocation': {
      const argument = operands[1]?.firstChild;
      if (first === undefined || feel.slice(first.from, first.to) !== 'not' || argument == null) break;
      const judged = judgeNode(argument, feel, values);
      return { answer: opposite[judged.answer], missing: judged.missing };
    }
    default:
  }
  return judgeLeaf(node, feel, values);
};

/**
 * Judges a condition with what is known. FEEL itself answers `x = "a"` with false when `x` is missing;
 * here a comparison with a missing variable stays unknown, so that not knowing never turns anybody away.
 */
export const judge = (feel: string, values: Values): Judgement => judgeNode(parse(feel), feel, values);

export const variablesOf = (feel: string): readonly string[] => variablesIn(parse(feel), feel);

/** The value of an expression, or the variables it lacks. A fault in the expression yields an empty list. */
export const compute = (
  feel: string,
  values: Values,
): { readonly value: FactValue } | { readonly missing: readonly string[] } => {
  const missing = variablesOf(feel).filter((name) => values[name] === undefined);
  if (missing.length > 0) return { missing };
  const { value } = evaluate(feel, { ...values });
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? { value } : { missing };
};

/** What is wrong with an expression, given a sample value for each name it may use; empty when it is sound. */
export const expressionFaults = (feel: string, samples: Values, yields: 'boolean' | 'value'): readonly string[] => {
  const root = parse(feel);
  const unknown = variablesIn(root, feel).filter((name) => samples[name] === undefined);
  if (unknown.length > 0) return unknown.map((name) => `uses "${name}", which is neither a fact nor a parameter`);
  const functions = collect(root, 'FunctionInvocation')
    .map((call) => feel.slice(call.firstChild?.from, call.firstChild?.to))
    .filter((name) => !ALLOWED_FUNCTIONS.includes(name));
  if (functions.length > 0) return functions.map((name) => `calls "${name}", which expressions may not use`);
  const outcome = tryEvaluate(feel, samples);
  if ('fault' in outcome) return [outcome.fault];
  if (yields === 'boolean' && typeof outcome.value !== 'boolean') return ['does not yield true or false'];
  return outcome.value === null ? ['does not yield a value'] : [];
};

// The library tells of a syntax error only by throwing it; this is the one place that turns it into data.
const tryEvaluate = (feel: string, samples: Values): { readonly value: unknown } | { readonly fault: string } => {
  try {
    const { value, warnings } = evaluate(feel, { ...samples });
    const [warning] = warnings;
    return warning === undefined ? { value } : { fault: `is not sound: ${warning.message}` };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { fault: `is not valid FEEL: ${error.message}` };
    throw error;
  }
};
