import type { ActionDefinition, ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, FIELD, open, optional, waiting, words } from '../parts/writing.ts';
import { petitionFields, replyFields } from './fields.ts';
import { petitionLimits } from './limits.ts';

/** Passing on looks the same before and after acceptance; only the clock that ends differs. */
const passedOn: Partial<ActionDefinition> = {
  by: ['head'],
  input: [
    field('text', 'unit', words('转给哪个单位', 'Passed on to')),
    reason,
    field('date', 'toldOn', words('哪天告诉信访人', 'Petitioner told on')),
  ],
  documents: ['petition-transfer'],
  endsFirstContact: 'handed-over',
  emphasis: 'other',
};

/** The head is told, judges whose it is; looked into or passed on in time; the petitioner is answered and protected. */
export const petitionV1: ProcessDefinition = {
  id: 'petition',
  version: 1,
  validFrom: '2025-01-01',
  name: words('信访投诉处置', 'Petition'),
  figure: 9,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.10' },
    { source: '信访工作条例', where: '2022年5月1日起施行' },
  ],
  initialStep: 'received',
  openedBy: FIELD,
  opening: { person: 'optional', item: 'none', titleFrom: ['kind'], input: petitionFields },
  clockAtOpening: ['acceptance'],
  limits: petitionLimits,
  clockNames: {
    acceptance: words('判断受理', 'Judging and accepting'),
    objection: words('接收单位提异议', 'Objection of the unit'),
  },
  confidential: {
    readers: 'handler-and-supervisor',
    basis: { source: '信访工作条例', where: '不得将检举揭发材料透露给被检举揭发的人员或单位' },
  },
  hidesApplicantFrom: 'person-complained-about',
  tasks: {
    from: ['investigating'],
    by: ['worker', 'head'],
    kinds: [{ id: 'look-into', name: words('协助调查', 'Help to investigate') }],
  },
  steps: {
    received: open(
      words('待报负责人', 'To be told to the head'),
      words('您反映的事我们收到了，马上报给负责人。', 'We have what you raised and are telling the head right away.'),
    ),
    'with-head': open(
      words('待负责人判断', 'For the head to judge'),
      words(
        '负责人正在看您反映的事，会告诉您由谁来办。',
        'The head is looking at it and will tell you who will handle it.',
      ),
      'head',
    ),
    investigating: open(
      words('调查处置中', 'Being looked into'),
      words(
        '已经受理，正在查、正在办，查清楚了就答复您。',
        'It was accepted and is being looked into; you will have an answer.',
      ),
    ),
    'to-reply': open(
      words('待答复', 'To be answered'),
      words('事情查清楚了，正准备答复您。', 'It was looked into; the answer is being prepared.'),
    ),
    transferred: waiting(
      words('已转送，等接收', 'Passed on, waiting'),
      words(
        '这件事归别的单位管，已经转过去了，也把单位告诉您了。',
        'Another unit is in charge; it was passed on and you were told to whom.',
      ),
      'unit',
    ),
    solved: done(
      words('已解决并答复', 'Solved and answered'),
      words(
        '您反映的事办好了，也答复您了。不满意的，三十日内可以申请复查。',
        'It was put right and you were answered. You may ask for a review within 30 days.',
      ),
      'completed',
      'solved',
    ),
    'solved-in-part': done(
      words('部分解决并答复', 'Solved in part and answered'),
      words(
        '能办的办了，办不了的原因也答复您了。不满意的，三十日内可以申请复查。',
        'What could be done was done and the rest explained. You may ask for a review within 30 days.',
      ),
      'completed-in-part',
      'in-part',
    ),
    'not-supported': done(
      words('不予支持，已说明', 'Not supported, explained'),
      words(
        '查过了，按规定不能支持，道理跟您讲了。不满意的，三十日内可以申请复查。',
        'It cannot be supported by the rules, as we explained. You may ask for a review within 30 days.',
      ),
      'not-approved',
      'procedural',
    ),
    'handed-over': done(
      words('已转送有权单位', 'Passed on to the unit in charge'),
      words('接收单位已经接下，后面由他们答复您。', 'The unit has taken it and will answer you.'),
      'handed-over',
      'procedural',
    ),
    withdrawn: done(
      words('已撤回', 'Withdrawn'),
      words('您撤回了，这件事先到这里。', 'You withdrew it, so it ends here.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'calm-and-listen': action(words('先安抚、听诉求', 'Calm and listen'), ['received', 'with-head'], 'stay', {
      by: FIELD,
      onlyLater: true,
      input: [
        field('long-text', 'heard', words('怎么说的、怎么安抚的', 'What was said and how it was calmed'), {
          sensitive: true,
        }),
      ],
      emphasis: 'other',
    }),
    'tell-head': action(words('报告负责人', 'Tell the head'), 'received', 'with-head', {
      by: FIELD,
      input: [
        field('worker', 'headTold', words('报告了谁', 'Who was told')),
        optional('date-time', 'toldAt', words('几点', 'When')),
      ],
    }),
    accept: action(words('属于社区，受理', 'In scope: accept'), 'with-head', 'investigating', {
      by: ['head'],
      input: [field('worker', 'investigator', words('谁来办', 'Who handles it'))],
      assigns: 'investigator',
      clock: [{ end: 'acceptance' }, { start: 'handling' }],
      documents: ['petition-acceptance'],
      endsFirstContact: 'accepted',
    }),
    transfer: action(words('不属于社区，转送', 'Outside: pass on'), 'with-head', 'transferred', {
      ...passedOn,
      clock: [{ end: 'acceptance' }, { renew: 'objection' }],
    }),
    'transfer-later': action(
      words('查下来不归社区，转送', 'Found to be outside: pass on'),
      'investigating',
      'transferred',
      {
        ...passedOn,
        clock: [{ end: 'handling' }, { renew: 'objection' }],
      },
    ),
    'unit-takes': action(words('接收单位接下', 'The unit takes it'), 'transferred', 'handed-over', {
      by: ['worker', 'head', 'system'],
      clock: [{ end: 'objection' }],
    }),
    'unit-objects': action(words('接收单位有异议，退回', 'The unit objects'), 'transferred', 'with-head', {
      input: [reason],
      clock: [{ end: 'objection' }, { renew: 'acceptance' }],
      emphasis: 'other',
    }),
    'record-step': action(words('记一笔调查', 'Record the investigation'), 'investigating', 'stay', {
      input: [field('long-text', 'found', words('查了什么、做了什么', 'What was found and done'), { sensitive: true })],
      emphasis: 'other',
    }),
    'ask-extension': action(words('申请延长', 'Ask for an extension'), 'investigating', 'stay', {
      input: [field('count', 'daysAsked', words('延长几天', 'Days')), reason],
      emphasis: 'other',
    }),
    'grant-extension': action(words('批准延长', 'Grant the extension'), 'investigating', 'stay', {
      by: ['head'],
      input: [
        field('count', 'daysGranted', words('批准几天', 'Days granted')),
        reason,
        field('date', 'toldOn', words('哪天告诉信访人', 'Petitioner told on')),
      ],
      clock: [{ extend: 'handling', byInput: 'daysGranted', atMost: 30 }],
      atMostTimes: 1,
      emphasis: 'other',
    }),
    'record-findings': action(words('查清了', 'Findings complete'), 'investigating', 'to-reply', {
      needs: ['tasks-done'],
      input: [
        field('long-text', 'findings', words('查明的情况', 'Findings'), { sensitive: true }),
        field('long-text', 'measures', words('怎么处理的', 'What was done')),
      ],
    }),
    'look-again': action(words('还要再查', 'Look into it again'), 'to-reply', 'investigating', {
      input: [reason],
      emphasis: 'other',
    }),
    'reply-solved': action(words('已解决，答复', 'Solved: reply'), 'to-reply', 'solved', {
      input: replyFields,
      clock: [{ end: 'handling' }],
      documents: ['petition-reply'],
    }),
    'reply-in-part': action(words('部分解决，答复', 'Solved in part: reply'), 'to-reply', 'solved-in-part', {
      input: [...replyFields, reason],
      clock: [{ end: 'handling' }],
      documents: ['petition-reply'],
      emphasis: 'other',
    }),
    'reply-not-supported': action(words('不予支持，答复', 'Not supported: reply'), 'to-reply', 'not-supported', {
      input: [...replyFields, reason],
      clock: [{ end: 'handling' }],
      documents: ['petition-reply'],
      emphasis: 'way-out',
    }),
    withdraw: action(
      words('信访人撤回', 'Withdraw'),
      ['received', 'with-head', 'investigating', 'to-reply'],
      'withdrawn',
      {
        by: ['worker', 'head', 'applicant'],
        input: [reason],
        onlyLater: true,
        endsFirstContact: 'answered',
        emphasis: 'way-out',
      },
    ),
  },
  escalations: [
    {
      id: 'head-not-told',
      name: words('一天还没报负责人', 'Head not told for a day'),
      when: { inStep: 'received', longerThan: { unit: 'working-days', count: 1 } },
      does: { notify: ['worker', 'head'] },
    },
    {
      id: 'unit-silent',
      name: words('异议期满，视为接收', 'No objection in time: taken'),
      when: { clock: 'objection', mark: { overdueBy: { unit: 'working-days', count: 1 } } },
      does: { act: 'unit-takes' },
    },
  ],
  rating: { ...rating, after: ['completed', 'completed-in-part', 'not-approved'] },
};
