import { documentTemplates } from '../catalogue/documents/document-templates.ts';
import { processPhrases } from '../catalogue/texts/process-phrases.ts';
import type { Language, Text } from '../kernel/text.ts';
import { chartLook } from '../modules/casework/domain/chart-look.ts';
import { chartOf } from '../modules/casework/domain/chart.ts';
import { svgOf } from '../modules/casework/domain/chart-svg.ts';
import type { ProcessDefinition } from '../modules/casework/domain/definition.ts';
import type { DescribedTable, ProcessNames } from '../modules/casework/domain/described-process.ts';
import { describeProcess } from '../modules/casework/domain/process-description.ts';
import { basisText } from '../modules/casework/domain/process-texts.ts';
import { processWording } from '../modules/casework/domain/process-wording.ts';
import { coveragePage, readWalkedText } from './process-coverage.ts';

/** Titles of papers that say in the moment what they are, such as a refusal, have a name of their own for lists. */
const PAPERS: Readonly<Record<string, Text>> = processPhrases;
const named = (id: string): Text => ({ zh: id, en: id });

/** A generated file of `docs/processes/`. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

const latestFirst = (a: ProcessDefinition, b: ProcessDefinition): number => b.version - a.version;

/** The newest version keeps the plain name, so that a link to a process stays good. */
const fileName = (definition: ProcessDefinition, all: readonly ProcessDefinition[]): string => {
  const newest = all.filter(({ id }) => id === definition.id).toSorted(latestFirst)[0];
  return newest === definition ? definition.id : `${definition.id}-v${definition.version}`;
};

const namesIn = (all: readonly ProcessDefinition[]): ProcessNames => ({
  document: (kind) =>
    PAPERS[`document.${kind}`] ?? documentTemplates.find((template) => template.kind === kind)?.title ?? named(kind),
  process: (id) => all.filter((other) => other.id === id).toSorted(latestFirst)[0]?.name ?? named(id),
});

const cell = (lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll('|', '\\|').replaceAll('\n', ' ')).join('<br>');

const tableText = ({ title, columns, rows }: DescribedTable, language: Language): string =>
  [
    `### ${title[language]}`,
    '',
    `| ${columns.map((column) => column[language]).join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map(({ cells }) => `| ${cells.map((lines) => cell(lines.map((line) => line[language]))).join(' | ')} |`),
    '',
  ].join('\n');

const WORDS = {
  made: {
    zh: '由 `catalogue/processes/` 里的定义生成，请改定义，不改本页（`node tools/process-docs.ts`）。',
    en: 'Made from the definition in `catalogue/processes/`: change that, not this page (`node tools/process-docs.ts`).',
  },
  coverage: {
    zh: '每条支路由什么证明，见[走通表](coverage.md)。',
    en: 'What proves each branch: the [table of coverage](coverage.md).',
  },
  version: { zh: '第 {version} 版，{from} 起', en: 'Version {version}, from {from}' },
  figure: { zh: '标准图 {figure}', en: 'figure {figure} of the standard' },
  basis: { zh: '依据', en: 'Basis' },
  chart: { zh: '流程图', en: 'Flow chart' },
} as const satisfies Readonly<Record<string, Text>>;

const filled = (text: Text, language: Language, values: Readonly<Record<string, string | number>>): string =>
  text[language].replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const heading = ({ id, version, validFrom, figure, basis }: ProcessDefinition, language: Language): string => {
  const facts = [
    `\`${id}\``,
    filled(WORDS.version, language, { version, from: validFrom }),
    ...(figure === undefined ? [] : [filled(WORDS.figure, language, { figure })]),
  ];
  const bases = basis.map((each) => basisText(each)[language]).join(language === 'zh' ? '；' : '; ');
  return `${facts.join(' · ')}\n\n${WORDS.basis[language]}${language === 'zh' ? '：' : ': '}${bases}`;
};

const pageOf = (definition: ProcessDefinition, all: readonly ProcessDefinition[]): readonly GeneratedFile[] => {
  const name = fileName(definition, all);
  const wording = processWording(definition, processPhrases);
  const tables = describeProcess({ definition, wording, names: namesIn(all) });
  const part = (language: Language): string =>
    [
      heading(definition, language),
      '',
      `![${WORDS.chart[language]}](${name}.${language}.svg)`,
      '',
      ...tables.map((table) => tableText(table, language)),
    ].join('\n');
  const text = [
    `# ${definition.name.zh} · ${definition.name.en}`,
    '',
    `${WORDS.made.zh} ${WORDS.made.en}`,
    '',
    part('zh'),
    `## ${definition.name.en}`,
    '',
    part('en'),
  ].join('\n');
  const svg = (language: Language): GeneratedFile => ({
    name: `${name}.${language}.svg`,
    text: svgOf(chartOf(definition, chartLook(language)), definition.name, language),
  });
  return [{ name: `${name}.md`, text }, svg('zh'), svg('en')];
};

const indexOf = (all: readonly ProcessDefinition[]): GeneratedFile => {
  const rows = all
    .toSorted((a, b) => (a.figure ?? 99) - (b.figure ?? 99) || a.id.localeCompare(b.id) || latestFirst(a, b))
    .map((definition) => {
      const { name, figure, version, validFrom, steps, actions } = definition;
      const counts = `${Object.keys(steps).length} | ${Object.keys(actions).length}`;
      const link = `[${name.zh} · ${name.en}](${fileName(definition, all)}.md)`;
      return `| ${link} | ${figure ?? ''} | ${version} | ${validFrom} | ${counts} |`;
    });
  const text = [
    '# 流程 · Processes',
    '',
    `${WORDS.made.zh} ${WORDS.made.en}`,
    '',
    `${WORDS.coverage.zh} ${WORDS.coverage.en}`,
    '',
    '| 流程 Process | 图 Figure | 版 Version | 起 From | 环节 Steps | 操作 Actions |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  return { name: 'README.md', text };
};

/**
 * Every file of `docs/processes/`: an index, for each process a page with its chart in both languages, and what proves
 * each branch; `walked` is what the walk through the browser wrote down.
 */
export const processPages = (
  all: readonly ProcessDefinition[],
  walked: string = readWalkedText(),
): readonly GeneratedFile[] => [
  indexOf(all),
  ...all.flatMap((definition) => pageOf(definition, all)),
  { name: 'coverage.md', text: coveragePage(all, walked) },
];
