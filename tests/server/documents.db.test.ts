import { describe, expect, it } from 'vitest';
import {
  downloadIssuedDocument,
  exportIssuedDocuments,
  issueDocument,
  listIssuedDocuments,
  prepareDocument,
  previewDocument,
  printForm,
  printIssuedDocument,
  voidDocument,
  type IssuedDocument,
} from '../../modules/notices/contract.ts';
import { readPages } from '../documents/page-pixels.ts';
import { newIdNumber, openMatter, RELIEF, SEPTEMBER, useOffice } from './office.ts';

const office = useOffice({ now: SEPTEMBER });

const inCommunity = () => ({ communityId: office.communityId() });
const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await readPages(new Uint8Array(bytes), 40)).map((page) => page.text).join('');

const residence = (personId: string, values: Readonly<Record<string, string>> = {}) => ({
  kind: 'residence-certificate',
  personId,
  values: {
    addressee: '区社会保险中心',
    home: '东园新村1幢101室',
    knownBy: 'visit',
    purpose: '领取养老待遇资格认证',
    ...values,
  },
});

const issue = async (body: ReturnType<typeof residence>): Promise<IssuedDocument> => {
  const answer = await (await office.as('worker')).call(issueDocument, { params: inCommunity(), body });
  expect(answer.status).toBe(201);
  return answer.reply();
};

const list = async (query: Readonly<Record<string, string>>) =>
  (await (await office.as('worker')).call(listIssuedDocuments, { params: inCommunity(), query })).reply().items;

const print = async (id: string): Promise<string> => {
  const worker = await office.as('worker');
  const answer = await worker.call(printIssuedDocument, { params: { ...inCommunity(), documentId: id } });
  expect(answer.status).toBe(200);
  return textOf(answer.bytes);
};

const auditOf = async (action: string): Promise<readonly Record<string, unknown>[]> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ details: Record<string, unknown> }>(
      'select details from audit_entry where action = $1 order by id',
      [action],
    );
  return rows.map(({ details }) => details);
};

describe('issuing a document for a person', () => {
  it('shows what is known with its source, sealed values masked, and keeps the look on record', async () => {
    const idNumber = newIdNumber();
    const person = await office.person({ name: '甄知情', idNumber });
    const worker = await office.as('worker');
    const params = { ...inCommunity(), kind: 'residence-certificate' };
    const answer = await worker.call(prepareDocument, { params, query: { personId: person.id } });
    const form = answer.reply();
    const number = form.fields.find(({ id }) => id === 'idNumber');
    expect(form.fields.find(({ id }) => id === 'name')?.known?.value).toBe('甄知情');
    expect(number?.known).toMatchObject({ value: null, shown: { zh: expect.stringContaining('****') } });
    expect(JSON.stringify(form)).not.toContain(idNumber);
    expect(await auditOf('prepare-document')).toContainEqual(
      expect.objectContaining({ kind: 'residence-certificate', personId: person.id }),
    );
  });

  it('prints sealed values in full on the paper, masked on the preview, and stores the paper sealed', async () => {
    const idNumber = newIdNumber();
    const person = await office.person({ name: '甄全文', idNumber });
    const worker = await office.as('worker');
    const preview = await worker.call(previewDocument, { params: inCommunity(), body: residence(person.id) });
    const seen = await textOf(preview.bytes);
    expect(seen).toContain('甄全文');
    expect(seen).toContain('预览');
    expect(seen).not.toContain(idNumber);

    const paper = await issue(residence(person.id));
    const printed = await print(paper.id);
    for (const words of [idNumber, '区社会保险中心', '东园新村1幢101室', '入户走访记录', paper.number])
      expect(printed).toContain(words.replaceAll(' ', ''));
    const { rows } = await office
      .running()
      .ownerPool.query<{ data: unknown; sealed: Buffer }>(
        'select data, data_sealed as sealed from issued_document where id = $1',
        [paper.id],
      );
    expect(rows[0]?.data).toBeNull();
    expect(rows[0]?.sealed.toString('utf8')).not.toContain('甄全文');
  });

  it('numbers each kind on its own without a gap, whatever is refused or issued at once', async () => {
    const person = await office.person({ name: '甄连号' });
    const worker = await office.as('worker');
    const before = await list({ kind: 'residence-certificate' });
    const refused = await worker.call(issueDocument, {
      params: inCommunity(),
      body: residence(person.id, { purpose: '' }),
    });
    expect(refused.problem()).toMatchObject({ code: 'document-field-missing', details: { field: 'purpose' } });
    const papers = await Promise.all([1, 2, 3, 4].map(() => issue(residence(person.id))));
    const sequences = papers.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1])).toSorted((a, b) => a - b);
    expect(sequences).toEqual([1, 2, 3, 4].map((place) => before.length + place));
    expect(papers[0]?.number).toMatch(/^东园居〔2026〕\d+号$/u);
  });

  it('refuses a value that does not fit, a field the form does not have, and a kind only a process issues', async () => {
    const person = await office.person({ name: '甄有误' });
    const worker = await office.as('worker');
    const codeFor = async (body: unknown): Promise<string> =>
      (await worker.call(issueDocument, { params: inCommunity(), body })).problem().code;
    expect(await codeFor(residence(person.id, { livesSince: '2026-02-30' }))).toBe('document-field-invalid');
    expect(await codeFor(residence(person.id, { idNumber: '320211196003040001' }))).toBe('document-field-invalid');
    expect(await codeFor(residence(person.id, { salary: '1' }))).toBe('document-field-unknown');
    expect(await codeFor({ ...residence(person.id), kind: 'refusal' })).toBe('document-kind-unknown');
  });
});

