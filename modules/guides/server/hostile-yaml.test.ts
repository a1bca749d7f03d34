import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWrittenItem } from '../domain/written-checks.ts';
import { parseYaml } from './parse-yaml.ts';
import type { ParsedYaml } from './parse-yaml.ts';
import { parseYamlApart } from './parse-yaml-apart.ts';
import { loadWholeCatalogue } from './load-catalogue.ts';
import { join } from 'node:path';

const read = loadWholeCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error('the shipped catalogue is sound');
const surroundings = read.value;

const rulesOf = (parsed: ParsedYaml): readonly string[] => (parsed.ok ? [] : parsed.faults.map(({ code }) => code));

/** Well below a second on a quiet machine, a few on the slowest; what a bomb means to take is minutes, or for ever. */
const MOST_MILLISECONDS = 5_000;
/** Milliseconds of the processor, not of the clock: other work on a busy machine hardly counts. */
const timed = <T>(work: () => T): { readonly value: T; readonly milliseconds: number } => {
  const before = process.threadCpuUsage();
  const value = work();
  const { user, system } = process.threadCpuUsage(before);
  return { value, milliseconds: (user + system) / 1_000 };
};

const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(8)}*a${n}]`),
];

describe('a hostile file', () => {
  it.each<[string, string, string]>([
    ['a bomb of aliases', bomb.join('\n'), 'file-alias'],
    ['an endless line', 'x'.repeat(100_000), 'file-too-long'],
    ['a file without end', 'a: 1\n'.repeat(250_000), 'file-too-long'],
    ['brackets without end', `a: ${'['.repeat(4_000)}`, 'file-too-deep'],
    ['brackets over many lines', '[\n'.repeat(9_000), 'file-too-deep'],
    ['braces without end', `a: ${'{b: '.repeat(1_000)}`, 'file-too-deep'],
    ['entries in entries on one line', `${'- '.repeat(2_000)}a`, 'file-too-deep'],
    ['keys in keys on one line', `${'? '.repeat(2_000)}a`, 'file-too-deep'],
    [
      'entries in entries over many lines',
      Array.from({ length: 700 }, (_, n) => `${' '.repeat(n)}-`).join('\n'),
      'file-too-deep',
    ],
    [
      'keys by the ten thousand',
      `a:\n${Array.from({ length: 11_000 }, (_, n) => `  k${n}: 1`).join('\n')}\n  k1: 2`,
      'file-key-twice',
    ],
    ['the same key by the ten thousand', 'a: 1\n'.repeat(11_000), 'file-key-twice'],
    ['lines without end', 'a: 1\n'.repeat(21_000), 'file-too-many-lines'],
    ['anchors by the ten thousand', `a: ${'&a '.repeat(1_500)}\n`.repeat(80), 'file-unsound'],
    ['broken quotes by the ten thousand', `"a\n`.repeat(11_000), 'file-unsound'],
    ['nonsense on every line', ': : }{ ][ & * ! | > %\n'.repeat(11_000), 'file-unsound'],
    ['tags that would make objects', 'a: !!js/function "x"', 'file-unsound'],
    ['a merge key on an alias', 'a: &a {x: 1}\nb: {<<: *a}', 'file-alias'],
    ['many documents', '---\na: 1\n'.repeat(5_000), 'file-several-documents'],
    ['a prototype', '__proto__: {polluted: true}', 'file-key-forbidden'],
  ])('is refused clearly and soon: %s', (_what, source, rule) => {
    const { value, milliseconds } = timed(() => parseYaml(source));
    expect(rulesOf(value)).toContain(rule);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('made of any pieces of YAML, never fails and never takes long', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!!int ',
      '|',
      '>',
      '"',
      "'",
      '\n',
      '  ',
      '#',
      ',',
      ': ',
      '\t',
      '---\n',
      '\u2028',
      '中',
      '%YAML 1.1\n',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const { value, milliseconds } = timed(() => parseYaml(pieces.join('')));
        expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
        expect(value.ok || value.faults.length > 0).toBe(true);
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });

  it('is read apart from the server’s thread, with the same result', async () => {
    expect(await parseYamlApart('items: [{ id: a }]')).toEqual({ ok: true, value: { items: [{ id: 'a' }] } });
    expect(rulesOf(await parseYamlApart(bomb.join('\n')))).toContain('file-alias');
  });

  it('given too many at once, reads some and tells the others to wait; afterwards all are read again', async () => {
    const reads = await Promise.all(Array.from({ length: 6 }, () => parseYamlApart('items: []')));
    expect(reads.filter(({ ok }) => ok)).toHaveLength(4);
    expect(reads.slice(4).flatMap(rulesOf)).toEqual(['files-too-many-at-once', 'files-too-many-at-once']);
    expect((await parseYamlApart('items: []')).ok).toBe(true);
  });
});

describe('a written item with anything in any place', () => {
  const items = surroundings.written.filter(({ id }) =>
    ['senior-allowance', 'public-rental-housing', 'retirement-age'].includes(id),
  );
  const places = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, inner]) =>
            places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path];
  const replaced = (value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown => {
    if (key === undefined) return by;
    if (Array.isArray(value)) return value.map((one, index) => (index === key ? replaced(one, rest, by) : one));
    return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
  };
  const hostile = fc.oneof(
    fc.anything({ withBigInt: false }),
    fc.constantFrom(
      null,
      '',
      -1,
      1e308,
      0.5,
      [],
      {},
      'x'.repeat(5_000),
      '((((((',
      'age >',
      'for i in 1..999999999 return i',
      '9**9**9**9',
      '{nmae}',
      '2026-02-30',
      '__proto__',
      Array.from({ length: 5_000 }, () => 'a'),
    ),
  );

  it('is told its mistakes or accepted, and never fails', () => {
    const item = fc.constantFrom(...items);
    const change = item.chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...places(one)), hostile));
    fc.assert(
      fc.property(change, ([one, place, by]) => {
        const { value, milliseconds } = timed(() => checkWrittenItem(replaced(one, place, by), surroundings));
        const { mistakes, item: assembled } = value;
        expect(assembled !== null || mistakes.length > 0).toBe(true);
        for (const mistake of mistakes) expect(mistake.rule).not.toMatch(/\{\w+\}$/);
        expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
      }),
      { numRuns: 400, seed: 20261122 },
    );
  });
});
