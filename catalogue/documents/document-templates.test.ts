import { describe, expect, it } from 'vitest';
import { papersOf } from '../../modules/notices/domain/document-data.ts';
import { fieldNames } from '../../modules/notices/domain/document-fields.ts';
import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { placeholdersOf } from '../../modules/notices/domain/fill-text.ts';
import { listFieldNames } from '../../modules/notices/domain/list-fields.ts';
import { listsPlacedBy, placesOf, textsOfBlock } from '../../modules/notices/domain/template-places.ts';
import { processDefinitions } from '../processes/index.ts';
import { documentTemplates } from './document-templates.ts';

/** What a case's forms took in, the minutes between its moments, and the code by which another body answers. */
const INPUT = /^(input|minutes)\.\w+$/;
const ANSWER_LINK = ['answerUrl', 'answerCode'];

const nameOf = (template: DocumentTemplate): string => `${template.kind} on ${template.paper}`;

describe('the forms of documents', () => {
  it('exist for every kind on every paper it is printed on', () => {
    const existing = documentTemplates.map(nameOf).toSorted();
    const kinds = [...new Set(documentTemplates.map(({ kind }) => kind))];
    const wanted = kinds.flatMap((kind) => papersOf(kind).map((paper) => `${kind} on ${paper}`));
    expect([...new Set(existing)]).toEqual(wanted.toSorted());
  });

  it.each(documentTemplates.map((template) => [nameOf(template), template] as const))(
    '%s name only fields that exist, the same ones in both languages',
    (_, template) => {
      const texts = template.blocks.flatMap(textsOfBlock);
      expect(texts.length).toBeGreaterThan(0);
      const known = [...fieldNames, ...(template.fields ?? []).map(({ id }) => id), ...ANSWER_LINK];
      expect(placesOf(template).filter((name) => !known.includes(name) && !INPUT.test(name))).toEqual([]);
      expect(listsPlacedBy(template).filter((name) => !Object.hasOwn(listFieldNames, name))).toEqual([]);
      for (const { text } of [{ text: template.title }, ...texts]) {
        expect([...placeholdersOf(text.en)].toSorted()).toEqual([...placeholdersOf(text.zh)].toSorted());
        expect(text.en).not.toBe('');
      }
    },
  );

  it('name a basis, and leave room to seal or sign every paper that the office numbers', () => {
    const withoutBasis = documentTemplates.filter(({ basis }) => basis.length === 0);
    const numbered = documentTemplates.filter(
      ({ paper, madeFor }) => paper === 'a4' && (madeFor === undefined || madeFor.includes('person')),
    );
    const withoutSeal = numbered.filter(
      ({ blocks }) => !blocks.some(({ block }) => ['seal', 'perforation', 'signatures'].includes(block)),
    );
    expect({ withoutBasis, withoutSeal }).toEqual({ withoutBasis: [], withoutSeal: [] });
  });

  it('have a mark of their own in the number of each kind', () => {
    const marks = new Map(documentTemplates.map(({ kind, numberMark }) => [kind, numberMark]));
    expect(new Set(marks.values()).size).toBe(marks.size);
  });

  it('exist for every paper that an action of a process issues', () => {
    const kinds = documentTemplates.map(({ kind }) => kind);
    const issued = processDefinitions.flatMap(({ id, actions }) =>
      Object.entries(actions).flatMap(([action, { documents }]) =>
        documents.map((kind) => ({ kind, by: `${id}/${action}` })),
      ),
    );
    expect(issued.length).toBeGreaterThan(0);
    expect(issued.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  });
});
