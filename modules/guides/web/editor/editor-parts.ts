import type { Text } from '../../../../kernel/text.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useReply } from '../../../../web/query.ts';
import { getItemWords, listCatalogue } from '../../contract.ts';
import type { CatalogueEntry } from '../../contract.ts';

export type ItemWords = ReplyOf<typeof getItemWords>;

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** What an item refers to by id, with the names to choose from. */
export interface EditorParts {
  readonly facts: ItemWords['facts'];
  readonly departments: readonly Named[];
  readonly documents: readonly Named[];
  readonly items: readonly Named[];
  /** Service types that have a limit of their own where the item names none. */
  readonly promises: readonly { readonly processId: string; readonly limit: PromisedLimit }[];
}

export type PromisedLimit = NonNullable<ItemWords['processes'][number]['limit']>;

const partsOf = (words: ItemWords, items: readonly CatalogueEntry[]): EditorParts => ({
  facts: words.facts,
  departments: words.departments,
  documents: words.documents.map(({ id, title }) => ({ id, name: title })),
  items: items.map(({ itemId, name, shortName }) => ({ id: itemId, name: shortName ?? name })),
  promises: words.processes.flatMap(({ processId, limit }) => (limit === null ? [] : [{ processId, limit }])),
});

/** Everything one chooses from while writing; undefined until it has arrived. */
export const useEditorParts = (): { readonly parts: EditorParts | undefined; readonly error: unknown } => {
  const words = useReply(getItemWords, {}, { staleTime: 300_000 });
  const items = useReply(listCatalogue, {}, { staleTime: 60_000 });
  const parts =
    words.data === undefined || items.data === undefined ? undefined : partsOf(words.data, items.data.items);
  return { parts, error: words.error ?? items.error };
};
