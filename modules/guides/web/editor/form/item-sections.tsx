import type { ReactNode } from 'react';
import { stepsOf } from '../written-form.ts';
import { AmountsSection } from './amounts-section.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { EndingSection } from './ending-section.tsx';
import { HeadSection } from './head-section.tsx';
import { MaterialsSection } from './materials-section.tsx';
import { SearchSection, SentencesSection, SourcesSection, SpokenSection } from './texts-sections.tsx';
import { WaysSection } from './ways-section.tsx';

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

const FIELDS: Readonly<Record<Section, () => ReactNode>> = {
  ending: () => <EndingSection />,
  head: () => <HeadSection />,
  ways: () => <WaysSection />,
  materials: () => <MaterialsSection />,
  conditions: () => <ConditionsSection />,
  amounts: () => <AmountsSection />,
  flow: () => <SentencesSection path="flow" />,
  otherMatters: () => <SentencesSection path="otherMatters" />,
  spoken: () => <SpokenSection />,
  search: () => <SearchSection />,
  sources: () => <SourcesSection />,
};

export const SectionFields = ({ section }: { readonly section: Section }): ReactNode => FIELDS[section]();
