import type { Text } from '../../../kernel/text.ts';
import type { Block, DocumentTemplate } from './document-template.ts';
import { placeholdersOf } from './fill-text.ts';
import { listFieldNames } from './list-fields.ts';

/** A text of a form, with the names that only its list gives it. */
export interface PlacedText {
  readonly text: Text;
  readonly own: readonly string[];
}

const plain = (texts: readonly Text[]): readonly PlacedText[] => texts.map((text) => ({ text, own: [] }));
const optional = (text: Text | undefined): readonly Text[] => (text === undefined ? [] : [text]);

/** Every text of a block. */
export const textsOfBlock = (block: Block): readonly PlacedText[] => {
  switch (block.block) {
    case 'heading':
    case 'rule':
      return [];
    case 'paragraph':
      return plain([block.text]);
    case 'facts':
      return plain(block.facts.flatMap((fact) => [fact.label, fact.value]));
    case 'list-table':
      return [
        ...plain([block.numberLabel, ...optional(block.title)]),
        ...block.columns.flatMap((column) => [
          { text: column.label, own: [] },
          { text: column.value, own: listFieldNames[block.list] ?? [] },
        ]),
      ];
    case 'list-lines':
      return [
        ...plain(optional(block.title)),
        { text: block.line, own: [...(listFieldNames[block.list] ?? []), 'number'] },
      ];
    case 'progress':
      return plain(block.lines);
    case 'part-heading':
      return plain([block.title, block.left, block.right]);
    case 'perforation':
      return plain([block.text, block.note]);
    case 'signatures':
      return plain(block.signatures);
    case 'seal':
      return plain([block.note, ...block.signatures]);
  }
};

const conditionsOf = (block: Block): readonly string[] => [
  ...('when' in block && block.when !== undefined ? [block.when] : []),
  ...('unless' in block && block.unless !== undefined ? [block.unless] : []),
  ...(block.block === 'facts' ? block.facts.flatMap(({ when }) => (when === undefined ? [] : [when])) : []),
  ...(block.block === 'progress' && block.address !== undefined ? [block.address] : []),
];

/** Every name a form places, in texts and conditions; names of a list's own entries are left out. */
export const placesOf = (template: DocumentTemplate): readonly string[] => {
  const inTexts = [{ text: template.title, own: [] }, ...template.blocks.flatMap(textsOfBlock)].flatMap(
    ({ text, own }) => placeholdersOf(text.zh).filter((name) => !own.includes(name)),
  );
  return [...new Set([...inTexts, ...template.blocks.flatMap(conditionsOf)])];
};

/** The lists a form places. */
export const listsPlacedBy = (template: DocumentTemplate): readonly string[] => [
  ...new Set(template.blocks.flatMap((block) => ('list' in block ? [block.list] : []))),
];
