import { describe, expect, it } from 'vitest';
import { documentMarks } from '../../../catalogue/documents/document-marks.ts';
import { documentTemplates } from '../../../catalogue/documents/document-templates.ts';
import { documentPhrases } from '../../../catalogue/texts/documents.ts';
import { openFontSet } from '../../../platform/documents/font-set.ts';
import { openCatalogue } from '../../../server/catalogue.ts';
import { readPages } from '../../../tests/documents/page-pixels.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { FormPaper } from '../domain/document-data.ts';
import { createDocumentLibrary } from '../domain/document-library.ts';
import { itemLists, itemValues } from './item-values.ts';
import { createDocumentRenderer } from './render-document.ts';

const TODAY = '2026-11-22';
const deps = { texts: documentPhrases };
const items = openCatalogue().guides.itemsInForce(TODAY);
const render = createDocumentRenderer({
  library: createDocumentLibrary(documentTemplates),
  marks: documentMarks,
  openFonts: () => openFontSet(),
});

const sheetOf = (item: ServiceItem, kind: string): FormPaper => ({
  form: true,
  kind,
  documentNumber: '',
  issuedOn: TODAY,
  language: 'zh',
  handler: '甄小雨',
  issuer: {
    name: { zh: '东园社区居民委员会', en: 'Dongyuan' },
    phone: '0510-80001234',
    address: '示范路18号',
    openingHours: { zh: '每日 8:30—17:00', en: 'daily 8:30–17:00' },
  },
  itemName: item.name,
  values: itemValues(deps, item, undefined),
  lists: itemLists(deps, item),
});

/** Opening every file would take a minute; the PDF names its pages in the clear. */
const pagesIn = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .split(/\/Type \/Page\b(?!s)/).length - 1;

describe('a sheet about an item', () => {
  it.each(['spoken-answer', 'material-checklist'])(
    '%s stands on one page for every item in force and loses no character',
    async (kind) => {
      expect(items.length).toBeGreaterThan(100);
      const wrong: string[] = [];
      for (const item of items) {
        const { bytes, missingCharacters } = await render(sheetOf(item, kind), { paper: 'a4' });
        if (pagesIn(bytes) !== 1 || missingCharacters.length > 0) wrong.push(`${item.id}: ${pagesIn(bytes)}`);
      }
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  it('says who, where, how long, what it costs and what to bring', async () => {
    const item = items.find(({ id }) => id === 'temporary-relief');
    if (item === undefined) throw new Error('no such item');
    const { bytes } = await render(sheetOf(item, 'spoken-answer'), { paper: 'a4' });
    const text = (await readPages(bytes, 40)).map((page) => page.text).join('');
    for (const words of ['临时救助', '示范路18号', '个工作日内', item.fee.zh, item.audience.zh.slice(0, 10)])
      expect(text).toContain(words.replaceAll(' ', ''));
    for (const material of item.materials) expect(text).toContain(material.name.zh.slice(0, 6));
  });
});
