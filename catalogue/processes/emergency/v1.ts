import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { action, choice, done, field, FIELD, open, optional, words } from '../parts/writing.ts';

const toldAt = optional('date-time', 'toldAt', words('几点报告的', 'Told at'), {
  help: words('不填就是现在。', 'Left empty: now.'),
});
const headTold = field('worker', 'headTold', words('报告了哪位负责人', 'Head who was told'), {
  startsWith: 'head',
});
const body = field('choice', 'body', words('联系了哪里', 'Body contacted'), {
  choices: [
    choice('fire', '消防 119', 'Fire service 119'),
    choice('police', '公安 110', 'Police 110'),
    choice('ambulance', '急救 120', 'Ambulance 120'),
    choice('street', '街道应急值班', 'Duty office of the street'),
    choice('utility', '水电气抢修', 'Water, power or gas repair'),
    choice('other', '其他机构', 'Another body'),
  ],
  startsWith: {
    field: 'kind',
    values: {
      fire: 'fire',
      gas: 'fire',
      'person-in-danger': 'police',
      illness: 'ambulance',
      flood: 'street',
      collapse: 'fire',
      'public-health': 'street',
      gathering: 'police',
      other: 'street',
    },
  },
});
const bodyName = optional('text', 'bodyName', words('机构名称', 'Name of the body'), {
  when: { field: 'body', is: 'other' },
});
const contactedAt = optional('date-time', 'contactedAt', words('几点联系上的', 'Reached at'), {
  help: words('不填就是现在。', 'Left empty: now.'),
});

const told = words(
  '情况已经上报，救援在路上，请先保证自己安全。',
  'It was reported and help is on its way. Please stay safe.',
);

