import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../server/catalogue.ts';
import { documentTemplates } from './document-templates.ts';

const { guides } = openCatalogue();
const filledIn = guides.versions.flatMap((item) =>
  item.materials.flatMap(({ id, template }) => (template === undefined ? [] : [{ at: `${item.id}/${id}`, template }])),
);

describe('forms that the window prints filled in', () => {
  it('are there for the materials that name one, and are forms to sign', () => {
    const toSign = documentTemplates.filter(({ madeFor }) => madeFor?.includes('form')).map(({ kind }) => kind);
    expect(filledIn.length).toBeGreaterThan(10);
    expect(filledIn.filter(({ template }) => !toSign.includes(template))).toEqual([]);
  });

  it('are there for every authorisation to check finances and every letter of authority', () => {
    const named = guides.versions.flatMap((item) =>
      item.materials.filter(({ name }) => /授权书|委托书/.test(name.zh)).map(({ id }) => `${item.id}/${id}`),
    );
    expect(named.filter((at) => !filledIn.some((one) => one.at === at))).toEqual([]);
  });
});
