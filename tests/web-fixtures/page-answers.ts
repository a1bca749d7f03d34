import { addDays, isWeekend } from '../../kernel/plain-date.ts';
import {
  actOnCase,
  explainDueDate,
  getCase,
  getProcess,
  listCases,
  listDesk,
  listProcesses,
  listSavedViews,
  rateCase,
  remarkOnCase,
  saveView,
} from '../../modules/casework/contract.ts';
import { getHousehold, listPlaces, revealField } from '../../modules/people/contract.ts';
import { promisedV1 } from '../../catalogue/processes/promised/v1.ts';
import { summaryFixture } from './case-fixture.ts';
import { casePageFixture, endedCaseFixture } from './case-page-fixture.ts';
import { FixtureRefusal } from './fixture-server.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { id } from './fixture-ids.ts';
import { COMMUNITY } from './session-answers.ts';

const t = (zh: string, en: string) => ({ zh, en });

const STEPS = Object.entries(promisedV1.steps);
const process = {
  id: promisedV1.id,
  version: 1,
  validFrom: promisedV1.validFrom,
  name: promisedV1.name,
  figure: 2,
  basis: [],
  steps: STEPS.map(([stepId, step]) => ({
    id: stepId,
    name: step.name,
    kind: step.kind,
    responsible: 'worker',
    told: step.told,
  })),
  actions: Object.entries(promisedV1.actions).map(([actionId, action]) => ({
    id: actionId,
    name: action.name,
    from: [...action.from],
    to: action.to,
    by: [...action.by],
  })),
  chart: {
    width: 720,
    height: STEPS.length * 45 + 40,
    nodes: STEPS.map(([stepId, step], index) => ({
      id: stepId,
      kind: step.kind,
      label: step.name,
      x: (index % 2) * 380,
      y: Math.floor(index / 2) * 90,
      width: 150,
      height: 46,
    })),
    edges: [
      {
        id: 'e1',
        action: 'give-notice',
        from: 'receive',
        to: 'supplement',
        label: t('一次性告知', 'Notice'),
        points: [
          { x: 150, y: 23 },
          { x: 380, y: 23 },
        ],
        labelAt: { x: 265, y: 23 },
      },
      {
        id: 'e2',
        action: 'accept',
        from: 'receive',
        to: 'review',
        label: t('受理', 'Accept'),
        points: [
          { x: 75, y: 46 },
          { x: 75, y: 90 },
        ],
        labelAt: { x: 75, y: 68 },
      },
    ],
  },
};

const days = Array.from({ length: 36 }, (_unused, index) => {
  const date = addDays('2026-11-17', index);
  const stopped = date > '2026-11-19' && date <= '2026-11-23';
  const counted = index > 0 && !isWeekend(date) && !stopped;
  return {
    date,
    counted,
    dayNumber: counted ? index : null,
    why: index === 0 ? 'starting-day' : stopped ? 'clock-stopped' : counted ? 'counted' : 'weekend',
    label: stopped ? t('补材料', 'Stopped') : counted ? t('计入', 'Counted') : t('周末', 'Weekend'),
    provisional: false,
  };
});

const CASES = Array.from({ length: 60 }, (_unused, index) =>
  summaryFixture(index + 1, index % 7 === 6 ? null : (index % 9) - 2),
);
const ENDED = id(307);
const views = [{ id: id(801), page: 'cases', name: '本周到期', query: { due: 'this-week' }, columns: [] }];
let conflicts = 0;

const ofCase = (caseId: string | undefined) =>
  caseId === ENDED ? endedCaseFixture(caseId) : casePageFixture(caseId ?? id(301));

export const pageAnswers: readonly FixtureAnswer[] = [
  { route: getCase, answer: ({ params }) => ofCase(params['caseId']) },
  {
    route: explainDueDate,
    answer: () => ({
      dueOn: days.at(-1)?.date ?? null,
      provisional: false,
      sentence: t(
        '从 11 月 18 日起数 20 个工作日，跳过周末，补材料的 4 天不计。',
        '20 working days from 18 November, without weekends and the stop.',
      ),
      days,
    }),
  },
  { route: getProcess, answer: () => process },
  { route: listProcesses, answer: () => ({ items: [process] }) },
  {
    route: actOnCase,
    answer: ({ params, body }) => {
      if (body['action'] === 'reject' && conflicts++ === 0)
        throw new FixtureRefusal(409, 'stale-version', '这份内容刚被别人改过', 'Changed meanwhile');
      return { ...casePageFixture(params['caseId'] ?? ''), availableActions: [] };
    },
  },
  { route: remarkOnCase, answer: ({ params }) => ofCase(params['caseId']) },
  { route: rateCase, answer: ({ params, body }) => ({ ...ofCase(params['caseId']), rating: body['level'] }) },
  {
    route: listCases,
    answer: ({ query }) => {
      const start = Number(query['cursor'] ?? '0');
      const matching = CASES.filter(
        (one) =>
          `${one.number}${one.personName}`.includes(query['q'] ?? '') &&
          (query['kind'] ?? one.stateKind) === one.stateKind,
      );
      return {
        items: matching.slice(start, start + 50),
        nextCursor: matching.length > start + 50 ? String(start + 50) : null,
      };
    },
  },
  { route: listSavedViews, answer: () => ({ items: views }) },
  { route: saveView, answer: ({ params, body }) => ({ id: params['viewId'], ...body }) },
  {
    route: listDesk,
    answer: ({ query }) => ({
      items: query['show'] === 'sent-back' ? [] : CASES.slice(0, 8),
      nextCursor: null,
      counts: { toDecide: 8, dueToday: 1, overdue: 2, sentBack: 0 },
    }),
  },
];

const GROUPS = [
  { id: 'alone', name: t('独居', 'Lives alone'), care: true },
  { id: 'very-old', name: t('高龄', 'Very old'), care: true },
];

export const placeAnswers: readonly FixtureAnswer[] = [
  {
    route: listPlaces,
    answer: () => ({
      grids: [{ id: id(160), name: '第二网格', households: 180, people: 460 }],
      buildings: [{ id: id(170), gridId: id(160), name: '西水新村 17 幢' }],
      groups: GROUPS,
    }),
  },
  {
    route: revealField,
    answer: ({ body }) => ({ field: body['field'], value: '13800001234', hiddenAgainAfterSeconds: 20 }),
  },
  {
    route: getHousehold,
    answer: ({ params }) => ({
      id: params['householdId'],
      address: '西水新村 17 幢 2 单元 302',
      grid: { id: id(160), name: '第二网格' },
      members: [
        {
          id: id(101),
          communityId: COMMUNITY,
          name: '王秀英',
          sex: 'female',
          bornOn: '1945-06-12',
          age: 81,
          idNumberMasked: null,
          phoneMasked: null,
          address: null,
          residence: 'registered',
          groups: GROUPS,
          openCases: 1,
          relation: t('户主', 'Head'),
          isHead: true,
        },
      ],
      cases: [],
    }),
  },
];
