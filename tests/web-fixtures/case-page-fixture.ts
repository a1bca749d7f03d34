import type { CaseReply } from '../../modules/casework/contract.ts';
import { caseFixture } from './case-fixture.ts';
import { id } from './fixture-ids.ts';

const t = (zh: string, en: string) => ({ zh, en });
const by = (name: string, role: string, zh: string, en: string) => ({
  workerId: id(10),
  name,
  role,
  roleName: t(zh, en),
});
const zhou = by('周敏', 'worker', '全科社区工作者', 'General community worker');
const system = { workerId: null, name: null, role: 'system', roleName: t('系统', 'System') };

const entry = (
  ordinal: number,
  type: string,
  at: string,
  title: { zh: string; en: string },
  detail: { zh: string; en: string } | null = null,
  who: CaseReply['history'][number]['by'] = zhou,
): CaseReply['history'][number] => ({ ordinal, type, at, by: who, title, detail, body: {} });

const HISTORY: CaseReply['history'] = [
  entry(1, 'case-opened', '2026-11-16T01:12:00Z', t('接待登记', 'Received'), t('窗口来访', 'At the counter')),
  entry(2, 'conditions-checked', '2026-11-16T01:13:00Z', t('核对条件', 'Conditions checked')),
  entry(3, 'materials-checked', '2026-11-16T01:13:00Z', t('核对材料', 'Materials checked')),
  entry(
    4,
    'notice-given',
    '2026-11-16T01:15:00Z',
    t('一次性告知', 'One-time notice'),
    t('缺：本人银行卡复印件', 'Missing: copy of the bank card'),
  ),
  entry(5, 'document-issued', '2026-11-16T01:15:00Z', t('出具一次性告知书', 'Notice issued'), null),
  entry(6, 'action-taken', '2026-11-17T02:40:00Z', t('收到补充材料', 'Supplement received')),
  entry(7, 'action-taken', '2026-11-17T02:42:00Z', t('受理并送审', 'Accepted and passed on')),
  entry(8, 'clock-started', '2026-11-17T02:42:00Z', t('开始计时', 'Clock started'), null, system),
];

const materials: CaseReply['materials'] = [
  ['id-card', 'brought', '居民身份证', 'ID card', 'original', null],
  ['register', 'known', '户口簿', 'Household register', 'original', '公安 2026-03'],
  ['bank-card', 'missing', '本人银行卡复印件', 'Copy of the bank card', 'copy', null],
].map(([materialId = '', status, zh = '', en = '', form = '', source]) => ({
  id: materialId,
  status: status as 'brought',
  name: t(zh, en),
  form,
  comesFrom: null,
  inFirstNotice: materialId === 'bank-card',
  ...(source === null || source === undefined ? {} : { source }),
}));

const field = (
  fieldId: string,
  type: 'long-text' | 'materials' | 'date' | 'number',
  zh: string,
  required: boolean,
) => ({
  id: fieldId,
  type,
  label: t(zh, zh),
  required,
});

/** A case in review, with every part of the page filled. */
export const casePageFixture = (caseId: string): CaseReply => ({
  ...caseFixture(),
  id: caseId,
  state: 'review',
  stateName: t('审批中', 'Under review'),
  version: 8,
  noticeExceptions: 1,
  materials,
  conditions: [
    { id: 'age', result: 'yes', text: t('年满 80 周岁', 'Aged 80 or over'), because: '81 岁，公安 2026-03' },
    { id: 'care', result: 'unknown', text: t('未领取离休干部护理费', 'No nursing allowance') },
  ],
  clocks: [
    {
      id: 'handling',
      unit: 'working-days',
      promised: 20,
      statutory: 30,
      startedOn: '2026-11-17',
      endedOn: null,
      dueOn: '2026-12-18',
      halfOn: '2026-12-01',
      fourFifthsOn: '2026-12-09',
      provisional: false,
      running: true,
      late: false,
      stops: [
        {
          from: '2026-11-19',
          to: '2026-11-23',
          reason: 'applicant-supplements',
          reasonName: t('申请人补充材料', 'Applicant supplements'),
        },
      ],
    },
  ],
  availableActions: [
    {
      id: 'approve',
      name: t('批准', 'Approve'),
      emphasis: 'main',
      available: true,
      reason: null,
      input: [
        field('result', 'long-text', '办理结果', true),
        field('amount', 'number', '金额（元）', false),
        field('validUntil', 'date', '有效期至', false),
      ],
    },
    {
      id: 'send-back',
      name: t('退回补正', 'Send back'),
      emphasis: 'other',
      available: true,
      reason: null,
      input: [
        field('materials', 'materials', '还缺的材料', true),
        field('whatChanged', 'long-text', '情况有什么变化', false),
      ],
    },
    {
      id: 'reject',
      name: t('不批准', 'Reject'),
      emphasis: 'way-out',
      available: true,
      reason: null,
      input: [field('reason', 'long-text', '原因', true)],
    },
    {
      id: 'deliver',
      name: t('送达', 'Deliver'),
      emphasis: 'other',
      available: false,
      reason: { code: 'action-not-from-here', text: t('批准后才能送达', 'Only after approval') },
      input: [],
    },
  ],
  history: HISTORY,
  documents: [
    {
      id: id(901),
      kind: 'acceptance-receipt',
      kindName: t('受理回执', 'Acceptance receipt'),
      number: '西水受〔2026〕118号',
      issuedAt: '2026-11-17T02:42:00Z',
    },
    {
      id: id(902),
      kind: 'one-time-notice',
      kindName: t('一次性告知书', 'One-time notice'),
      number: '西水告〔2026〕12号',
      issuedAt: '2026-11-16T01:15:00Z',
    },
  ],
  links: [
    { caseId: id(310), number: '西水办〔2026〕98号', relation: 'continued-from', name: t('老年优待证', 'Senior card') },
  ],
  path: { steps: ['receive', 'supplement', 'review'], actions: ['give-notice', 'receive-supplement', 'accept'] },
});

/** The same case after it ended, waiting for its rating. */
export const endedCaseFixture = (caseId: string): CaseReply => ({
  ...casePageFixture(caseId),
  state: 'finished',
  stateName: t('已办结', 'Finished'),
  stateKind: 'done',
  outcome: 'completed',
  closedAt: '2026-11-20T06:00:00Z',
  availableActions: [],
  ratingAsked: true,
});
