import { Document, isMap, isScalar, visit } from 'yaml';
import { itemSchema } from '../domain/written-item.ts';
import { overlaySchema } from '../domain/written-overlay.ts';

/** Pairs that read best on one line: a text in both languages, a basis. */
const ON_ONE_LINE = [
  ['zh', 'en'],
  ['source', 'where'],
];

/** One document in the one form everything is written in, so that writing what was read gives the same bytes again. */
const stringify = (value: unknown): string => {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_key, node) => {
      const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      const isPair = ON_ONE_LINE.some((pair) => keys.length > 0 && keys.every((key) => pair.includes(key)));
      if (isMap(node) && isPair) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, indentSeq: true });
};

/** Keys in the order of the schema; what does not have the shape yet stays as it is. */
const normal = (written: unknown): unknown => {
  const item = itemSchema.safeParse(written);
  if (item.success) return item.data;
  const overlay = overlaySchema.safeParse(written);
  return overlay.success ? overlay.data : written;
};

/** A single item or overlay, as the editor shows it. */
export const writeOne = (written: unknown): string => stringify(normal(written));

export interface CatalogueFile {
  readonly items?: readonly unknown[];
  readonly overlays?: readonly unknown[];
}

/** A file of items and overlays; one with items only can be laid beside those that come with the program. */
export const writeCatalogueFile = ({ items = [], overlays = [] }: CatalogueFile): string =>
  stringify({
    ...(items.length === 0 ? {} : { items: items.map(normal) }),
    ...(overlays.length === 0 ? {} : { overlays: overlays.map(normal) }),
  });
