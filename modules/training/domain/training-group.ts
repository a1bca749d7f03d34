import type { Text } from '../../../kernel/text.ts';
import type { LegalKind, ServiceItem } from '../../guides/domain/service-item.ts';

/**
 * A part of the catalogue one can practise on its own. `chapter` ends the place of an item in the handbook;
 * `legalKind` takes the items of that kind; `only` stands for questions that belong to no item.
 */
export interface TrainingGroup {
  readonly id: string;
  readonly name: Text;
  readonly takes:
    | { readonly chapter: string }
    | { readonly legalKind: LegalKind }
    | { readonly only: 'certificates' | 'phrases' };
}

const takesItem = ({ takes }: TrainingGroup, item: ServiceItem): boolean => {
  if ('chapter' in takes)
    return item.sources.some(({ document, part }) => document === 'handbook' && part.includes(takes.chapter));
  return 'legalKind' in takes && item.legalKind === takes.legalKind;
};

/** The first group that takes the item, in the order of the data; null for an item nobody takes. */
export const groupOfItem = (groups: readonly TrainingGroup[], item: ServiceItem): string | null =>
  groups.find((group) => takesItem(group, item))?.id ?? null;

export const groupOnly = (groups: readonly TrainingGroup[], only: 'certificates' | 'phrases'): string | null =>
  groups.find(({ takes }) => 'only' in takes && takes.only === only)?.id ?? null;
