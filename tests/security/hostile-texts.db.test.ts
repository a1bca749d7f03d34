import { beforeAll, describe, expect, it } from 'vitest';
import { exportCases, listCases, remarkOnCase } from '../../modules/casework/contract.ts';
import {
  downloadIssuedDocument,
  exportIssuedDocuments,
  issueDocument,
  printIssuedDocument,
} from '../../modules/notices/contract.ts';
import { getPerson, registerPerson } from '../../modules/people/contract.ts';
import { wordsIn, partsOf } from '../documents/docx-words.ts';
import { readPages } from '../documents/page-pixels.ts';
import { newIdNumber, openMatter, RELIEF, useOffice } from '../server/office.ts';
import { PAYLOADS } from './hostile-payloads.ts';

const office = useOffice();

interface Written {
  readonly name: string;
  readonly documentId: string;
}
const written: Written[] = [];
const inCommunity = () => ({ communityId: office.communityId() });

const write = async (payload: string): Promise<void> => {
  const worker = await office.as('worker');
  const registered = await worker.call(registerPerson, {
    params: inCommunity(),
    body: { name: payload, idNumber: newIdNumber(), phone: null, address: payload },
  });
  expect(registered.status).toBe(201);
  const { id } = registered.reply();
  const opened = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: id,
    first: { action: 'accept' },
  });
  const remark = {
    params: { ...inCommunity(), caseId: opened.id },
    body: { text: payload, expectedVersion: opened.version },
  };
  expect((await worker.call(remarkOnCase, remark)).status).toBe(200);
  const paper = await worker.call(issueDocument, {
    params: inCommunity(),
    body: {
      kind: 'residence-certificate',
      personId: id,
      values: { addressee: payload, home: payload, knownBy: 'visit', purpose: payload },
    },
  });
  expect(paper.status).toBe(201);
  written.push({ name: payload, documentId: paper.reply().id });
};

beforeAll(async () => {
  for (const payload of PAYLOADS) await write(payload);
});

const bare = (text: string): string => text.replaceAll(/\s/g, '');

describe('texts that look like orders', () => {
  it('given the API, they come back as they went in, as JSON that no browser runs', async () => {
    const worker = await office.as('worker');
    const answer = await worker.call(listCases, { params: inCommunity() });
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const text = answer.bytes.toString('utf8');
    for (const payload of PAYLOADS) expect(text).toContain(JSON.stringify(payload));
  });

  it('given a sheet of cases or of papers, every one is a text and none is computed', async () => {
    const worker = await office.as('worker');
    for (const route of [exportCases, exportIssuedDocuments]) {
      const answer = await worker.call(route, { params: inCommunity() });
      expect(answer.status).toBe(200);
      const parts = partsOf(answer.bytes);
      const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, xml]) => xml);
      expect(sheets.length).toBeGreaterThan(0);
      for (const xml of sheets) {
        expect(xml).not.toMatch(/<f[\s>]/);
        expect(xml).not.toMatch(/<hyperlink/);
      }
      const texts = [...parts].filter(([name]) => name.endsWith('.xml')).map(([, xml]) => xml);
      expect(texts.filter((xml) => /<script|<img/.test(xml))).toEqual([]);
      expect([...parts.keys()].some((name) => /vba|external|connection/i.test(name))).toBe(false);
    }
  });

  it('given a Word paper, they stand there as words, without fields, links or markup of their own', async () => {
    const worker = await office.as('worker');
    for (const { name, documentId } of written) {
      const answer = await worker.call(downloadIssuedDocument, { params: { ...inCommunity(), documentId } });
      expect(answer.status).toBe(200);
      expect(wordsIn(answer.bytes)).toContain(bare(name));
      const xml = partsOf(answer.bytes).get('word/document.xml') ?? '';
      expect(xml).not.toMatch(/<w:(instrText|fldSimple|hyperlink|altChunk|object)|<script|<img/);
    }
  });

  it('given a printed paper, they are print and nothing a viewer acts on', async () => {
    const worker = await office.as('worker');
    // One of each sort is enough: drawing and reading a page takes its time.
    for (const { name, documentId } of written.filter((_, place) => place % 3 === 0)) {
      const answer = await worker.call(printIssuedDocument, { params: { ...inCommunity(), documentId } });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w.~!'()*%-]+$/);
      const text = bare((await readPages(new Uint8Array(answer.bytes), 20)).map((page) => page.text).join(''));
      expect(text).toContain(bare(name));
      expect(answer.bytes.toString('latin1')).not.toMatch(
        /\/(JavaScript|JS|OpenAction|AA|Launch|URI|SubmitForm|EmbeddedFile)\b/,
      );
    }
  });

  it('given a person with such a name, the file shows it and the database is as before', async () => {
    const { rows } = await office
      .running()
      .ownerPool.query<{ id: string; name: string }>('select id, name from person');
    expect(rows.length).toBeGreaterThanOrEqual(PAYLOADS.length);
    for (const { id, name } of rows.filter((row) => PAYLOADS.includes(row.name))) {
      const answer = await (await office.as('worker')).call(getPerson, { params: { ...inCommunity(), personId: id } });
      expect(answer.reply().name).toBe(name);
    }
  });
});
