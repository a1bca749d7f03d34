import { describe, expect, it } from 'vitest';
import type { Text } from '../../kernel/text.ts';
import { papersOf } from '../../modules/notices/domain/document-data.ts';
import { fieldNames, listFieldNames } from '../../modules/notices/domain/document-fields.ts';
import type { Block, DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { placeholdersOf } from '../../modules/notices/domain/fill-text.ts';
import { documentTemplates } from './document-templates.ts';

const plain = (texts: readonly Text[]) => texts.map((text) => ({ text, extra: [] }));

const textsOf = (block: Block): readonly { readonly text: Text; readonly extra: readonly string[] }[] => {
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
        ...plain([block.numberLabel, ...(block.title === undefined ? [] : [block.title])]),
        ...block.columns.flatMap((column) => [
          { text: column.label, extra: [] },
          { text: column.value, extra: listFieldNames[block.list] },
        ]),
      ];
    case 'list-lines':
      return [
        ...plain(block.title === undefined ? [] : [block.title]),
        { text: block.line, extra: [...listFieldNames[block.list], 'number'] },
      ];
    case 'progress':
      return plain(block.lines);
    case 'seal':
      return plain([block.note, ...block.signatures]);
  }
};

const nameOf = (template: DocumentTemplate): string => `${template.kind} on ${template.paper}`;

describe('the forms of documents', () => {
  it('exist for every kind on every paper it is printed on', () => {
    const existing = documentTemplates.map(nameOf).toSorted();
    const wanted = Object.entries(papersOf).flatMap(([kind, papers]) => papers.map((paper) => `${kind} on ${paper}`));
    expect([...new Set(existing)]).toEqual(wanted.toSorted());
  });

  it.each(documentTemplates.map((template) => [nameOf(template), template] as const))(
    '%s name only fields that exist, the same ones in both languages',
    (_, template) => {
      const texts = template.blocks.flatMap(textsOf);
      expect(texts.length).toBeGreaterThan(0);
      for (const { text, extra } of [{ text: template.title, extra: [] }, ...texts]) {
        const known: readonly string[] = [...fieldNames, ...extra];
        expect(placeholdersOf(text.zh).filter((name) => !known.includes(name))).toEqual([]);
        expect([...placeholdersOf(text.en)].toSorted()).toEqual([...placeholdersOf(text.zh)].toSorted());
        expect(text.en).not.toBe('');
      }
    },
  );

  it('name a basis and leave room for the seal on every A4 form', () => {
    const withoutBasis = documentTemplates.filter(({ basis }) => basis.length === 0);
    const withoutSeal = documentTemplates.filter(
      ({ paper, blocks }) => paper === 'a4' && !blocks.some(({ block }) => block === 'seal'),
    );
    expect({ withoutBasis, withoutSeal }).toEqual({ withoutBasis: [], withoutSeal: [] });
  });
});
