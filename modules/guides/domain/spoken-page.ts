import type { Language, Text } from '../../../kernel/text.ts';
import { fillSpokenAnswer } from './spoken-answer.ts';

/** Words the one page is made of; the catalogue of texts fills each in both languages. */
export const SPOKEN_WORDS = [
  'who',
  'bring',
  'how-long',
  'fee',
  'where',
  'bring-nothing',
  'bring-always',
  'bring-when',
  'form.original',
  'form.copy',
  'form.original-and-copy',
  'form.form',
  'at-once',
  'working-days',
  'calendar-days',
  'decided-by',
  'level.community',
  'level.street',
  'level.district',
  'level.city',
  'where-community',
  'where-village',
  'where-both',
  'paragraph-missing',
  'paragraph.duty',
  'paragraph.assistance',
  'paragraph.handling',
  'joined',
] as const;
export type SpokenWord = (typeof SPOKEN_WORDS)[number];
export type SpokenWords = Readonly<Record<SpokenWord, Text>>;

/** What the page needs of an item, as the catalogue holds it and as the guide's reply carries it. */
export interface SpokenSource {
  readonly name: Text;
  readonly shortName?: Text | undefined;
  readonly audience: Text;
  readonly scope: 'community' | 'village' | 'both';
  readonly legalKind: 'duty' | 'assistance' | 'handling';
  readonly department: { readonly name: Text };
  readonly fee: Text;
  readonly materials: readonly {
    readonly name: Text;
    readonly form: 'original' | 'copy' | 'original-and-copy' | 'form';
    readonly neededWhen?: string | undefined;
    readonly neededWhenText?: Text | undefined;
  }[];
  readonly conditions: readonly { readonly text: Text }[];
  readonly processes: readonly {
    readonly processId: string;
    readonly limit: { readonly unit: 'at-once' | 'working-days' | 'calendar-days'; readonly promised: number };
    readonly approver?: { readonly kind: 'community' | 'street' | 'district' | 'city' } | undefined;
  }[];
  readonly spokenAnswer?: Text | undefined;
}

export const SPOKEN_SECTIONS = ['who', 'bring', 'how-long', 'fee', 'where'] as const;
export type SpokenSectionId = (typeof SPOKEN_SECTIONS)[number];

/** One page to read aloud: the paragraph, and what it rests on; no section is ever empty. */
export interface SpokenSheet {
  readonly title: Text;
  readonly paragraph: Text;
  readonly sections: readonly {
    readonly id: SpokenSectionId;
    readonly title: Text;
    readonly lines: readonly Text[];
  }[];
}

const fillIn = (pattern: string, values: Readonly<Record<string, Text | number>>, language: Language): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : typeof value === 'number' ? String(value) : value[language];
  });

const say = (pattern: Text, values: Readonly<Record<string, Text | number>>): Text => ({
  zh: fillIn(pattern.zh, values, 'zh'),
  en: fillIn(pattern.en, values, 'en'),
});

const joined = (words: SpokenWords, texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join(words.joined.zh),
  en: texts.map(({ en }) => en).join(words.joined.en),
});

const isAlways = ({ neededWhen }: SpokenSource['materials'][number]): boolean => neededWhen === undefined;

const bringLines = (item: SpokenSource, words: SpokenWords): readonly Text[] => {
  if (item.materials.length === 0) return [words['bring-nothing']];
  return item.materials.map(({ name, form, neededWhenText }) =>
    neededWhenText === undefined
      ? say(words['bring-always'], { material: name, form: words[`form.${form}`] })
      : say(words['bring-when'], { material: name, form: words[`form.${form}`], when: neededWhenText }),
  );
};

const daysOf = ({ limit }: SpokenSource['processes'][number], words: SpokenWords): Text =>
  limit.unit === 'at-once' || limit.promised === 0
    ? words['at-once']
    : say(words[limit.unit], { days: limit.promised });

/** The way the item offers first, and others by which somebody decides; the rest only helps or explains. */
const howLongLines = (
  item: SpokenSource,
  words: SpokenWords,
  processName: (processId: string) => Text,
): readonly Text[] => {
  const told = item.processes.filter(({ approver }, place) => place === 0 || approver !== undefined);
  if (told.length === 0) return [words['at-once']];
  const byDays = Map.groupBy(told, (process) => daysOf(process, words).zh);
  return [...byDays.values()].flatMap((processes) => {
    const [first] = processes;
    if (first === undefined) return [];
    const days = daysOf(first, words);
    // One time for everything needs no names of ways.
    if (byDays.size === 1) return [days];
    const ways = joined(
      words,
      processes.map(({ processId }) => processName(processId)),
    );
    return [say({ zh: '{ways}：{days}', en: '{ways}: {days}' }, { ways, days })];
  });
};

