import type { CaseReply, CaseSummary } from '../../modules/casework/contract.ts';
import { id } from './fixture-ids.ts';
import { COMMUNITY } from './session-answers.ts';

const t = (zh: string, en: string) => ({ zh, en });
const NAMES = ['王秀英', '张伟', '欧阳慧', '王建军', '李桂兰', '赵国强', '刘芳', '陈建平', '孙玉珍'] as const;
const ITEMS = [
  t('高龄老人生活补贴', 'Living allowance for the very old'),
  t('公共租赁住房申请', 'Public rental housing'),
  t('最低生活保障申请', 'Minimum living standard'),
] as const;

/** A listed case; `daysLeft` null: finished. */
export const summaryFixture = (number: number, daysLeft: number | null): CaseSummary => ({
  id: id(300 + number),
  communityId: COMMUNITY,
  communityName: '西水社区',
  number: `西水办〔2026〕${100 + number}号`,
  processId: 'promised',
  processName: t('承诺办理', 'Promised time'),
  itemId: 'elder-allowance',
  itemName: ITEMS[number % 3] ?? null,
  personId: id(101 + (number % 4)),
  personName: NAMES[number % NAMES.length] ?? null,
  state: daysLeft === null ? 'delivered' : 'in-handling',
  stateName: daysLeft === null ? t('已办结', 'Completed') : t('办理中', 'In handling'),
  stateKind: daysLeft === null ? 'done' : 'open',
  outcome: daysLeft === null ? 'completed' : null,
  dueOn: daysLeft === null ? null : '2026-11-26',
  dueProvisional: false,
  workingDaysLeft: daysLeft,
  handler: { id: id(10), name: '周敏' },
  openedAt: '2026-11-02T02:10:00Z',
  closedAt: daysLeft === null ? '2026-11-20T06:00:00Z' : null,
  rating: null,
  version: 2,
});

/** A case that was opened a moment ago. */
export const caseFixture = (): CaseReply => ({
  ...summaryFixture(29, 20),
  personName: '王秀英',
  dueOn: '2026-12-18',
  processVersion: 1,
  itemVersion: 2,
  receiptCode: 'XS7K-42QP',
  channel: 'counter',
  told: t('已受理，街道正在审核，12 月 18 日前给您结果。', 'Accepted; the result comes by 18 December.'),
  firstContact: { worker: { id: id(10), name: '周敏' }, at: new Date().toISOString(), endedBy: 'accepted' },
  approvingOrganisation: { id: id(2), name: '梁溪街道办事处' },
  clocks: [],
  materials: [
    {
      id: 'bank-card',
      status: 'missing',
      name: t('本人银行卡复印件', 'Copy of the bank card'),
      form: 'copy',
      comesFrom: null,
      inFirstNotice: true,
    },
  ],
  conditions: [],
  noticeExceptions: 0,
  availableActions: [],
  history: [],
  documents: [],
  links: [],
  ratingAsked: false,
  path: { steps: [], actions: [] },
});
