import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { action, choice, done, field, open, optional, waiting, words } from '../parts/writing.ts';

/** Chosen in four steps, trained for three days, appointed by traits, trained on and reviewed every year. */
export const neighbourLeaderV1: ProcessDefinition = {
  id: 'neighbour-leader',
  version: 1,
  validFrom: '2025-01-01',
  name: words('邻长选任', 'Neighbour leader'),
  basis: [practice('邻长选优、育强、用好：个人自荐、群众推荐、社区谈话、部门联审')],
  initialStep: 'nominated',
  openedBy: ['worker', 'head', 'grid-worker', 'applicant'],
  opening: {
    person: 'required',
    item: 'none',
    input: [
      field('choice', 'how', words('怎么提名的', 'How nominated'), {
        choices: [
          choice('self', '个人自荐', 'Self-nomination'),
          choice('residents', '群众推荐', 'Recommended by residents'),
        ],
      }),
      field('text', 'recommenders', words('谁推荐的', 'Recommended by'), { when: { field: 'how', is: 'residents' } }),
      field('choices', 'traits', words('特点', 'Traits'), {
        choices: [
          choice('party-member', '党员', 'Party member'),
          choice('retired-cadre', '退休干部', 'Retired cadre'),
          choice('professional', '有专业特长', 'Professional skill'),
          choice('mediator', '会调解', 'Good at mediating'),
          choice('sociable', '人缘好', 'Well liked'),
          choice('has-time', '有时间', 'Has time'),
        ],
      }),
      optional('text', 'interests', words('兴趣爱好和特长', 'Interests and skills')),
    ],
  },
  limits: {
    publicity: { unit: 'working-days', promised: 5, statutory: null, basis: ownDefault('邻长人选公示') },
    training: { unit: 'calendar-days', promised: 31, statutory: null, basis: practice('每月一次常规培训') },
    review: { unit: 'calendar-days', promised: 365, statutory: null, basis: ownDefault('每年评一次') },
  },
  clockNames: {
    publicity: words('公示期', 'Publicity'),
    training: words('下次培训', 'Next training'),
    review: words('年度评议', 'Yearly review'),
  },
  steps: {
    nominated: open(
      words('待谈话', 'To be talked with'),
      words('提名收到了，社区会找您聊聊。', 'We have the nomination and will talk with you.'),
    ),
    talked: open(
      words('待联审', 'For joint review'),
      words('聊过了，接着请部门一起审。', 'We talked; the departments review next.'),
    ),
    reviewed: open(
      words('待公示', 'To be made public'),
      words('联审通过，准备公示。', 'The review passed; it will be made public.'),
    ),
    publicised: waiting(
      words('公示中', 'Made public'),
      words('正在公示，听听大家的意见。', 'It is public; we are listening to everybody.'),
      'applicant',
    ),
    training: open(
      words('岗前培训', 'Initial training'),
      words('公示过了，先参加三天岗前培训。', 'Next comes the initial training of three days.'),
    ),
    serving: open(
      words('在任', 'Serving'),
      words('您已经是邻长了，谢谢您为邻居出力。', 'You are a neighbour leader now. Thank you for your help.'),
    ),
    ended: done(
      words('任期结束', 'Term ended'),
      words('任期结束了，谢谢您这些日子的付出。', 'The term has ended. Thank you for all you did.'),
      'completed',
      'solved',
    ),
    'not-appointed': done(
      words('未任用', 'Not appointed'),
      words(
        '这次没有任用，原因跟您说了，欢迎继续参与。',
        'You were not appointed this time; we told you why. Please stay with us.',
      ),
      'not-approved',
      'procedural',
    ),
  },
  actions: {
    talk: action(words('记录谈话', 'Record the talk'), 'nominated', 'talked', {
      input: [field('long-text', 'talked', words('谈了什么', 'What was said'))],
      endsFirstContact: 'answered',
    }),
    'review-passed': action(words('联审通过', 'Review passed'), 'talked', 'reviewed', {
      by: ['head'],
      input: [
        field('text', 'reviewers', words('哪些部门审的', 'Reviewed by')),
        field('long-text', 'findings', words('联审意见', 'Opinion')),
      ],
    }),
    'do-not-appoint': action(
      words('不任用，说明原因', 'Do not appoint'),
      ['nominated', 'talked', 'reviewed', 'publicised', 'training'],
      'not-appointed',
      {
        input: [reason],
        onlyLater: true,
        endsFirstContact: 'answered',
        emphasis: 'way-out',
      },
    ),
    publicise: action(words('公示', 'Make public'), 'reviewed', 'publicised', {
      input: [field('text', 'publicisedAt', words('在哪里公示', 'Where'))],
      clock: [{ renew: 'publicity' }],
    }),
    'objection-upheld': action(words('异议属实，重新联审', 'Objection upheld'), 'publicised', 'talked', {
      input: [reason],
      clock: [{ end: 'publicity' }],
      emphasis: 'other',
    }),
    'end-publicity': action(words('公示无异议', 'No objection'), 'publicised', 'training', {
      clock: [{ end: 'publicity' }],
    }),
    appoint: action(words('培训合格，任用', 'Trained: appoint'), 'training', 'serving', {
      by: ['head'],
      input: [
        field('number', 'trainingDays', words('培训了几天', 'Days of training'), {
          help: words('岗前培训三天。', 'The initial training takes three days.'),
        }),
        field('text', 'buildings', words('负责哪些楼栋', 'Buildings')),
        field('text', 'matchedBy', words('按什么特点安排的', 'Matched by')),
      ],
      clock: [{ renew: 'training' }, { renew: 'review' }],
    }),
    'record-training': action(words('登记培训', 'Record a training'), 'serving', 'stay', {
      input: [
        field('choice', 'trainingKind', words('哪种培训', 'Kind'), {
          choices: [
            choice('monthly', '每月常规', 'Monthly'),
            choice('quarterly', '每季集中', 'Quarterly'),
            choice('yearly', '每年示范', 'Yearly'),
          ],
        }),
        field('date', 'trainedOn', words('哪天', 'On')),
        field('text', 'course', words('内容', 'Course')),
      ],
      clock: [{ renew: 'training' }],
      emphasis: 'other',
    }),
    'change-buildings': action(words('调整楼栋', 'Change the buildings'), 'serving', 'stay', {
      input: [field('text', 'buildings', words('负责哪些楼栋', 'Buildings')), reason],
      emphasis: 'other',
    }),
    'review-year': action(words('年度评议', 'Yearly review'), 'serving', 'stay', {
      by: ['head'],
      input: [
        field('choice', 'verdict', words('评议结果', 'Verdict'), {
          choices: [
            choice('excellent', '优秀', 'Excellent'),
            choice('good', '称职', 'Good'),
            choice('poor', '需改进', 'Needs to improve'),
          ],
        }),
        field('long-text', 'comment', words('评语', 'Comment')),
      ],
      clock: [{ renew: 'review' }],
    }),
    'end-term': action(words('卸任', 'End the term'), 'serving', 'ended', {
      by: ['head'],
      input: [reason],
      emphasis: 'way-out',
    }),
  },
};
