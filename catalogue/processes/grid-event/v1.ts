import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { eventKind } from './fields.ts';
import { disputeKind, disputeSource } from '../mediation/fields.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { contactPhone } from '../parts/people-fields.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, FIELD, open, optional, waiting, words } from '../parts/writing.ts';

/** Something seen in the grid: dispatched to whoever can mend it, and checked on the spot by somebody else. */
export const gridEventV1: ProcessDefinition = {
  id: 'grid-event',
  version: 1,
  validFrom: '2025-01-01',
  name: words('网格事件', 'Grid event'),
  basis: [
    practice('网格化服务，小事不出网格、大事共同商议'),
    { source: '城乡社区网格化服务管理规范', where: 'GB/T 34300' },
  ],
  initialStep: 'reported',
  openedBy: [...FIELD, 'applicant', 'system'],
  opening: {
    person: 'optional',
    item: 'none',
    titleFrom: ['place', 'kind'],
    quick: true,
    input: [
      eventKind,
      field('text', 'place', words('在哪里', 'Where')),
      optional('long-text', 'seen', words('看到了什么', 'What was seen')),
      contactPhone,
    ],
  },
  clockAtOpening: ['acceptance'],
  limits: {
    acceptance: { unit: 'working-days', promised: 1, statutory: null, basis: ownDefault('网格事件受理') },
    handling: { unit: 'working-days', promised: 5, statutory: null, basis: ownDefault('网格事件处置') },
    checking: { unit: 'working-days', promised: 2, statutory: null, basis: ownDefault('网格事件现场核查') },
  },
  clockNames: {
    acceptance: words('受理派发', 'Acceptance and dispatch'),
    checking: words('现场核查', 'Check on the spot'),
  },
  steps: {
    reported: open(
      words('待受理', 'To be accepted'),
      words('您报的事收到了，马上安排人看。', 'We have your report and are sending somebody.'),
    ),
    accepted: open(
      words('待派发', 'To be dispatched'),
      words('已经受理，正在派给能处理的人。', 'Accepted; being dispatched.'),
    ),
    'with-grid': open(
      words('网格处置中', 'With the grid'),
      words('网格员正在处理。', 'The grid worker is dealing with it.'),
      'grid-worker',
    ),
    'with-community': open(
      words('社区处置中', 'With the community'),
      words('社区正在处理。', 'The community is dealing with it.'),
    ),
    'with-street': waiting(
      words('街道部门处置中', 'With the street'),
      words('这件事要街道部门来办，已经报上去了。', 'This needs the street office; it was passed up.'),
      'manager',
    ),
    handled: open(
      words('待现场核查', 'To be checked on the spot'),
      words('处理完了，我们再派人到现场看一遍。', 'It was dealt with; somebody else will check on the spot.'),
    ),
    closed: done(
      words('已办结', 'Closed'),
      words('处理好了，也核查过了，谢谢您。', 'It was dealt with and checked. Thank you.'),
      'completed',
      'solved',
    ),
    joined: done(
      words('并入同一件', 'Joined with the same'),
      words(
        '您报的和已经在办的是同一件事，并到一起办了，办到哪一步照样告诉您。',
        'What you reported is already being dealt with. The two go on as one, and we keep telling you how it goes.',
      ),
      'joined',
      'procedural',
    ),
    'not-an-event': done(
      words('不属实或不归管', 'Not an event'),
      words(
        '我们看过了，原因跟您说明了，谢谢您的留心。',
        'We looked at it and told you why it ends here. Thank you for your care.',
      ),
      'refused',
      'procedural',
    ),
  },
  actions: {
    accept: action(words('受理', 'Accept'), 'reported', 'accepted', {
      by: ['worker', 'head', 'grid-worker'],
      clock: [{ start: 'handling' }],
      endsFirstContact: 'accepted',
    }),
    reject: action(words('不受理，说明原因', 'Do not accept'), 'reported', 'not-an-event', {
      input: [reason],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    'dispatch-grid': action(words('派给网格员', 'To the grid'), 'accepted', 'with-grid', {
      input: [field('worker', 'handler', words('派给谁', 'To whom'))],
      assigns: 'handler',
      clock: [{ end: 'acceptance' }],
    }),
    'dispatch-community': action(words('社区自己办', 'To the community'), ['accepted', 'with-grid'], 'with-community', {
      by: ['worker', 'head', 'grid-worker'],
      input: [reason],
      clock: [{ end: 'acceptance' }],
      emphasis: 'other',
    }),
    'dispatch-street': action(words('报街道', 'To the street'), ['accepted', 'with-community'], 'with-street', {
      input: [field('text', 'unit', words('哪个部门', 'Department')), reason],
      clock: [{ end: 'acceptance' }],
      emphasis: 'other',
    }),
    'street-returns': action(words('街道退回', 'Returned by the street'), 'with-street', 'accepted', {
      by: ['manager', 'worker', 'head'],
      input: [reason],
      clock: [{ renew: 'acceptance' }],
      emphasis: 'other',
    }),
    'report-again': action(
      words('又有人报同一件事', 'Reported again'),
      ['reported', 'accepted', 'with-grid', 'with-community', 'with-street', 'handled'],
      'stay',
      {
        by: FIELD,
        input: [optional('long-text', 'seen', words('看到了什么', 'What was seen')), contactPhone],
        emphasis: 'other',
      },
    ),
    'same-event': action(
      words('和另一件是同一件，并案', 'The same as another: join it'),
      ['reported', 'accepted', 'with-grid', 'with-community'],
      'joined',
      {
        by: ['worker', 'head', 'grid-worker'],
        input: [
          field('text', 'sameAs', words('并入哪一件（编号）', 'Number of the one it joins'), {
            help: words(
              '报得早、还没办结的那一件；报的人接着收到那一件的进展。',
              'The earlier one that is still open; whoever reported is told of its progress.',
            ),
          }),
        ],
        joins: { number: 'sameAs', by: 'report-again' },
        endsFirstContact: 'answered',
        emphasis: 'way-out',
      },
    ),
    'record-progress': action(
      words('记一笔进展', 'Record progress'),
      ['with-grid', 'with-community', 'with-street'],
      'stay',
      {
        by: [...FIELD, 'manager'],
        input: [field('long-text', 'progress', words('进展', 'Progress'))],
        emphasis: 'other',
      },
    ),
    handle: action(
      words('处置完成，反馈', 'Handled: feed back'),
      ['with-grid', 'with-community', 'with-street'],
      'handled',
      {
        by: [...FIELD, 'manager'],
        input: [
          field('long-text', 'done', words('怎么处理的', 'What was done')),
          optional('text', 'evidence', words('凭据（照片编号等）', 'Evidence')),
        ],
        clock: [{ end: 'handling' }, { renew: 'checking' }],
      },
    ),
    'check-passed': action(words('核查通过', 'Check passed'), 'handled', 'closed', {
      by: FIELD,
      needs: ['not-the-handler'],
      input: [field('long-text', 'checked', words('现场看到的', 'Seen on the spot'))],
      clock: [{ end: 'checking' }],
    }),
    'check-failed': action(words('没处理好，重办', 'Check failed: again'), 'handled', 'accepted', {
      by: FIELD,
      needs: ['not-the-handler'],
      input: [reason],
      clock: [{ end: 'checking' }, { renew: 'acceptance' }, { renew: 'handling' }],
      emphasis: 'other',
    }),
    'open-mediation': action(words('转矛盾调解', 'Open a mediation'), ['with-grid', 'with-community'], 'stay', {
      by: ['worker', 'head', 'grid-worker'],
      input: [
        field('text', 'partyA', words('一方', 'One side'), { sensitive: true }),
        field('text', 'partyB', words('另一方', 'The other side'), { sensitive: true }),
        field('long-text', 'facts', words('怎么回事', 'What happened'), { sensitive: true }),
        disputeSource,
        disputeKind,
      ],
      opensLinked: { processId: 'mediation', carries: ['source', 'kind', 'partyA', 'partyB', 'facts'] },
      emphasis: 'other',
    }),
  },
  rating: { ...rating, after: ['completed'] },
};
