import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, readCatalogueFiles } from './load-catalogue.ts';
import type { CatalogueFiles } from './load-catalogue.ts';

const directory = join(import.meta.dirname, '../../../catalogue/service-items');
const SHARED = ['departments.yaml', 'facts.yaml', 'promises.yaml', 'refused-certificates.yaml', 'sources.yaml'];
const shared: CatalogueFiles = Object.fromEntries(
  Object.entries(readCatalogueFiles(directory)).filter(([file]) => SHARED.includes(file)),
);

const text = { zh: '例', en: 'Example' };
const sound = {
  id: 'sample-item',
  version: 1,
  validFrom: '2026-01-01',
  name: text,
  category: 'public-affairs',
  department: 'health',
  audience: text,
  scope: 'both',
  legalKind: 'handling',
  sources: [{ document: 'handbook', part: '例' }],
  processes: ['consultation'],
  fee: text,
  verifyLocally: false,
  basis: { source: '例' },
};
const limit = { unit: 'working-days', promised: 5, statutory: 10, basis: { source: '例' } };
const approver = { kind: 'street', departmentId: 'health' };

const mistakesIn = (yaml: string): readonly string[] => {
  const read = buildCatalogue({ ...shared, 'sample.yaml': yaml });
  return read.ok ? [] : read.mistakes.map(({ file, path, rule }) => `${file} ${path}: ${rule}`);
};
// JSON is YAML, and repeats shared parts instead of pointing at them.
const mistakesOf = (...items: readonly object[]): readonly string[] => mistakesIn(JSON.stringify({ items }));
const withItem = (change: object): readonly string[] => mistakesOf({ ...sound, ...change });

describe('a sound file', () => {
  it('is accepted', () => {
    expect(mistakesOf(sound)).toEqual([]);
  });
});

describe('mistakes of shape', () => {
  it.each([
    ['a misspelt key', { keyword: ['a'] }, 'items[0]'],
    ['a missing English text', { name: { zh: '例' } }, 'items[0].name.en'],
    ['an empty text', { fee: { zh: ' ', en: 'x' } }, 'items[0].fee.zh'],
    ['a date that does not exist', { validFrom: '2026-02-29' }, 'items[0].validFrom'],
    ['an unknown process', { processes: ['by-magic'] }, 'items[0].processes[0]'],
    ['an unknown category', { category: 'magic' }, 'items[0].category'],
    ['an id with capitals', { id: 'Sample' }, 'items[0].id'],
    ['no source', { sources: [] }, 'items[0].sources'],
    ['a keyword that YAML reads as a number', { keywords: [4050] }, 'items[0].keywords[0]'],
  ])('names the place of %s', (_name, change, place) => {
    expect(withItem(change)).toEqual([expect.stringContaining(`sample.yaml ${place}: `)]);
  });

  it('collects all mistakes of all items', () => {
    const found = mistakesOf({ ...sound, scope: 'moon' }, { ...sound, id: 'other', fee: 'free' });
    expect(found).toHaveLength(2);
    expect(found[1]).toContain('items[1].fee');
  });
});

