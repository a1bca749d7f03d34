import { describe, expect, it } from 'vitest';
import { documentTemplates } from '../../../catalogue/documents/document-templates.ts';
import { caseworkTexts, historyTexts } from '../../../catalogue/texts/casework.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { DocumentTemplate } from '../../notices/domain/document-template.ts';
import { createDocumentLibrary } from '../../notices/domain/document-library.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { formOf } from './case-form.ts';
import { headOf, type Issuing } from './document-contents.ts';

const both = (words: string) => ({ zh: words, en: `${words}-en` });
const library = createDocumentLibrary(documentTemplates);

/** A process with one field of every type that a paper turns into other words. */
const definition: ProcessDefinition = {
  id: 'sample',
  version: 1,
  validFrom: '2026-01-01',
  name: both('示例'),
  basis: [],
  initialStep: 'open',
  openedBy: ['worker'],
  opening: {
    person: 'optional',
    item: 'none',
    input: [
      { id: 'foundAt', type: 'date-time', label: both('发现时间'), required: true },
      { id: 'place', type: 'text', label: both('地点'), required: true },
      { id: 'witness', type: 'person', label: both('目击者'), required: false },
    ],
  },
  steps: {
    open: { name: both('处置'), kind: 'open', responsible: 'worker', told: both('处置中') },
    done: {
      name: both('办结'),
      kind: 'done',
      responsible: 'worker',
      outcome: 'completed',
      closing: 'solved',
      told: both('办结'),
    },
  },
  actions: {
    close: {
      name: both('结束处置'),
      from: ['open'],
      to: 'done',
      by: ['worker'],
      needs: [],
      input: [
        { id: 'result', type: 'long-text', label: both('处置结果'), required: true },
        {
          id: 'harm',
          type: 'choices',
          label: both('损失'),
          required: false,
          choices: [
            { id: 'goods', label: both('财物') },
            { id: 'nobody', label: both('无人受伤') },
          ],
        },
        { id: 'on', type: 'date', label: both('恢复日期'), required: false },
      ],
      clock: [],
      documents: ['emergency-report'],
      emphasis: 'main',
    },
  },
};

const by = { workerId: 'w1', role: 'worker' } as const;
const events: readonly CaseEvent[] = [
  {
    type: 'case-opened',
    at: '2026-09-16T01:58:00.000Z',
    by,
    processId: 'sample',
    processVersion: 1,
    itemId: null,
    itemVersion: null,
    channel: 'phone',
    firstContact: { workerId: 'w1', at: '2026-09-16T01:58:00.000Z' },
    limits: {},
    linkedFrom: null,
    input: { foundAt: '2026-09-16T01:55:00.000Z', place: '3号楼', witness: 'p1' },
  },
  {
    type: 'due-dates-set',
    at: '2026-09-16T01:58:00.000Z',
    by,
    clock: 'handling',
    dueOn: '2026-09-17',
    halfOn: '2026-09-16',
    fourFifthsOn: '2026-09-16',
    provisional: false,
    calendarVersion: '1',
  },
  { type: 'remark-added', at: '2026-09-16T02:10:00.000Z', by, text: '电梯已停用' },
  {
    type: 'action-taken',
    at: '2026-09-16T03:00:00.000Z',
    by,
    action: 'close',
    from: 'open',
    to: 'done',
    input: { result: '已恢复供水', harm: ['goods', 'nobody'], on: '2026-09-16' },
  },
];

const deps = {
  directory: {
    worker: (id: string) => (id === 'w1' ? { id, name: '甄小雨' } : undefined),
    organisation: () => undefined,
  },
  texts: { history: historyTexts, phrases: caseworkTexts },
  documents: library,
  publicUrl: 'https://quanke.example.cn',
  people: { find: async () => ({ name: '甄目击' }) },
} as unknown as Issuing['deps'];

const issuing = (answerCode?: string): Issuing => ({
  deps,
  item: null,
  at: '2026-09-16T03:00:00.000Z',
  changed: {
    communityId: 'c1',
    id: 'k1',
    number: '东园2026-000001',
    receiptCode: 'DY-00000000',
    personId: null,
    personName: null,
    personIdMasked: null,
    handlerWorkerId: 'w1',
    firstWorkerId: 'w1',
    approvingOrganisationId: null,
    openedAt: '2026-09-16T01:58:00.000Z',
    definition,
    events,
    newEvents: [],
    issued: [],
    ...(answerCode === undefined ? {} : { answerCode }),
  } as unknown as Issuing['changed'],
});

const paperOf = (kind: string, answerCode?: string) => {
  const template = library.newest(kind) as DocumentTemplate;
  const of = issuing(answerCode);
  return formOf({} as Tx, template, of, headOf(of, '东园应〔2026〕1号'));
};

describe('a paper that its form alone describes', () => {
  it('takes what the forms of the case took in, in words, by the id of the field', async () => {
    const { values } = await paperOf('emergency-report');
    expect(values).toMatchObject({
      'input.foundAt': { zh: '2026年9月16日 09:55' },
      'input.place': { zh: '3号楼' },
      'input.result': { zh: '已恢复供水' },
    });
  });

  it('tells what people did as a timeline and leaves out what the program noted for itself', async () => {
    const { lists } = await paperOf('emergency-report');
    const rows = (lists['history'] ?? []) as unknown as readonly {
      at: { zh: string };
      detail: { zh: string };
      who: { zh: string };
    }[];
    expect(rows.map(({ at }) => at.zh)).toEqual(['2026年9月16日 09:58', '2026年9月16日 10:10', '2026年9月16日 11:00']);
    expect(rows[0]?.who.zh).toBe('甄小雨');
    expect(rows[1]?.detail.zh).toBe('电梯已停用');
    expect(rows[2]?.detail.zh).toBe('处置结果：已恢复供水；损失：财物、无人受伤；恢复日期：2026年9月16日');
  });

  it('lists what it does not place by name, names of people instead of ids', async () => {
    const { lists } = await paperOf('emergency-report');
    const rows = (lists['inputs'] ?? []) as unknown as readonly { label: { zh: string }; value: unknown }[];
    expect(rows.map(({ label }) => label.zh)).toEqual(expect.arrayContaining(['目击者', '损失', '恢复日期']));
    expect(rows.map(({ label }) => label.zh)).not.toContain('地点');
    expect(rows.find(({ label }) => label.zh === '目击者')?.value).toBe('甄目击');
  });

  it('carries the code for an outside body only when one was issued', async () => {
    expect((await paperOf('referral-slip')).values).not.toHaveProperty('answerUrl');
    const { values } = await paperOf('referral-slip', 'DY-7K3MXQ2P9R000000');
    expect(values).toMatchObject({
      answerCode: 'DY-7K3MXQ2P9R000000',
      answerUrl: 'https://quanke.example.cn/answer/DY-7K3MXQ2P9R000000',
    });
  });
});
