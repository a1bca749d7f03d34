import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workOfThread } from '../../../tests/setup/thread-work.ts';
import { compute, expressionFaults, judge, variablesOf } from './feel-expression.ts';

const samples = { age: 80, income: 1000, group: 'local', ownsHome: true };
const codesOf = (feel: string, yields: 'boolean' | 'value' = 'value'): readonly string[] =>
  expressionFaults(feel, samples, yields).map(({ code }) => code);

const decideOn = (feel: string): void => {
  variablesOf(feel);
  expressionFaults(feel, samples, 'boolean');
  if (expressionFaults(feel, samples, 'value').length > 0) return;
  judge(feel, samples);
  compute(feel, samples);
};

/**
 * How long it takes in milliseconds to run what the check of an item runs, and what a counter would. Slow now and then is
 * the machine; only what is slow every time is the expression.
 */
const timeOf = (feel: string): number => {
  let least = Infinity;
  for (let attempt = 0; attempt < 20 && least >= 100; attempt += 1) {
    const began = workOfThread();
    decideOn(feel);
    least = Math.min(least, workOfThread() - began);
  }
  return least;
};

const SOUND = [
  'age >= 80 and income < 1120.5',
  'if age >= 90 then 200 else if age >= 80 then 100 else 0',
  'group in ("local", "elsewhere")',
  '(age in [60..79]) or age between 80 and 90',
  'list contains(["local", "elsewhere"], group)',
  'min(24, floor(age / 2)) * (income - 100)',
  'not(ownsHome) or -age < 0',
  'ownsHome = true',
];

/** What somebody could try, with the rule that refuses it. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['a loop', 'for i in 1..999999999 return i', 'feel-part-forbidden'],
  ['a loop in a loop', 'count(for i in 1..99999, j in 1..99999 return i * j)', 'feel-part-forbidden'],
  ['a search without end', 'some x in 1..999999999 satisfies x < 0', 'feel-part-forbidden'],
  ['a function of its own', '(function(f) f(f))(function(f) f(f))', 'feel-part-forbidden'],
  ['recursion through a context', '{ f: function(n) f(n + 1), g: f(1) }.g', 'feel-part-forbidden'],
  ['a context', '{ age: 1 }.age', 'feel-part-forbidden'],
  ['a path', 'age.constructor', 'feel-part-forbidden'],
  ['a filter', '[1, 2, 3][item > 1]', 'feel-part-forbidden'],
  ['a range as a list', 'sum([1..999999999])', 'feel-part-forbidden'],
  ['a range alone', '[1..999999999]', 'feel-part-forbidden'],
  ['a power', '9 ** 9 ** 9 ** 9', 'feel-part-forbidden'],
  ['the clock', 'date("2026-11-22") > @"2020-01-01"', 'feel-part-forbidden'],
  ['null', 'if ownsHome then null else 1', 'feel-part-forbidden'],
  ['a question of kind', 'age instance of number', 'feel-part-forbidden'],
  ['a named argument', 'max(n: 1)', 'feel-part-forbidden'],
  ['a huge number', `age > ${'9'.repeat(300)}`, 'feel-number-too-long'],
  ['a huge text', `group = "${'长'.repeat(100_000)}"`, 'feel-too-long'],
  ['deep brackets', `${'('.repeat(290)}1${')'.repeat(290)}`, 'feel-too-deep'],
  ['many signs', `${'-'.repeat(500)}1`, 'feel-too-deep'],
  ['a choice inside a test, which FEEL reads otherwise', 'age in [60..79] or age > 90', 'feel-part-forbidden'],
  ['a text that never ends', `group = "${'a'.repeat(300)}`, 'feel-unreadable'],
  ['a name nobody knows', 'salary > 1', 'feel-name-unknown'],
  ['a name of the language below', 'constructor = 1', 'feel-name-unknown'],
  ['a prototype', '__proto__ = 1', 'feel-name-unknown'],
  ['a function nobody allowed', 'now() > 1', 'feel-function-forbidden'],
  ['a function that makes long texts', 'string join(["a"])', 'feel-function-forbidden'],
  ['something that is not FEEL', 'age >', 'feel-unreadable'],
  ['a division by nothing', '1 / (age - age)', 'feel-without-value'],
];

describe('what an expression may use', () => {
  it.each(SOUND)('allows %s', (feel) => expect(codesOf(feel)).toEqual([]));

  it.each(HOSTILE)('refuses %s', (_, feel, code) => expect(codesOf(feel)[0]).toBe(code));

  it.each(HOSTILE)('decides on %s within 100 ms', (_, feel) => {
    expect(timeOf(feel)).toBeLessThan(100);
  });

  it('names what is forbidden, in short', () => {
    const [fault] = expressionFaults('sum(for i in 1..9 return i)', samples, 'value');
    expect(fault?.rule).toBe('uses "for i in 1..9 return i", a part of FEEL that rules may not use');
  });

  it('does not run what it refuses: the answer stays open', () => {
    expect(judge('some x in 1..999999999 satisfies x < 0', {})).toEqual({ answer: 'unknown', missing: [] });
    expect(compute('count(for i in 1..999999999 return i)', {})).toEqual({ missing: [] });
  });
});

const WORDS =
  'for in return some every satisfies function if then else and or not between null true age income group x sum count ' +
  'min list contains date ( ) [ ] { } , : . .. + - * ** / = < >= " "a" @ ` 0 1 999999999 1e308 人均 // /*';
const word = fc.constantFrom(...WORDS.split(' '));
const jumble = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

describe('anything at all', () => {
  it.each([
    ['words of the language', jumble],
    ['any characters', fc.string({ unit: 'grapheme', maxLength: 600 })],
  ])('%s: is decided within 100 ms, with rules that exist, and never throws', (_, texts) => {
    fc.assert(
      fc.property(texts, (feel) => {
        expect(timeOf(feel)).toBeLessThan(100);
        for (const { rule } of expressionFaults(feel, samples, 'boolean')) expect(rule).not.toBe('');
      }),
      { numRuns: 400, seed: 20261122 },
    );
  });
});
