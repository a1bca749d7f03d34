import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { action, choice, done, field, open, optional, waiting, words } from '../parts/writing.ts';

/** Pioneers, stars and brands: reviewed on paper and on the spot, voted on, made public, awarded; it can be taken back. */
export const recognitionV1: ProcessDefinition = {
  id: 'recognition',
  version: 1,
  validFrom: '2025-01-01',
  name: words('品牌与先锋评选', 'Recognition'),
  basis: [practice('“六个先锋”评选，可上可下、动态管理'), practice('品牌申报、专家论证、实地考察、评审认定')],
  initialStep: 'applied',
  openedBy: ['worker', 'head', 'social-worker', 'applicant'],
  opening: {
    person: 'optional',
    item: 'none',
    titleFrom: ['title'],
    input: [
      field('choice', 'title', words('评什么', 'Award'), {
        choices: [
          choice('pioneer', '先锋示范', 'Pioneer'),
          choice('star-volunteer', '星级志愿者', 'Star volunteer'),
          choice('good-neighbour', '好邻居', 'Good neighbour'),
          choice('family', '文明家庭', 'Model family'),
          choice('brand', '社区品牌', 'Community brand'),
        ],
      }),
      field('text', 'nominee', words('谁', 'Nominee')),
      field('choice', 'by', words('怎么来的', 'How'), {
        choices: [choice('self', '自己申报', 'Applied'), choice('nominated', '他人推荐', 'Nominated')],
      }),
      field('long-text', 'deeds', words('事迹', 'Deeds')),
    ],
  },
  limits: {
    publicity: { unit: 'working-days', promised: 5, statutory: null, basis: ownDefault('评选结果公示') },
  },
  clockNames: { publicity: words('公示期', 'Publicity') },
  steps: {
    applied: open(
      words('待审材料', 'Papers to be reviewed'),
      words('申报收到了，正在看材料。', 'We have the application and are reading it.'),
    ),
    reviewed: open(
      words('待实地看', 'To be visited'),
      words('材料看过了，会去实地看看。', 'The papers were reviewed; we will come and look.'),
    ),
    visited: open(
      words('待评议', 'To be voted on'),
      words('实地看过了，接着评议。', 'We have looked; the vote comes next.'),
    ),
    chosen: open(words('待公示', 'To be made public'), words('评上了，准备公示。', 'Chosen; it will be made public.')),
    publicised: waiting(
      words('公示中', 'Made public'),
      words('正在公示，有异议请提。', 'It is public; please speak up if you object.'),
      'applicant',
    ),
    awarded: open(
      words('已授予', 'Awarded'),
      words('恭喜，荣誉已经授予。', 'Congratulations, the award was given.'),
      'head',
    ),
    finished: done(
      words('期满归档', 'Ended and filed'),
      words('这一届荣誉已经期满，谢谢您的付出。', 'This term of the award has ended. Thank you.'),
      'completed',
      'solved',
    ),
    'taken-back': done(
      words('已撤销', 'Taken back'),
      words('荣誉撤销了，原因已经说明。', 'The award was taken back; the reason was given.'),
      'not-approved',
      'procedural',
    ),
    'not-chosen': done(
      words('未评上', 'Not chosen'),
      words('这次没有评上，原因跟您说了，欢迎下次再来。', 'Not chosen this time; we told you why. Please come again.'),
      'not-approved',
      'procedural',
    ),
  },
  actions: {
    'review-papers': action(words('材料审核通过', 'Papers reviewed'), 'applied', 'reviewed', {
      input: [field('long-text', 'opinion', words('审核意见', 'Opinion'))],
      endsFirstContact: 'accepted',
    }),
    'visit-nominee': action(words('登记实地考察', 'Record the visit'), 'reviewed', 'visited', {
      input: [
        field('date', 'visitedOn', words('哪天', 'On')),
        field('text', 'visitors', words('谁去的', 'Who went')),
        field('long-text', 'findings', words('看到的', 'Findings')),
      ],
    }),
    choose: action(words('评议通过', 'Chosen'), 'visited', 'chosen', {
      input: [
        field('choice', 'voteKind', words('谁评', 'Who voted'), {
          choices: [
            choice('experts', '专家评审', 'Experts'),
            choice('public', '群众投票', 'The public'),
            choice('both', '两者', 'Both'),
          ],
        }),
        field('count', 'votesFor', words('赞成票', 'Votes for')),
        field('count', 'votesCast', words('总票数', 'Votes cast')),
      ],
    }),
    'do-not-choose': action(
      words('没评上，说明原因', 'Not chosen'),
      ['applied', 'reviewed', 'visited', 'publicised'],
      'not-chosen',
      {
        input: [reason],
        onlyLater: true,
        endsFirstContact: 'answered',
        emphasis: 'way-out',
      },
    ),
    publicise: action(words('公示', 'Make public'), 'chosen', 'publicised', {
      input: [field('text', 'publicisedAt', words('在哪里公示', 'Where'))],
      clock: [{ renew: 'publicity' }],
    }),
    'look-into-objection': action(words('有异议，重新考察', 'Objection: look again'), 'publicised', 'reviewed', {
      input: [reason],
      clock: [{ end: 'publicity' }],
      emphasis: 'other',
    }),
    award: action(words('授予', 'Award'), 'publicised', 'awarded', {
      by: ['head'],
      input: [
        field('date', 'awardedOn', words('哪天授予', 'Awarded on')),
        optional('date', 'validUntil', words('有效到', 'Valid until')),
      ],
      clock: [{ end: 'publicity' }],
    }),
    'end-award': action(words('期满归档', 'Ended: file'), 'awarded', 'finished', { by: ['head'] }),
    'take-back': action(words('撤销荣誉', 'Take back'), 'awarded', 'taken-back', {
      by: ['head'],
      input: [reason],
      emphasis: 'way-out',
    }),
  },
};