describe('mistakes of rules', () => {
  it.each([
    [
      'a promise above the statutory limit',
      { processes: [{ processId: 'promised', limit: { ...limit, promised: 11 }, approver }] },
      'items[0].processes[0].limit.promised: promised limit must not exceed the statutory limit',
    ],
    [
      'acceptance on behalf without a delegation',
      { processes: [{ processId: 'on-behalf', limit, transferLimit: { unit: 'working-days', days: 1 } }] },
      'items[0].processes[0].delegation: acceptance on behalf needs an approved delegation',
    ],
    [
      'a promised matter without an approver',
      { processes: [{ processId: 'promised', limit }] },
      'items[0].processes[0].approver: a promised matter must name who decides',
    ],
    [
      'an immediate matter that waits',
      { processes: [{ processId: 'immediate', limit }] },
      'items[0].processes[0].limit.unit: an immediate matter is finished at once',
    ],
    [
      'stages longer than the promise',
      {
        processes: [
          {
            processId: 'promised',
            limit,
            approver,
            stages: [{ name: text, unit: 'working-days', days: 6, countsTowardsLimit: true }],
          },
        ],
      },
      'items[0].processes[0].stages: stages that count must fit into the promised limit',
    ],
    [
      'a default promise that does not exist',
      { processes: ['promised'] },
      'items[0].processes[0]: "promised" has no default in promises.yaml',
    ],
    ['an unknown department', { department: 'magic' }, 'items[0].department: "magic" is not in departments.yaml'],
    [
      'a placeholder that nothing fills',
      { spokenAnswer: { zh: '{nmae}，您好', en: 'Hello' } },
      'items[0].spokenAnswer: "{nmae}" is not a placeholder',
    ],
    ['an end without a reason', { validTo: '2026-12-31' }, 'items[0].ended: an item that ends must say why'],
    ['a related item that does not exist', { related: ['magic'] }, 'items[0].related[0]: "magic" is not another item'],
    ['an end before the start', { validTo: '2025-01-01', ended: { reason: text, basis: { source: '例' } } }, 'validTo'],
  ])('names the rule broken by %s', (_name, change, expected) => {
    expect(withItem(change)).toEqual([expect.stringContaining(expected)]);
  });

  it('refuses two items of one id and version', () => {
    expect(mistakesOf(sound, sound)).toEqual([
      expect.stringContaining('items[0].id: "sample-item" version 1 must be unique'),
      expect.stringContaining('items[1].id: "sample-item" version 1 must be unique'),
    ]);
  });

  it('refuses a newer version that starts earlier', () => {
    expect(mistakesOf(sound, { ...sound, version: 2, validFrom: '2025-06-01' })).toEqual([
      expect.stringContaining('items[1].validFrom: a newer version must not start before'),
    ]);
  });
});

const withCondition = (feel: string): readonly string[] =>
  withItem({ conditions: [{ id: 'c', text, feel, basis: { source: '例' } }] });

describe('mistakes in expressions', () => {
  it.each([
    ['age >=', 'is not valid FEEL'],
    ['ageInYears >= 80', 'uses "ageInYears", which is neither a fact nor a parameter'],
    ['age + 1', 'does not yield true or false'],
    ['today() > 20260101', 'calls "today", which expressions may not use'],
    ['age > date("2026-01-01")', 'uses "date("2026-01-01")", a part of FEEL that rules may not use'],
    ['age = "eighty"', 'does not yield true or false'],
    ['age - "x" > 1', 'is not sound'],
  ])('are found in %s', (feel, rule) => {
    const [first] = withCondition(feel);
    expect(first).toContain('items[0].conditions[0].feel: ');
    expect(first).toContain(rule);
  });

  it('are found in a material that refers to no fact', () => {
    const material = { id: 'm', name: text, form: 'copy', comesFrom: text, knownFrom: 'magic' };
    expect(withItem({ materials: [material] })).toEqual([
      expect.stringContaining('items[0].materials[0].knownFrom: "magic" is not a fact'),
    ]);
  });
});

describe('hostile YAML', () => {
  it.each([
    ['a duplicate key', 'items: []\nitems: []', 'Map keys must be unique'],
    ['an alias', 'items: [&a {x: 1}, *a]', 'must not use aliases'],
    ['an unknown tag', 'items: !!js/function "x"', 'must be sound YAML'],
    ['several documents', 'items: []\n---\nitems: []', 'must hold exactly one document'],
    ['a prototype key', 'items: [{ __proto__: { id: x } }]', 'must not use the key "__proto__"'],
    ['broken indentation', 'items:\n  - id: a\n name: b', 'must be sound YAML'],
    ['nothing', '', 'must not be empty'],
    ['a list', '- a', 'expected object'],
  ])('is refused: %s', (_name, yaml, rule) => {
    expect(mistakesIn(yaml).join('\n')).toContain(rule);
    expect(mistakesIn(yaml)[0]).toMatch(/^sample\.yaml /);
  });

  it('stops a bomb of nested aliases without expanding it', () => {
    const layers = ['a0: &a0 [x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 40; n += 1) layers.push(`a${n}: &a${n} [${`*a${n - 1}, `.repeat(8)}*a${n - 1}]`);
    expect(mistakesIn(layers.join('\n'))[0]).toContain('must not use aliases');
  });

  it('names a missing shared file', () => {
    const read = buildCatalogue({});
    expect(read.ok ? [] : read.mistakes.map((mistake) => mistake.file)).toEqual(SHARED);
  });
});
