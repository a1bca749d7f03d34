import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { eventKind } from '../grid-event/fields.ts';
import { wishKind } from '../wish/fields.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { action, choice, done, field, FIELD, open, optional, words } from '../parts/writing.ts';

/** A visit that a rule or an event asks for; what is found becomes a linked case at once. */
export const visitV1: ProcessDefinition = {
  id: 'visit',
  version: 1,
  validFrom: '2025-01-01',
  name: words('走访', 'Visit'),
  basis: [practice('五必访、六必访'), practice('特殊群众档案与定期走访')],
  initialStep: 'planned',
  openedBy: [...FIELD, 'system'],
  opening: {
    person: 'required',
    item: 'none',
    titleFrom: ['occasion'],
    quick: true,
    input: [
      field('choice', 'occasion', words('为什么走访', 'Occasion'), {
        choices: [
          choice('routine', '定期走访', 'Routine'),
          choice('illness', '生病住院', 'Illness'),
          choice('bereavement', '家有丧事', 'Bereavement'),
          choice('hardship', '遇到困难', 'Hardship'),
          choice('dispute', '家庭或邻里矛盾', 'Dispute'),
          choice('return', '退役、返乡、刑满归来', 'Return'),
          choice('merit', '立功受奖', 'Merit'),
          choice('other', '其他', 'Another'),
        ],
      }),
      optional('text', 'about', words('要留意什么', 'What to look at')),
    ],
  },
  clockAtOpening: ['visit'],
  limits: {
    visit: { unit: 'working-days', promised: 3, statutory: null, basis: ownDefault('必访事项多久要上门') },
  },
  clockNames: { visit: words('上门', 'To visit') },
  steps: {
    planned: open(
      words('待走访', 'To be visited'),
      words('我们这几天来看看您。', 'We will come and see you these days.'),
    ),
    visited: open(
      words('已走访，记情况', 'Visited'),
      words('今天来看过您，您说的我们都记下了。', 'We were with you today and noted what you said.'),
    ),
    finished: done(
      words('已完成', 'Finished'),
      words('走访完成了，有事随时找我们。', 'The visit is done. Call us whenever you need.'),
      'completed',
      'solved',
    ),
    refused: done(
      words('本人不愿走访', 'Visit refused'),
      words('您不想被打扰，我们尊重您的意思。', 'You prefer not to be visited, and we respect that.'),
      'withdrawn',
      'procedural',
    ),
    moved: done(
      words('已搬走', 'Moved away'),
      words('您已经搬走了，档案会跟着更新。', 'You have moved; the record will follow.'),
      'lapsed',
      'procedural',
    ),
  },
  actions: {
    'record-present': action(words('见到本人', 'Met the person'), 'planned', 'visited', {
      by: FIELD,
      input: [
        field('choice', 'wellbeing', words('状况怎么样', 'How they are'), {
          choices: [
            choice('well', '挺好', 'Well'),
            choice('some-trouble', '有些难处', 'Some trouble'),
            choice('at-risk', '需要马上帮', 'Needs help now'),
          ],
        }),
        optional('long-text', 'seen', words('看到听到的', 'Seen and heard'), { sensitive: true }),
      ],
      clock: [{ end: 'visit' }],
      endsFirstContact: 'answered',
    }),
    'record-absent': action(words('不在家', 'Nobody at home'), 'planned', 'stay', {
      by: FIELD,
      input: [optional('text', 'attempt', words('怎么联系的', 'How we tried'))],
      emphasis: 'other',
    }),
    'record-refused': action(words('不愿走访', 'Refused'), 'planned', 'refused', {
      by: FIELD,
      input: [reason],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    'record-moved': action(words('搬走了', 'Moved away'), 'planned', 'moved', {
      by: FIELD,
      input: [optional('text', 'movedTo', words('搬到哪里', 'Where to'))],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    'finding-event': action(words('有情况，转网格事件', 'A finding: grid event'), 'visited', 'stay', {
      by: FIELD,
      input: [
        eventKind,
        field('text', 'place', words('在哪里', 'Where')),
        optional('long-text', 'seen', words('看到了什么', 'What was seen')),
      ],
      opensLinked: { processId: 'grid-event', carries: ['kind', 'place', 'seen'] },
      emphasis: 'other',
    }),
    'finding-question': action(words('有事要问，转咨询', 'A question: consultation'), 'visited', 'stay', {
      by: FIELD,
      input: [field('long-text', 'matter', words('咨询什么', 'What is asked'))],
      opensLinked: { processId: 'consultation', carries: ['matter'] },
      emphasis: 'other',
    }),
    'finding-wish': action(words('有心愿', 'A wish'), 'visited', 'stay', {
      by: FIELD,
      input: [field('text', 'wish', words('心愿', 'Wish')), wishKind],
      opensLinked: { processId: 'wish', carries: ['wish', 'kind'] },
      emphasis: 'other',
    }),
    finish: action(words('完成', 'Finish'), 'visited', 'finished', {
      by: FIELD,
      input: [optional('date', 'nextVisitOn', words('下次哪天来', 'Next visit on'))],
    }),
  },
  escalations: [
    {
      id: 'not-visited',
      name: words('到期没有走访', 'Not visited in time'),
      when: { clock: 'visit', mark: 'overdue' },
      does: { notify: ['grid-worker', 'worker', 'head'] },
    },
  ],
};
