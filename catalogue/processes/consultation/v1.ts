import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { note, reason } from '../parts/fields.ts';
import { askerAddress, askerName, askerSex, contactPhone } from '../parts/people-fields.ts';
import { rating } from '../parts/rating.ts';
import { action, choice, done, field, open, optional, waiting, words } from '../parts/writing.ts';

const answer = field('long-text', 'answer', words('答复', 'Answer'), {
  fromGuide: true,
});

/** Somebody asks: answered on the spot, by a day that is named, or after asking the level above. */
export const consultationV1: ProcessDefinition = {
  id: 'consultation',
  version: 1,
  validFrom: '2025-01-01',
  name: words('咨询', 'Consultation'),
  figure: 11,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.12' },
    { source: '全科社区工作者服务规范', where: '7.1.1' },
  ],
  initialStep: 'asked',
  openedBy: ['worker', 'head', 'grid-worker', 'social-worker'],
  opening: {
    person: 'optional',
    item: 'optional',
    quick: true,
    withFirstAction: true,
    titleFrom: ['matter'],
    input: [
      field('long-text', 'matter', words('咨询什么', 'What is asked')),
      askerName,
      askerSex,
      askerAddress,
      { ...contactPhone, withoutPerson: true },
    ],
  },
  limits: {
    answer: {
      unit: 'working-days',
      promised: 5,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '规范 6.12 要求告知答复时间，未定天数' },
    },
  },
  clockNames: { answer: words('答复期限', 'Time to answer') },
  steps: {
    asked: open(
      words('待答复', 'To be answered'),
      words('您问的事我们记下了，这就给您答复。', 'We noted your question and are answering it.'),
    ),
    promised: open(
      words('约定日子答复', 'To be answered by a named day'),
      words(
        '这件事我们要核实一下，会在约好的日子之前答复您。',
        'We have to check this and will answer by the day we named.',
      ),
    ),
    'asked-upward': waiting(
      words('已请示，等回音', 'Asked upward, waiting'),
      words(
        '我们已经替您去问上级了，一有回音就告诉您。',
        'We asked the level above for you and will tell you at once.',
      ),
      'unit',
    ),
    answered: done(
      words('已答复', 'Answered'),
      words('您问的事已经答复了。还有不清楚的，随时再问。', 'Your question was answered. Ask again whenever you like.'),
      'answered',
      'solved',
    ),
    'passed-on': done(
      words('已指路并转办', 'Passed on'),
      words(
        '这件事不归社区管，我们已经跟您说明，也帮您转过去了。',
        'This is outside the remit of the community; we explained it and passed it on for you.',
      ),
      'handed-over',
      'procedural',
    ),
    'no-longer-wanted': done(
      words('不用答复了', 'No answer wanted'),
      words('您说不用答复了，我们就先记到这里。', 'You no longer need an answer, so we leave it here.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    answer: action(words('当场答复', 'Answer now'), 'asked', 'answered', {
      by: ['worker', 'head', 'grid-worker', 'social-worker'],
      input: [answer],
      endsFirstContact: 'answered',
    }),
    'promise-answer': action(words('约个日子答复', 'Name a day'), 'asked', 'promised', {
      by: ['worker', 'head', 'grid-worker', 'social-worker'],
      input: [
        field('date', 'answerBy', words('哪天之前答复', 'Answer by')),
        optional('long-text', 'otherWays', words('还可以去哪里问', 'Where else to ask')),
      ],
      clock: [{ start: 'answer' }],
      emphasis: 'other',
    }),
    'ask-upward': action(words('请示上级', 'Ask upward'), ['asked', 'promised'], 'asked-upward', {
      input: [
        field('text', 'askedWhom', words('向谁请示', 'Whom we asked')),
        optional('long-text', 'otherWays', words('还可以去哪里问', 'Where else to ask')),
      ],
      clock: [{ renew: 'answer' }],
      emphasis: 'other',
    }),
    'record-reply': action(words('登记回音', 'Record the reply'), 'asked-upward', 'promised', {
      input: [field('long-text', 'reply', words('上级怎么说', 'What the level above said'))],
    }),
    'answer-later': action(words('答复本人', 'Answer the person'), 'promised', 'answered', {
      input: [
        answer,
        field('choice', 'answeredHow', words('怎么答复的', 'How'), {
          choices: [
            choice('phone', '电话', 'By phone'),
            choice('in-person', '当面', 'In person'),
            choice('message', '短信或微信', 'By message'),
            choice('letter', '书面', 'In writing'),
          ],
        }),
      ],
      clock: [{ end: 'answer' }],
      endsFirstContact: 'answered',
    }),
    'pass-on': action(words('不归社区管，转办', 'Pass on: outside the remit'), ['asked', 'promised'], 'passed-on', {
      input: [
        field('text', 'unit', words('转给哪个单位', 'Passed on to')),
        field(
          'long-text',
          'situation',
          words('跟本人怎么说的、怎么转的', 'What was explained and how it was passed on'),
        ),
      ],
      endsFirstContact: 'handed-over',
      emphasis: 'other',
    }),
    withdraw: action(words('本人不用答复了', 'No longer wanted'), ['promised', 'asked-upward'], 'no-longer-wanted', {
      by: ['worker', 'head', 'applicant'],
      onlyLater: true,
      input: [reason],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    note: action(words('补记', 'Add a note'), ['promised', 'asked-upward'], 'stay', {
      input: [{ ...note, required: true }],
      emphasis: 'other',
    }),
  },
  escalations: [
    {
      id: 'silent-upward',
      name: words('请示三个工作日没有回音', 'No reply from above for three working days'),
      when: { inStep: 'asked-upward', longerThan: { unit: 'working-days', count: 3 } },
      does: { notify: ['worker', 'head'] },
    },
  ],
  rating: { ...rating, after: ['answered'] },
};