/** Registered within seconds; the head and the emergency body are told at once, in whichever order; then a timeline. */
export const emergencyV1: ProcessDefinition = {
  id: 'emergency',
  version: 1,
  validFrom: '2025-01-01',
  name: words('应急事项处置', 'Emergency'),
  figure: 7,
  basis: [{ source: '全科社区工作者服务规范', where: '6.8' }, { source: '中华人民共和国突发事件应对法' }],
  initialStep: 'registered',
  openedBy: FIELD,
  opening: {
    person: 'none',
    item: 'none',
    quick: true,
    buttons: 'kind',
    titleFrom: ['place', 'kind'],
    input: [
      field('choice', 'kind', words('什么事', 'What'), {
        choices: [
          choice('fire', '火情', 'Fire'),
          choice('gas', '燃气', 'Gas'),
          choice('person-in-danger', '有人遇险', 'Person in danger'),
          choice('illness', '突发疾病', 'Sudden illness'),
          choice('flood', '积水内涝', 'Flooding'),
          choice('collapse', '坍塌坠物', 'Collapse or falling objects'),
          choice('public-health', '公共卫生', 'Public health'),
          choice('gathering', '群体聚集', 'Gathering'),
          choice('other', '其他', 'Other'),
        ],
      }),
      field('text', 'place', words('在哪里', 'Where'), { startsWith: 'own-grid' }),
      optional('choice', 'source', words('怎么知道的', 'How it became known'), {
        choices: [
          choice('found', '现场发现', 'Found on the spot'),
          choice('reported', '居民报告', 'Reported by a resident'),
          choice('ordered', '收到启动指令', 'Start order received'),
        ],
      }),
      optional('text', 'orderedBy', words('谁下的指令', 'Who gave the order'), {
        when: { field: 'source', is: 'ordered' },
      }),
      optional('date-time', 'foundAt', words('几点发现的', 'Found at'), {
        help: words('不填就是现在。', 'Left empty: now.'),
      }),
    ],
  },
  intervals: [
    {
      id: 'headTold',
      name: words('发现到报负责人', 'Found until the head was told'),
      from: 'foundAt',
      until: 'toldAt',
    },
    {
      id: 'helpReached',
      name: words('发现到联系上救援', 'Found until help was reached'),
      from: 'foundAt',
      until: 'contactedAt',
    },
  ],
  steps: {
    registered: open(words('刚登记，马上报告', 'Registered, to be reported at once'), told),
    'head-told': open(words('已报负责人，联系救援', 'Head told, contact help'), told),
    'body-contacted': open(words('已联系救援，报负责人', 'Help contacted, tell the head'), told),
    responding: open(
      words('处置中', 'Responding'),
      words(
        '救援和社区的人都在处理，请听从现场指挥。',
        'Help and the community are at work; please follow instructions.',
      ),
    ),
    'outcome-reported': open(
      words('待负责人上报结果', 'Outcome for the head to report'),
      words('情况已经控制住，正在把结果上报。', 'It is under control and the outcome is being reported.'),
      'head',
    ),
    'reported-back': open(
      words('已上报，待结束', 'Reported back, to be closed'),
      words('处置结果已经上报。', 'The outcome was reported.'),
      'head',
    ),
    closed: done(
      words('已处置', 'Dealt with'),
      words('这件事已经处置完了。', 'This was dealt with.'),
      'completed',
      'solved',
    ),
    'false-alarm': done(
      words('核实无险', 'False alarm'),
      words('核实过了，没有危险，谢谢您及时报告。', 'We checked: there is no danger. Thank you for reporting it.'),
      'answered',
      'procedural',
    ),
  },
  actions: {
    'tell-both': action(words('已报负责人、已联系救援', 'Head told and help contacted'), 'registered', 'responding', {
      by: FIELD,
      input: [headTold, toldAt, body, bodyName, contactedAt],
      endsFirstContact: 'handed-over',
    }),
    'tell-head': action(words('已报负责人', 'Head told'), 'registered', 'head-told', {
      by: FIELD,
      input: [headTold, toldAt],
      emphasis: 'other',
    }),
    'contact-body': action(words('已联系救援', 'Help contacted'), 'registered', 'body-contacted', {
      by: FIELD,
      input: [body, bodyName, contactedAt],
      emphasis: 'other',
    }),
    'then-contact-body': action(words('已联系救援', 'Help contacted'), 'head-told', 'responding', {
      by: FIELD,
      input: [body, bodyName, contactedAt],
      endsFirstContact: 'handed-over',
    }),
    'then-tell-head': action(words('已报负责人', 'Head told'), 'body-contacted', 'responding', {
      by: FIELD,
      input: [headTold, toldAt],
      endsFirstContact: 'handed-over',
    }),
    'add-details': action(
      words('补充情况', 'Add details'),
      ['registered', 'head-told', 'body-contacted', 'responding'],
      'stay',
      {
        by: FIELD,
        onlyLater: true,
        input: [
          optional('count', 'injured', words('受伤人数', 'Injured')),
          optional('count', 'trapped', words('被困人数', 'Trapped')),
          field('long-text', 'details', words('现场情况', 'Situation')),
        ],
        emphasis: 'other',
      },
    ),
    'log-entry': action(words('记一笔进展', 'Enter in the timeline'), 'responding', 'stay', {
      by: FIELD,
      input: [
        optional('date-time', 'happenedAt', words('几点', 'At'), { help: words('不填就是现在。', 'Left empty: now.') }),
        field('long-text', 'happened', words('做了什么、谁要求的', 'What was done, on whose instruction')),
      ],
      emphasis: 'other',
    }),
    'report-outcome': action(
      words('报告处置情况', 'Report the outcome to the head'),
      'responding',
      'outcome-reported',
      {
        by: FIELD,
        input: [
          field('long-text', 'outcome', words('处置结果', 'Outcome')),
          optional('count', 'hurt', words('伤亡人数', 'Casualties')),
          optional('long-text', 'losses', words('损失情况', 'Losses')),
          optional('long-text', 'remaining', words('还要做什么', 'What remains')),
        ],
      },
    ),
    'report-back': action(
      words('向救援或指令单位反馈', 'Report back to the body'),
      'outcome-reported',
      'reported-back',
      {
        by: ['head'],
        input: [
          field('text', 'reportedTo', words('反馈给谁', 'Reported to')),
          optional('date-time', 'reportedAt', words('几点反馈的', 'Reported at'), {
            help: words('不填就是现在。', 'Left empty: now.'),
          }),
        ],
        documents: ['emergency-report'],
      },
    ),
    reopen: action(
      words('险情反复，继续处置', 'Danger again: respond'),
      ['outcome-reported', 'reported-back'],
      'responding',
      {
        input: [reason],
        emphasis: 'other',
      },
    ),
    close: action(words('结束归档', 'Close and file'), 'reported-back', 'closed', {
      by: ['head'],
      input: [optional('long-text', 'lessons', words('经验教训', 'Lessons'))],
    }),
    'not-real': action(
      words('核实无险', 'False alarm'),
      ['registered', 'head-told', 'body-contacted', 'responding'],
      'false-alarm',
      { onlyLater: true, input: [reason], endsFirstContact: 'answered', emphasis: 'way-out' },
    ),
  },
  escalations: [
    {
      id: 'not-told',
      name: words('登记五分钟还没报告', 'Nobody told for five minutes'),
      when: { inStep: 'registered', longerThan: { unit: 'minutes', count: 5 } },
      does: { notify: ['head', 'manager'] },
    },
    {
      id: 'no-help',
      name: words('十分钟还没联系救援', 'No help contacted for ten minutes'),
      when: { inStep: 'head-told', longerThan: { unit: 'minutes', count: 10 } },
      does: { notify: ['head', 'manager'] },
    },
    {
      id: 'head-not-told',
      name: words('十分钟还没报负责人', 'Head not told for ten minutes'),
      when: { inStep: 'body-contacted', longerThan: { unit: 'minutes', count: 10 } },
      does: { notify: ['head', 'manager'] },
    },
    {
      id: 'outcome-waits',
      name: words('结果两小时还没上报', 'Outcome not reported back for two hours'),
      when: { inStep: 'outcome-reported', longerThan: { unit: 'hours', count: 2 } },
      does: { notify: ['head', 'manager'] },
    },
  ],
};
