import {
  checkMatter,
  discardDraft,
  getWorkbench,
  openCase,
  readNotification,
  saveDraft,
} from '../../modules/casework/contract.ts';
import type { CaseReply, MatterCheck } from '../../modules/casework/contract.ts';
import { caseFixture, summaryFixture } from './case-fixture.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { id } from './fixture-ids.ts';

type Answers = Readonly<Record<string, string | number | boolean>>;
const t = (zh: string, en: string) => ({ zh, en });

const PROMISED: MatterCheck['promised'] = {
  dueOn: '2026-12-18',
  provisional: false,
  sentence: t('20 个工作日，跳过 4 个周末', '20 working days, skipping four weekends'),
  days: Array.from({ length: 26 }, (_unused, index) => {
    const date = new Date(Date.parse('2026-11-23T00:00:00Z') + index * 86_400_000).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    return {
      date,
      counted: !weekend,
      dayNumber: weekend ? null : index + 1 - 2 * Math.floor((index + 1) / 7),
      why: weekend ? 'weekend' : 'working-day',
      label: weekend ? t('周末', 'Weekend') : t('工作日', 'Working day'),
      provisional: false,
    };
  }),
};

const conditionsOf = (answers: Answers): MatterCheck['conditions'] => {
  const care = answers['care-allowance'];
  return [
    {
      id: 'age',
      result: 'yes',
      text: t('年满 80 周岁', 'Aged 80 or over'),
      because: '81 岁（1945-06-12 出生）',
      source: '公安',
      asOf: '2026-03-02',
      basis: '种子文件 002',
    },
    {
      id: 'registered',
      result: 'yes',
      text: t('本市户籍', 'Registered in the city'),
      because: '西水社区',
      source: '公安',
      asOf: '2026-03-02',
      basis: null,
    },
    {
      id: 'not-in-home',
      result: 'yes',
      text: t('未在养老机构集中供养', 'Not living in a care home'),
      because: '11-02 在家居住',
      source: '走访',
      asOf: '2026-11-02',
      basis: null,
    },
    {
      id: 'no-care',
      result: care === undefined ? 'unknown' : care === true ? 'no' : 'yes',
      text: t('未领取离休干部护理费', 'No nursing allowance of retired officials'),
      source: null,
      asOf: null,
      basis: null,
      ...(care === undefined ? {} : { because: '本人陈述' }),
    },
  ];
};

const materialsOf = (brought: readonly string[]): MatterCheck['materials'] => {
  const known = (materialId: string, zh: string, en: string, because: string) => ({
    id: materialId,
    status: 'known' as const,
    name: t(zh, en),
    form: 'original',
    comesFrom: null,
    because: t(because, because),
    note: null,
    source: '平台',
  });
  const carried = (materialId: string, zh: string, en: string, note: string) => ({
    id: materialId,
    status: brought.includes(materialId) ? ('brought' as const) : ('missing' as const),
    name: t(zh, en),
    form: 'copy',
    comesFrom: t('本人', 'The person'),
    because: null,
    note: t(note, note),
  });
  return [
    carried('id-card', '居民身份证', 'ID card', '原件'),
    known('household-register', '户口簿', 'Household register', '平台可查，有效至 2027-03'),
    known('living-proof', '居住情况证明', 'Proof of residence', '以走访记录代替'),
    carried('bank-card', '本人银行卡复印件', 'Copy of the bank card', '发放到账需要，一类账户'),
  ];
};

