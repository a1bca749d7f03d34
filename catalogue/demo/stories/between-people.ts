import { days, minutes, oneOf, type DemoStory } from './story.ts';

const agreement = {
  issues: '楼上卫生间渗水造成的墙面损坏',
  responsibility: '楼上承担维修防水的费用，楼下自行粉刷',
  agreement: '楼上在约定日期前完成防水维修，并补偿粉刷费用八百元。',
  performance: '维修后双方一同试水，补偿款当面给付',
  performBy: '@day+20',
  agreedOn: '@day+0',
};

const reply = { replyTo: oneOf('petitioner', 'both'), repliedOn: '@day+0' };

/** Disputes, complaints and casework. */
export const PEOPLE_STORIES: readonly DemoStory[] = [
  {
    processId: 'mediation',
    perYear: 8,
    channel: 'counter',
    opening: {
      source: oneOf('asked', 'found'),
      kind: oneOf('neighbours', 'neighbours', 'property-management', 'family'),
      partyA: '@name',
      partyB: '@name',
      facts: oneOf('楼上漏水泡了墙面，赔偿谈不拢', '早上六点剁肉声音大，多次争吵', '公共走道放鞋柜，影响通行'),
    },
    moves: [
      { do: 'take-on', after: minutes(20, 200), input: { consent: true } },
      { do: 'hear-side', after: days(0, 2), input: { heard: '申请一方', statement: '希望尽快修好，不想打官司。' } },
      { do: 'hear-side', after: days(0, 2), input: { heard: '另一方', statement: '愿意修，但觉得赔偿要得多。' } },
      { do: 'begin-talks', after: minutes(30, 200), input: { bothHeard: true } },
      {
        do: 'record-session',
        after: days(1, 4),
        input: {
          sessionAt: '@now',
          sessionPlace: '社区调解室',
          mediators: '调解委员会两人',
          methods: ['explain', 'guide'],
          course: '看了现场照片，双方各退一步。',
        },
        times: [1, 2],
      },
      { do: 'agree-in-writing', after: minutes(20, 60), input: agreement },
      { do: 'check-performance', after: days(6, 12), input: { progress: '已开工维修。' }, chance: 0.6 },
      { do: 'record-fulfilled', after: days(4, 10), input: { performedOn: '@day+0' } },
    ],
  },
  {
    processId: 'mediation',
    perYear: 3,
    channel: 'visit',
    opening: {
      source: 'found',
      kind: 'family',
      partyA: '@name',
      partyB: '@name',
      facts: '兄妹为照顾父亲的费用起了争执',
    },
    moves: [
      { do: 'take-on', after: minutes(20, 200), input: { consent: true } },
      { do: 'begin-talks', after: days(1, 3), input: { bothHeard: true } },
      {
        do: 'end-without',
        after: days(3, 10),
        input: { reason: '对分担比例分歧大，双方都不愿再谈。', routes: ['lawsuit', 'legal-aid'] },
      },
    ],
  },
  {
    processId: 'petition',
    perYear: 8,
    channel: 'online',
    opening: {
      cameBy: oneOf('suggestion-box', 'online', 'phone', 'on-site'),
      petitioner: '@name',
      kind: oneOf('complaint', 'suggestion', 'request'),
      demand: oneOf('夜里烧烤摊油烟大', '垃圾分类点太远，老人不方便', '小区外卖车速快', '健身广场音乐太响'),
    },
    moves: [
      { do: 'tell-head', after: minutes(10, 120), input: { headTold: '@head' } },
      { do: 'accept', after: days(0, 2), by: 'head', input: { investigator: '@worker' } },
      { do: 'record-step', after: days(1, 5), input: { found: '到现场三次，和摊主、住户分别谈过。' }, times: [1, 2] },
      {
        do: 'record-findings',
        after: days(2, 8),
        input: { findings: '反映属实。', measures: '约定收摊时间，加装油烟净化。' },
      },
      {
        do: 'reply-solved',
        after: days(0, 3),
        input: { ...reply, reply: '已与摊主约定每晚十点前收摊，净化设备装好，请您再看看。' },
      },
    ],
  },
  {
    processId: 'petition',
    perYear: 3,
    channel: 'letter',
    opening: { cameBy: 'letter', kind: 'request', demand: '要求给临街商铺重新发证' },
    moves: [
      { do: 'tell-head', after: minutes(10, 120), input: { headTold: '@head' } },
      {
        do: 'transfer',
        after: days(1, 3),
        by: 'head',
        input: { unit: '区市场监管局', reason: '发证属市场监管部门职责。', toldOn: '@day+0' },
      },
      { do: 'unit-takes', after: days(2, 5) },
    ],
  },
  {
    processId: 'social-work',
    perYear: 3,
    by: 'head',
    channel: 'visit',
    who: 'poor',
    opening: {
      source: 'found',
      clientType: oneOf('elder', 'family', 'disabled'),
      helpSeeking: '走访时说起夜里常醒，怕给子女添麻烦。',
    },
    moves: [
      {
        do: 'take-on',
        after: days(0, 2),
        by: 'head',
        input: { consent: true, consentedBy: '本人', caseWorker: '@worker' },
      },
      {
        do: 'assess',
        after: days(2, 6),
        by: 'head',
        input: {
          problem: '独居，社会联系少，情绪低落。',
          lifeHistory: '退休教师，老伴去世两年。',
          behaviour: '很少出门，饮食不规律。',
          environment: '邻居友善，子女在外地。',
          helping: '爱好书法，愿意和人交流。',
          hindering: '腿脚不便，没有电梯。',
        },
      },
      {
        do: 'plan',
        after: days(1, 3),
        by: 'head',
        input: {
          aims: '恢复规律生活和社会联系。',
          goals: '每周参加一次活动，每天和一位邻居说说话。',
          target: '情绪低落与孤独。',
          strategy: '个案面谈与邻里支持结合。',
          procedure: '面谈六次，结对邻长，参加书法小组。',
          timetable: '三个月，每两周面谈一次。',
        },
      },
      {
        do: 'record-session',
        after: days(6, 10),
        by: 'head',
        input: {
          sessionAt: '@now',
          intervention: oneOf('direct', 'direct', 'indirect'),
          sessionContent: '聊近况，一起写了一幅字。',
          clientResponse: '说得比上次多。',
        },
        times: [3, 5],
      },
      {
        do: 'evaluate',
        after: days(3, 8),
        by: 'head',
        input: { clientProgress: '每周都参加小组，睡眠好转。', goalsReached: 'most' },
      },
      {
        do: 'close',
        after: days(1, 3),
        by: 'head',
        input: {
          closedBecause: 'can-go-on-alone',
          background: '独居老人，经济稳定。',
          mainProblem: '丧偶后社会联系中断。',
          analysis: '缺少日常的交往机会。',
          plan: '面谈六次，邻里结对，参加小组。',
          course: '面谈与邻里结对，重建日常联系。',
          evaluation: '目标大部分实现。',
          reflection: '结对邻居作用很大，应当更早请进来。',
        },
      },
    ],
  },
];
