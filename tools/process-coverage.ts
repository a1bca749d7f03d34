import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWords } from '../catalogue/texts/process-words.ts';
import type { Text } from '../kernel/text.ts';
import type { ProcessDefinition } from '../modules/casework/domain/definition.ts';
import { type Transition, transitionsOf } from '../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../tests/casework/every-branch.ts';
import { readGoldenCases } from '../tests/casework/golden-cases.ts';
import { ROOT } from './run-tool.ts';

/** One file for each process, so that test files can share the walk. */
const WALKED = join(ROOT, 'tests', 'journeys', 'branches', 'walked');

/** What the walk through the browser wrote down of one way. */
interface WalkedBranch {
  /** Roles it was taken in by hand. */
  readonly by: readonly string[];
  /** Codes for which pages refused it before or to others. */
  readonly refused: readonly string[];
}

const wordsOf = (part = ''): readonly string[] => part.split(' ').filter((word) => word !== '' && word !== '-');

const keyOf = ({ id, version }: ProcessDefinition, way: string): string => `${id} v${version} | ${way}`;

/** The ways that the journey walked, by process, version and way. */
const readWalkedBranches = (text: string): ReadonlyMap<string, WalkedBranch> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [process, way, by, refused] = line.split(' | ');
      if (process === undefined || way === undefined) return [];
      return [[`${process} | ${way}`, { by: wordsOf(by), refused: wordsOf(refused) }]];
    }),
  );

interface CoveredBranch {
  readonly way: Transition;
  /** Places in `cases.json`, from 1, of the golden histories that take it. */
  readonly golden: readonly number[];
  readonly walked: WalkedBranch;
}

const NOT_WALKED: WalkedBranch = { by: [], refused: [] };

const coverageOf = (
  definition: ProcessDefinition,
  walked: ReadonlyMap<string, WalkedBranch>,
): readonly CoveredBranch[] => {
  const histories = readGoldenCases(definition.id).map(
    ({ events }) =>
      new Set(
        events.flatMap((event) =>
          event.type === 'action-taken' ? [nameOfWay({ id: event.action, from: event.from, to: event.to })] : [],
        ),
      ),
  );
  return transitionsOf(definition).map((way) => ({
    way,
    golden: histories.flatMap((ways, index) => (ways.has(nameOfWay(way)) ? [index + 1] : [])),
    walked: walked.get(keyOf(definition, nameOfWay(way))) ?? NOT_WALKED,
  }));
};

const WORDS: Readonly<Record<string, Text>> = processWords;

const both = ({ zh, en }: Text): string => `${zh}<br>${en}`.replaceAll('|', '\\|');

const roleNames = (roles: readonly string[]): string =>
  roles.map((role) => WORDS[`role.${role}`]?.zh ?? role).join('、');

const rowOf = (definition: ProcessDefinition, { way, golden, walked }: CoveredBranch): string => {
  const step = (id: string): string => both(definition.steps[id]?.name ?? { zh: id, en: id });
  const to = way.from === way.to ? '↺' : step(way.to);
  const histories = golden.length === 0 ? '—' : golden.map((place) => `#${place}`).join(' ');
  const page = walked.by.length === 0 ? '—' : `✓ ${roleNames(walked.by)}`;
  const refused = walked.refused.map((code) => `\`${code}\``).join(' ');
  return `| ${step(way.from)} | ${both(way.action.name)} | ${to} | ${histories} | ${page} | ${refused} |`;
};

const HEAD = [
  '| 环节 From | 操作 Action | 到 To | 历史 History | 页面 Page | 页面拒绝过 Refused on the page |',
  '| --- | --- | --- | --- | --- | --- |',
];

const titleOf = ({ name, figure }: ProcessDefinition): string =>
  `## ${figure === undefined ? '' : `图 ${figure} `}${name.zh} · ${figure === undefined ? '' : `Figure ${figure}: `}${name.en}`;

const sumOf = (definition: ProcessDefinition, branches: readonly CoveredBranch[]): string => {
  const { name, figure } = definition;
  const count = (has: (branch: CoveredBranch) => boolean): number => branches.filter(has).length;
  const counts = [
    branches.length,
    count(({ golden }) => golden.length > 0),
    count(({ walked }) => walked.by.length > 0),
    count(({ walked }) => walked.refused.length > 0),
  ];
  return `| ${name.zh} · ${name.en} | ${figure ?? ''} | ${counts.join(' | ')} |`;
};

const ABOUT: Text = {
  zh: '每条支路一行：从哪个环节、做什么、到哪里；哪些黄金历史（`catalogue/processes/<流程>/cases.json` 中的第几条）走过；谁在浏览器里逐步点着走过（`tests/journeys/branches`）；页面在什么情况下不让走、说明了理由。由测试记录生成，请勿手改。',
  en: 'One line for each branch: from which step, by which action, to where; which golden histories (by place in `catalogue/processes/<process>/cases.json`) take it; in which role it was walked by hand in the browser (`tests/journeys/branches`); and for what reasons pages refused it. ↺ stays in its step. Made from what the tests recorded: not edited by hand.',
};

/** The page that says of every branch of every process by what it is proved. */
export const coveragePage = (all: readonly ProcessDefinition[], walkedText: string): string => {
  const walked = readWalkedBranches(walkedText);
  const covered = all.map((definition) => ({ definition, branches: coverageOf(definition, walked) }));
  return [
    '# 流程走通表 · Coverage of the processes',
    '',
    ABOUT.zh,
    '',
    ABOUT.en,
    '',
    '| 流程 Process | 图 Figure | 支路 Branches | 历史 Histories | 页面 Pages | 拒绝 Refusals |',
    '| --- | --- | --- | --- | --- | --- |',
    ...covered.map(({ definition, branches }) => sumOf(definition, branches)),
    ...covered.flatMap(({ definition, branches }) => [
      '',
      titleOf(definition),
      '',
      ...HEAD,
      ...branches.map((branch) => rowOf(definition, branch)),
    ]),
    '',
  ].join('\n');
};

export const readWalkedText = (): string =>
  existsSync(WALKED)
    ? readdirSync(WALKED)
        .toSorted()
        .map((name) => readFileSync(join(WALKED, name), 'utf8'))
        .join('')
    : '';

/** Branches that nobody walked, and lines of branches that no definition has any more. */
export const staleBranches = (all: readonly ProcessDefinition[], walkedText: string): readonly string[] => {
  const walked = readWalkedBranches(walkedText);
  const ways = new Set(
    all.flatMap((definition) => transitionsOf(definition).map((way) => keyOf(definition, nameOfWay(way)))),
  );
  return [
    ...[...ways].filter((way) => (walked.get(way)?.by.length ?? 0) === 0).map((way) => `Not walked: ${way}`),
    ...[...walked.keys()].filter((way) => !ways.has(way)).map((way) => `No such branch: ${way}`),
  ];
};