const whereLines = (item: SpokenSource, words: SpokenWords): readonly Text[] => {
  const levels = new Set(item.processes.flatMap(({ approver }) => approver?.kind ?? []));
  levels.delete('community');
  return [
    words[`where-${item.scope}`],
    ...[...levels].map((level) =>
      say(words['decided-by'], { level: words[`level.${level}`], department: item.department.name }),
    ),
  ];
};

const paragraphOf = (item: SpokenSource, words: SpokenWords, howLong: readonly Text[]): Text => {
  const always = item.materials.filter(isAlways).map(({ name }) => name);
  if (item.spokenAnswer !== undefined)
    return fillSpokenAnswer(item.spokenAnswer, {
      name: words['paragraph-missing'],
      ...(always.length === 0 ? {} : { missing: joined(words, always) }),
    });
  const materials = always.length === 0 ? words['bring-nothing'] : joined(words, always);
  return say(words[`paragraph.${item.legalKind}`], {
    item: item.shortName ?? item.name,
    department: item.department.name,
    materials,
    days: howLong[0] ?? words['at-once'],
  });
};

/** Puts the page together from the catalogue: who, what to bring, how long, which fee, where, and all in one breath. */
export const spokenSheet = (
  item: SpokenSource,
  words: SpokenWords,
  processName: (processId: string) => Text,
): SpokenSheet => {
  const lines: Readonly<Record<SpokenSectionId, readonly Text[]>> = {
    who: [item.audience, ...item.conditions.map(({ text }) => text)],
    bring: bringLines(item, words),
    'how-long': howLongLines(item, words, processName),
    fee: [item.fee],
    where: whereLines(item, words),
  };
  return {
    title: item.shortName ?? item.name,
    paragraph: paragraphOf(item, words, lines['how-long']),
    sections: SPOKEN_SECTIONS.map((id) => ({ id, title: words[id], lines: lines[id] })),
  };
};

/** Of a sheet of A4 in points, without its margins and foot. */
const PAGE = { width: 505, height: 675 } as const;
const HEADING = { size: 24, lineHeight: 1.35 } as const;
const SIZES = [19, 17, 15, 14, 13, 12, 11, 10, 9] as const;
const SMALLEST = 8;
const LINE_HEIGHT = 1.6;
/** The title of a section stands before its lines; both in widths of a character. */
const TITLE_WIDTH = 7;
const PARAGRAPH = { size: 1.15, lineHeight: 1.7, beside: 3, around: 2.6 } as const;
const BETWEEN_SECTIONS = 0.8;
/** English letters are about half as wide as Chinese characters; words do not break, so a little is lost. */
const LETTER: Readonly<Record<Language, number>> = { zh: 1.02, en: 0.56 };

const linesFor = (text: Text, language: Language, characters: number): number =>
  Math.max(1, Math.ceil((text[language].length * LETTER[language]) / characters));

/** The height in points that the page takes when it is set in this size. */
const heightAt = (sheet: SpokenSheet, language: Language, size: number): number => {
  const spokenSize = size * PARAGRAPH.size;
  const spokenLines = linesFor(sheet.paragraph, language, PAGE.width / spokenSize - PARAGRAPH.beside);
  const beside = PAGE.width / size - TITLE_WIDTH;
  const lines = sheet.sections
    .flatMap((section) => section.lines)
    .reduce((sum, line) => sum + linesFor(line, language, beside), 0);
  const headingLines = linesFor(sheet.title, language, PAGE.width / HEADING.size);
  return (
    headingLines * HEADING.size * HEADING.lineHeight +
    spokenSize * (spokenLines * PARAGRAPH.lineHeight + PARAGRAPH.around) +
    size * (lines * LINE_HEIGHT + sheet.sections.length * BETWEEN_SECTIONS)
  );
};

/** The largest type, in points, in which everything stays on one sheet of A4. */
export const spokenPointSize = (sheet: SpokenSheet, language: Language): number =>
  SIZES.find((size) => heightAt(sheet, language, size) <= PAGE.height) ?? SMALLEST;