const actionsOf = (eligibility: MatterCheck['eligibility'], missing: number): MatterCheck['actions'] => [
  {
    id: 'accept',
    name: t('受理', 'Accept'),
    emphasis: 'main',
    input: [],
    available: eligibility !== 'no' && missing === 0,
    reason:
      missing > 0
        ? {
            code: 'materials-missing',
            text: t(
              '缺材料时不能受理：补齐材料，或先出具一次性告知书',
              'Materials are missing: complete them or give the one-time notice',
            ),
          }
        : eligibility === 'no'
          ? { code: 'not-eligible', text: t('有条件不满足', 'A condition is not met') }
          : null,
  },
  {
    id: 'give-notice',
    name: t('一次性告知', 'One-time notice'),
    emphasis: 'other',
    input: [],
    available: missing > 0,
    reason: missing > 0 ? null : { code: 'nothing-missing', text: t('材料齐全，不需要告知', 'Nothing is missing') },
  },
  {
    id: 'refuse',
    name: t('不予受理', 'Refuse'),
    emphasis: 'way-out',
    available: true,
    reason: null,
    input: [
      {
        id: 'reason',
        type: 'choice',
        required: true,
        label: t('理由', 'Reason'),
        choices: [
          { id: 'not-eligible', label: t('不符合条件', 'Not eligible') },
          { id: 'not-ours', label: t('不属本社区受理范围', 'Not for this community') },
        ],
      },
      {
        id: 'explanation',
        type: 'long-text',
        required: true,
        label: t('向居民说明', 'Explanation'),
        help: t('写清依据和去处', 'Say the basis and where to go'),
      },
    ],
  },
];

const check = (answers: Answers, brought: readonly string[], itemId: string | null): MatterCheck => {
  const conditions = conditionsOf(answers);
  const materials = materialsOf(brought);
  const missing = materials.filter(({ status }) => status === 'missing').length;
  const eligibility = conditions.some(({ result }) => result === 'no')
    ? 'no'
    : conditions.some(({ result }) => result === 'unknown')
      ? 'unknown'
      : 'yes';
  const name =
    itemId === 'elder-card'
      ? t('老年人优待证', 'Senior citizen card')
      : t('高龄老人生活补贴', 'Living allowance for the very old');
  return {
    item: {
      id: itemId ?? 'elder-allowance',
      version: 2,
      name,
      validFrom: '2026-01-01',
      fee: t('免费', 'Free'),
      department: t('街道民政窗口', 'Civil affairs window'),
      verifyLocally: true,
    },
    process: { id: 'promised', version: 1, name: t('承诺办理', 'Promised time') },
    processes: [
      { id: 'promised', name: t('承诺办理', 'Promised time') },
      { id: 'on-behalf', name: t('代理受理', 'On behalf') },
    ],
    approver: { id: id(2), name: '梁溪街道办事处' },
    eligibility,
    conditions,
    materials,
    nextQuestion:
      answers['care-allowance'] === undefined
        ? {
            factId: 'care-allowance',
            question: t('是否已领取离休干部护理费？', 'Do you receive the nursing allowance of retired officials?'),
            type: 'yes-no',
          }
        : null,
    amount: {
      label: t('月补贴', 'Monthly allowance'),
      value: '100 元',
      working: t('80–89 周岁档，每月 100 元', 'Aged 80–89: 100 yuan a month'),
    },
    promised: PROMISED,
    spokenAnswer: t(
      '王阿姨，您能办。户口本不用带，只差一张银行卡复印件，送来就受理，12 月 18 日前有结果，每月 100 元打到卡上。',
      'You qualify. Only the copy of the bank card is missing.',
    ),
    actions: actionsOf(eligibility, missing),
    steps: [
      {
        id: 'received',
        name: t('接收与初审', 'Received'),
        hint: t('首问责任人 周敏', 'First contact: Zhou Min'),
        present: true,
      },
      {
        id: 'with-street',
        name: t('流转街道审核', 'Street review'),
        hint: t('受理当日送达', 'Same day'),
        present: false,
      },
      {
        id: 'approval',
        name: t('审批', 'Approval'),
        hint: t('15 个工作日内', 'Within 15 working days'),
        present: false,
      },
      {
        id: 'delivery',
        name: t('发放结果', 'Result'),
        hint: t('短信与上门均可', 'By message or visit'),
        present: false,
      },
      { id: 'filed', name: t('归档与评价', 'Filed and rated'), hint: null, present: false },
    ],
    related: [{ itemId: 'elder-card', name: t('老年人优待证', 'Senior citizen card') }],
  };
};

