import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { pushedToChoices } from './audience.ts';
import { reason } from '../parts/fields.ts';
import { action, choice, done, field, FIELD, open, optional, words } from '../parts/writing.ts';

const audience = field('choices', 'audience', words('讲给谁听', 'Audience'), {
  choices: [
    choice('all', '全体居民', 'All residents'),
    choice('elders', '老年人', 'Elders'),
    choice('families', '有孩子的家庭', 'Families with children'),
    choice('disabled', '残疾人', 'Disabled persons'),
    choice('low-income', '困难群众', 'People in hardship'),
    choice('tenants', '租户和流动人口', 'Tenants and newcomers'),
    choice('party-members', '党员', 'Party members'),
    choice('merchants', '辖区商户单位', 'Merchants and units'),
  ],
});

/** Policy explained to people who were asked first what they need; who received it and who read it is on record. */
export const publicityV1: ProcessDefinition = {
  id: 'publicity',
  version: 1,
  validFrom: '2025-01-01',
  name: words('宣传', 'Publicity'),
  figure: 12,
  basis: [{ source: '全科社区工作者服务规范', where: '6.13' }],
  initialStep: 'planned',
  openedBy: FIELD,
  opening: {
    person: 'none',
    item: 'optional',
    titleFrom: ['topic'],
    input: [
      field('text', 'topic', words('宣传什么', 'Topic')),
      audience,
      optional('date', 'plannedOn', words('打算哪天', 'Planned for')),
      optional('text', 'place', words('在哪里', 'Place')),
    ],
  },
  steps: {
    planned: open(
      words('了解情况', 'Learning the situation'),
      words('我们先听听大家的情况和想知道的事。', 'First we listen to what people want to know.'),
    ),
    ready: open(
      words('准备宣讲', 'Ready to explain'),
      words('情况了解了，正准备讲给大家听。', 'We know what is wanted and are preparing.'),
    ),
    explained: open(
      words('发放和推送', 'Handing out'),
      words('已经讲过了，资料正在发给大家。', 'It was explained; the leaflets are going out.'),
    ),
    filed: done(
      words('已完成', 'Finished'),
      words('这次宣传做完了，大家的意见也记下了。', 'This round is finished and the opinions were noted.'),
      'completed',
      'solved',
    ),
    cancelled: done(
      words('取消', 'Cancelled'),
      words('这次宣传取消了，原因已经记下。', 'This round was cancelled; the reason is on record.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'learn-needs': action(words('记下情况和需求', 'Record situation and needs'), 'planned', 'ready', {
      by: FIELD,
      input: [
        field('long-text', 'situation', words('听的人是什么情况', 'Situation of the audience')),
        field('long-text', 'needs', words('想知道什么', 'What they want to know')),
      ],
    }),
    explain: action(words('登记宣讲', 'Record the explanation'), 'ready', 'explained', {
      by: FIELD,
      input: [
        field('date-time', 'heldAt', words('什么时候讲的', 'When')),
        field('choice', 'form', words('怎么讲的', 'Form'), {
          choices: [
            choice('meeting', '集中宣讲', 'Meeting'),
            choice('door-to-door', '入户', 'Door to door'),
            choice('stand', '摆摊咨询', 'Stand'),
            choice('online', '线上', 'Online'),
          ],
        }),
        field('count', 'attended', words('来了多少人', 'How many came')),
        optional('long-text', 'questions', words('问了什么、怎么答的', 'Questions and answers')),
        optional('long-text', 'opinions', words('大家的意见', 'Opinions')),
      ],
    }),
    'hand-out': action(words('发放资料', 'Hand out leaflets'), 'explained', 'stay', {
      by: FIELD,
      input: [
        field('text', 'leaflet', words('什么资料', 'Leaflet')),
        field('count', 'handedOut', words('发了多少份', 'Copies')),
      ],
    }),
    push: action(words('推送消息', 'Push a message'), 'explained', 'stay', {
      input: [
        field('text', 'message', words('推送什么', 'Message')),
        field('choices', 'pushedTo', words('推给谁', 'To whom'), { choices: pushedToChoices }),
      ],
      sends: { message: 'message', groups: 'pushedTo' },
      emphasis: 'other',
    }),
    'record-reads': action(words('登记群聊等别处的阅读', 'Record reads elsewhere'), 'explained', 'stay', {
      input: [field('count', 'read', words('已读多少人', 'Read by'))],
      emphasis: 'other',
    }),
    'raise-question': action(words('有人要办事，转咨询', 'Somebody needs an answer'), 'explained', 'stay', {
      by: FIELD,
      input: [field('long-text', 'matter', words('要问什么', 'What is asked'))],
      opensLinked: { processId: 'consultation', carries: ['matter'] },
      emphasis: 'other',
    }),
    finish: action(words('做完归档', 'Finish and file'), 'explained', 'filed', {
      by: FIELD,
      input: [optional('long-text', 'lessons', words('下次怎么做更好', 'What to do better'))],
      endsFirstContact: 'answered',
    }),
    cancel: action(words('取消', 'Cancel'), ['planned', 'ready'], 'cancelled', {
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
};