describe('the register of documents', () => {
  it('finds papers by number, kind, person and date, those of cases too', async () => {
    const person = await office.person({ name: '贾登记' });
    const paper = await issue(residence(person.id));
    const opened = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept' },
    });
    expect((await list({ person: person.id })).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['residence-certificate', 'acceptance-receipt']),
    );
    expect((await list({ q: paper.number })).map(({ id }) => id)).toEqual([paper.id]);
    expect((await list({ q: '贾登' })).length).toBe(2);
    expect(await list({ q: '%' })).toEqual([]);
    expect(await list({ person: person.id, to: '2026-09-15' })).toEqual([]);
    const receipt = (await list({ person: person.id, kind: 'acceptance-receipt' }))[0];
    expect(receipt?.case).toEqual({ id: opened.id, number: opened.number });
    expect(receipt?.issuedBy).not.toBeNull();
    expect(await auditOf('list-documents-of-person')).toContainEqual({ personId: person.id });
  });

  it('keeps a void paper with its number, marks its prints, and voids nothing twice', async () => {
    const person = await office.person({ name: '贾作废' });
    const paper = await issue(residence(person.id));
    const params = { ...inCommunity(), documentId: paper.id };
    const head = await office.as('head');
    const voided = (await head.call(voidDocument, { params, body: { reason: '住处写错了' } })).reply();
    expect(voided.voided?.reason).toBe('住处写错了');
    const again = await head.call(voidDocument, { params, body: { reason: '再来一次' } });
    expect(again.problem()).toMatchObject({ code: 'document-already-void', status: 409 });
    expect(await print(paper.id)).toContain('作废');
    const next = await issue(residence(person.id));
    expect(next.number).not.toBe(paper.number);
    expect((await list({ state: 'voided', person: person.id })).map(({ number }) => number)).toEqual([paper.number]);
    await expect(
      office.running().ownerPool.query('select reason_sealed from document_void where document_id = $1', [paper.id]),
    ).resolves.toMatchObject({ rows: [{ reason_sealed: expect.any(Buffer) }] });
    const { application } = office.running();
    const change = application.database.transact([office.communityId()], async (tx) => ({
      keep: true,
      value: await tx.query({ name: '', text: 'delete from document_void where document_id = $1' }, [paper.id]),
    }));
    await expect(change).rejects.toThrow('permission denied');
  });

  it('given two who void a paper at once, lets one of them and tells the other', async () => {
    const person = await office.person({ name: '贾同时' });
    const params = { ...inCommunity(), documentId: (await issue(residence(person.id))).id };
    const callers = [await office.as('worker'), await office.as('head')];
    const answers = await Promise.all(
      callers.map((caller) => caller.call(voidDocument, { params, body: { reason: '住处写错了' } })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('marks what is printed later as printed again, in PDF and in Word', async () => {
    const person = await office.person({ name: '贾再印' });
    const paper = await issue(residence(person.id));
    expect(await print(paper.id)).not.toContain('补打');
    office.running().clock.set('2026-09-16T02:11:00.000Z');
    expect(await print(paper.id)).toContain('补打');
    const worker = await office.as('worker');
    const params = { ...inCommunity(), documentId: paper.id };
    const word = await worker.call(downloadIssuedDocument, { params });
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(await auditOf('print-document')).toContainEqual(expect.objectContaining({ as: 'docx', mark: 'reprinted' }));
    office.running().clock.set(SEPTEMBER);
  });

  it('exports what is listed, is empty for another community, and answers there as if nothing existed', async () => {
    const person = await office.person({ name: '贾隔壁' });
    const paper = await issue(residence(person.id));
    const worker = await office.as('worker');
    const exported = await worker.call(exportIssuedDocuments, { params: inCommunity(), query: { person: person.id } });
    expect(exported.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(await auditOf('export-documents')).toContainEqual(expect.objectContaining({ rows: 1 }));
    const neighbour = await office.as('neighbour-worker');
    const elsewhere = { communityId: office.otherCommunityId() };
    const listed = await neighbour.call(listIssuedDocuments, { params: elsewhere, query: {} });
    expect(listed.reply().items.map(({ id }) => id)).not.toContain(paper.id);
    const printed = await neighbour.call(printIssuedDocument, { params: { ...elsewhere, documentId: paper.id } });
    expect(printed.problem().code).toBe('not-found');
  });
});

describe('papers of a confidential case', () => {
  it('exist for who handles it and for the head, and for nobody else: list, export, print and void', async () => {
    const person = await office.person({ name: '薛保密' });
    const opened = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept' },
    });
    await office
      .running()
      .ownerPool.query('update case_record set confidential = true where community_id = $1 and id = $2', [
        office.communityId(),
        opened.id,
      ]);
    const query = { person: person.id };
    const seenBy = async (who: 'worker' | 'second-worker' | 'head') =>
      (await (await office.as(who)).call(listIssuedDocuments, { params: inCommunity(), query })).reply().items.length;
    expect([await seenBy('worker'), await seenBy('head'), await seenBy('second-worker')]).toEqual([1, 1, 0]);

    const stranger = await office.as('second-worker');
    const params = { ...inCommunity(), documentId: opened.documents[0]?.id ?? '' };
    expect((await stranger.call(printIssuedDocument, { params })).problem().code).toBe('not-found');
    expect((await stranger.call(downloadIssuedDocument, { params })).problem().code).toBe('not-found');
    const voided = await stranger.call(voidDocument, { params, body: { reason: '试一试' } });
    expect(voided.problem().code).toBe('not-found');
    const body = { ...residence(person.id), caseId: opened.id };
    const issued = await stranger.call(issueDocument, { params: inCommunity(), body });
    expect(issued.problem()).toMatchObject({ code: 'not-found', details: { what: 'case' } });

    const own = await (await office.as('head')).call(issueDocument, { params: inCommunity(), body });
    expect(own.reply().case?.id).toBe(opened.id);
    const trail = JSON.stringify(await auditOf('issue-document'));
    expect(trail).toContain(person.id);
    expect(trail).not.toContain(opened.id);
  });
});

describe('forms filled in from what is known', () => {
  it('carry the person and the item, bear no number and leave no paper behind', async () => {
    const idNumber = newIdNumber();
    const person = await office.person({ name: '史表格', idNumber });
    const before = (await list({})).length;
    const worker = await office.as('worker');
    const params = { ...inCommunity(), kind: 'application-form' };
    const form = await worker.call(printForm, { params, query: { personId: person.id, itemId: RELIEF } });
    const words = await textOf(form.bytes);
    for (const part of ['史表格', idNumber, '临时救助']) expect(words).toContain(part);
    expect(words).not.toContain('〔2026〕');
    expect((await list({})).length).toBe(before);
    expect(await auditOf('print-form')).toContainEqual(
      expect.objectContaining({ kind: 'application-form', personId: person.id, itemId: RELIEF }),
    );
  });

  it('say an item on one sheet without a person', async () => {
    const worker = await office.as('worker');
    const params = { ...inCommunity(), kind: 'spoken-answer' };
    const sheet = await worker.call(printForm, { params, query: { itemId: RELIEF } });
    const pages = await readPages(new Uint8Array(sheet.bytes), 40);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain('临时救助');
  });
});
