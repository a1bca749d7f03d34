import type { parseExpression } from 'feelin';
import { brokenRule } from './catalogue-rules.ts';
import type { BrokenRule } from './catalogue-rules.ts';
import { DEEPEST_EXPRESSION, LONGEST_EXPRESSION, LONGEST_NUMBER } from './feel-bounds.ts';

export type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
};

/**
 * The parts of FEEL that rules are written in: comparisons, logic, choice, the four operations, lists and calls.
 * Loops, functions of one's own, contexts, paths, filters, dates and null are not among them, so that every
 * expression comes to an end after as many steps as it has parts, and nothing unknown can be taken for a value.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'Expression',
  'ParenthesizedExpression',
  'Conjunction',
  'Disjunction',
  'Comparison',
  'CompareOp',
  'ArithmeticExpression',
  'ArithOp',
  'IfExpression',
  'FunctionInvocation',
  'PositionalParameters',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'SimplePositiveUnaryTest',
  'Interval',
  'List',
  'VariableName',
  'Identifier',
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'and',
  'or',
  'in',
  'between',
  'if',
  'then',
  'else',
  '(',
  ')',
  '[',
  ']',
  '..',
]);

// A power makes a number of any size from two small ones.
const OPERATIONS: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

/** A part the reader could not make sense of; the syntax error that follows says more. */
export const UNREADABLE = '⚠';

const isAllowed = (node: SyntaxNode, words: string): boolean => {
  if (node.name === 'ArithOp') return OPERATIONS.has(words);
  // A range is a test (`age in [60..79]`); by itself it would be a list of as many numbers as it spans.
  if (node.name === 'SimplePositiveUnaryTest') return node.parent?.name === 'PositiveUnaryTest';
  if (node.name === 'Interval') return node.parent?.name === 'SimplePositiveUnaryTest';
  return node.name === UNREADABLE || ALLOWED.has(node.name);
};

const MOST_SHOWN = 40;

const faultsOf = (node: SyntaxNode, feel: string, depth: number): readonly BrokenRule[] => {
  const words = feel.slice(node.from, node.to);
  if (depth > DEEPEST_EXPRESSION) return [brokenRule('feel-too-deep', { maximum: DEEPEST_EXPRESSION })];
  if (!isAllowed(node, words)) return [brokenRule('feel-part-forbidden', { part: words.slice(0, MOST_SHOWN) })];
  if (node.name === 'NumericLiteral' && words.length > LONGEST_NUMBER)
    return [brokenRule('feel-number-too-long', { maximum: LONGEST_NUMBER })];
  for (const child of childrenOf(node)) {
    const faults = faultsOf(child, feel, depth + 1);
    if (faults.length > 0) return faults;
  }
  return [];
};

/** The first thing in an expression that rules may not use; `read` is only called when it is short enough. */
export const forbiddenIn = (feel: string, read: (feel: string) => SyntaxNode): readonly BrokenRule[] =>
  feel.length > LONGEST_EXPRESSION
    ? [brokenRule('feel-too-long', { maximum: LONGEST_EXPRESSION })]
    : faultsOf(read(feel), feel, 0);
