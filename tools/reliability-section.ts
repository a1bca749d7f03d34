import { z } from 'zod';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What one kind of trial found, as `docs/reliability/*.json` holds it. */
const trial = z.strictObject({
  title: text,
  /** Run in the root of the project, it measures the same again. */
  command: z.string().min(1),
  measuredAt: z.iso.date(),
  figures: z.array(z.strictObject({ name: text, value: z.string().min(1) })).min(1),
  /** What does not hold, and why. */
  notKept: z.array(text),
});

export type Trial = z.infer<typeof trial>;
export type Language = keyof z.infer<typeof text>;

/** Throws and names the field when the file is not of this shape. */
export const readTrial = (json: string): Trial => trial.parse(JSON.parse(json));

const WORDS = {
  zh: { what: '内容', figure: '结果', again: '复测', on: '测于', notKept: '没有做到的，以及原因：' },
  en: {
    what: 'What',
    figure: 'Figure',
    again: 'Again with',
    on: 'measured on',
    notKept: 'What does not hold, and why:',
  },
} as const;

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();

const table = ({ title, command, measuredAt, figures }: Trial, language: Language): string => {
  const words = WORDS[language];
  return [
    `**${title[language]}** · ${words.again} \`${command}\`, ${words.on} ${measuredAt}`,
    '',
    `| ${words.what} | ${words.figure} |`,
    '| --- | --- |',
    ...figures.map(({ name, value }) => `| ${cell(name[language])} | ${cell(value)} |`),
  ].join('\n');
};

/** The part of the README on reliability: a table for each trial, then every exception. */
export const reliabilitySection = (trials: readonly Trial[], language: Language): string => {
  const exceptions = trials.flatMap(({ title, notKept }) =>
    notKept.map((one) => `- ${title[language]}: ${one[language]}`),
  );
  return [
    ...trials.map((one) => table(one, language)),
    ...(exceptions.length === 0 ? [] : [[WORDS[language].notKept, '', ...exceptions].join('\n')]),
  ].join('\n\n');
};

const START = '<!-- reliability:start -->';
const END = '<!-- reliability:end -->';

/** The README with the section between its two marks; throws where a mark is missing. */
export const withSection = (readme: string, section: string): string => {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`The page has no room for the section: ${START} … ${END}`);
  return `${readme.slice(0, from + START.length)}\n\n${section}\n\n${readme.slice(to)}`;
};
