import { stepsOf } from '../written-form.ts';

/** The parts of an item's form, in the order in which they are offered. */
export const SECTIONS = [
  'ending',
  'head',
  'ways',
  'materials',
  'conditions',
  'amounts',
  'flow',
  'otherMatters',
  'spoken',
  'search',
  'sources',
] as const;
export type Section = (typeof SECTIONS)[number];

const SECTION_OF: Readonly<Record<string, Section>> = {
  ended: 'ending',
  validTo: 'ending',
  replacedBy: 'ending',
  processes: 'ways',
  materials: 'materials',
  conditions: 'conditions',
  parameters: 'amounts',
  calculations: 'amounts',
  flow: 'flow',
  otherMatters: 'otherMatters',
  spokenAnswer: 'spoken',
  keywords: 'search',
  related: 'search',
  sources: 'sources',
  basis: 'sources',
};

/** The section in which a place of the written form is edited. */
export const sectionOf = (path: string): Section => SECTION_OF[String(stepsOf(path)[0] ?? '')] ?? 'head';
