import type { z } from 'zod';
import { getProgress, rateProgress } from '../../modules/casework/contract.ts';
import type { progressReply } from '../../modules/casework/contract.ts';
import { listOffices } from '../../modules/communities/contract.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { FixtureRefusal } from './fixture-server.ts';

const t = (zh: string, en: string) => ({ zh, en });
type Progress = z.output<typeof progressReply>;

const COMMUNITY = {
  name: '西水社区',
  phone: '0510-8000 0000',
  address: '西水新村 17 幢旁',
  officeHours: '每天 8:30–17:30，中午不休',
};

const waiting: Progress = {
  receiptCode: 'XS7K2M9Q',
  caseNumber: '西水〔2026〕118号',
  itemName: t('高龄老人生活补贴', 'Living allowance for the very old'),
  personName: '王**',
  told: t(
    '还差一样东西，送来就接着办，时间从送来那天接着算。',
    'One thing is missing. Bring it and we go on from there.',
  ),
  stateKind: 'waiting',
  outcome: null,
  dueOn: '2026-12-18',
  dueProvisional: false,
  steps: [
    { name: t('收件初审', 'First review'), status: 'done', at: '2026-11-20T01:12:00Z' },
    { name: t('补材料', 'Supplement'), status: 'present', at: '2026-11-20T01:20:00Z' },
    { name: t('街道审核', 'Street review'), status: 'next', at: null },
    { name: t('领结果', 'Result'), status: 'next', at: null },
  ],
  missing: [{ name: t('银行卡复印件（一类账户）', 'Copy of the bank card'), comesFrom: t('您的银行', 'your bank') }],
  community: COMMUNITY,
  rating: { asked: false, given: null },
  updatedAt: '2026-11-20T01:20:00Z',
};

const finished: Progress = {
  ...waiting,
  receiptCode: 'XS9DONE2',
  told: t('已经办好，补贴从下个月起打到您的卡上。', 'Done: the allowance arrives from next month on.'),
  stateKind: 'done',
  outcome: 'completed',
  steps: waiting.steps.map((step) => ({ ...step, status: 'done' as const, at: '2026-11-20T01:20:00Z' })),
  missing: [],
  rating: { asked: true, given: null },
};

const matterOf = (code: string | undefined, phone: unknown): Progress => {
  if (phone === '9999') throw new FixtureRefusal(429, 'too-many-requests', '操作太频繁', 'Too many attempts');
  const found = [waiting, finished].find((one) => one.receiptCode === code);
  if (found === undefined || phone !== '1234') throw new FixtureRefusal(404, 'not-found', '没有找到', 'Not found');
  return found;
};

export const residentAnswers: readonly FixtureAnswer[] = [
  {
    route: listOffices,
    answer: () => ({
      items: [
        { ...COMMUNITY, streetName: '云栖街道' },
        { ...COMMUNITY, name: '东亭社区', phone: '0510-8000 0001', streetName: '云栖街道' },
      ],
    }),
  },
  { route: getProgress, answer: ({ params, query }) => matterOf(params['receiptCode'], query['phone']) },
  {
    route: rateProgress,
    answer: ({ params, body }) => ({
      ...matterOf(params['receiptCode'], body['phone']),
      rating: { asked: false, given: Number(body['level']) },
    }),
  },
];
