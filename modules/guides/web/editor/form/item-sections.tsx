import type { ReactNode } from 'react';
import { AmountsSection } from './amounts-section.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { EndingSection } from './ending-section.tsx';
import { HeadSection } from './head-section.tsx';
import { MaterialsSection } from './materials-section.tsx';
import { SearchSection, SentencesSection, SourcesSection, SpokenSection } from './texts-sections.tsx';
import type { Section } from './sections.ts';
import { WaysSection } from './ways-section.tsx';

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