const opened = (body: Readonly<Record<string, unknown>>): CaseReply => {
  const first = body['first'] as { action: string } | undefined;
  const kind =
    first?.action === 'give-notice' ? 'one-time-notice' : first?.action === 'refuse' ? 'refusal' : 'acceptance-receipt';
  const kindName = {
    'one-time-notice': t('一次性告知书', 'One-time notice'),
    refusal: t('不予受理通知书', 'Refusal'),
    'acceptance-receipt': t('受理回执', 'Receipt'),
  }[kind];
  return {
    ...caseFixture(),
    documents: [{ id: id(501), kind, kindName, number: '西水受〔2026〕129号', issuedAt: new Date().toISOString() }],
  };
};

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly savedAt: string;
  readonly body: Record<string, unknown>;
}
const drafts = new Map<string, Draft>([
  [
    id(601),
    {
      id: id(601),
      title: '张伟 · 公共租赁住房申请',
      savedAt: new Date(Date.now() - 3_600_000).toISOString(),
      body: { personId: id(103), itemId: 'public-rental' },
    },
  ],
]);

export const matterAnswers: readonly FixtureAnswer[] = [
  {
    route: checkMatter,
    answer: ({ body }) =>
      check(body['answers'] as Answers, body['brought'] as string[], body['itemId'] as string | null),
  },
  { route: openCase, answer: ({ body }) => opened(body) },
  {
    route: saveDraft,
    answer: ({ params, body }) => {
      const draft = {
        id: params['draftId'] ?? '',
        savedAt: new Date().toISOString(),
        title: String(body['title']),
        body: body['body'] as Record<string, unknown>,
      };
      drafts.set(draft.id, draft);
      return { id: draft.id, savedAt: draft.savedAt };
    },
  },
  { route: discardDraft, answer: ({ params }) => ({ discarded: drafts.delete(params['draftId'] ?? '') }) },
  { route: readNotification, answer: () => ({ read: true }) },
  {
    route: getWorkbench,
    answer: () => ({
      numbers: [
        { id: 'due-today', label: t('今天到期', 'Due today'), tone: 'warn', count: 2, query: { due: 'today' } },
        { id: 'overdue', label: t('已超期', 'Overdue'), tone: 'bad', count: 1, query: { due: 'overdue' } },
        {
          id: 'waiting-for-me',
          label: t('等我办理', 'Waiting for me'),
          tone: 'plain',
          count: 7,
          query: { waitingFor: 'me' },
        },
        {
          id: 'waiting-for-applicant',
          label: t('等居民补齐', 'Waiting for the applicant'),
          tone: 'plain',
          count: 4,
          query: { waitingFor: 'applicant' },
        },
        {
          id: 'exceptions',
          label: t('一次性告知例外', 'Notice exceptions'),
          tone: 'plain',
          count: 0,
          query: { exceptions: 'true' },
        },
      ],
      dueSoon: [summaryFixture(1, -2), summaryFixture(2, 0), summaryFixture(3, 2), summaryFixture(4, 5)],
      waitingForMe: [summaryFixture(5, 7), summaryFixture(6, 9), summaryFixture(7, 12)],
      notifications: [
        {
          id: id(701),
          kind: 'approved',
          text: t('西水办〔2026〕101号 已由街道批准，请送达结果', '101 was approved; deliver the result'),
          caseId: id(301),
          at: new Date(Date.now() - 1_200_000).toISOString(),
          read: false,
        },
        {
          id: id(702),
          kind: 'half-time',
          text: t('西水办〔2026〕96号 期限已过半', '96 has used half of its time'),
          caseId: id(302),
          at: new Date(Date.now() - 86_400_000).toISOString(),
          read: true,
        },
      ],
      drafts: [...drafts.values()],
      lastFinished: [summaryFixture(8, null), summaryFixture(9, null)],
    }),
  },
];
