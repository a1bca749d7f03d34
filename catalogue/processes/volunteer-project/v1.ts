import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { action, choice, done, field, FIELD, open, optional, waiting, words } from '../parts/writing.ts';

const recruiting = ['social-worker', 'worker', 'head'] as const;

/** Volunteers may come from anywhere; of a resident the file then tells what they do. */
const volunteerId = optional(
  'person',
  'volunteerId',
  words('是本社区居民的，选一下', 'Choose them, if they are a resident'),
);

/** From a need to hours that are confirmed: project, recruitment, training, service, commendation. */
export const volunteerProjectV1: ProcessDefinition = {
  id: 'volunteer-project',
  version: 1,
  validFrom: '2025-01-01',
  name: words('志愿服务项目', 'Volunteer project'),
  basis: [{ source: '志愿服务条例' }, { source: '志愿服务记录与证明出具办法（试行）', where: '民政部令第67号' }],
  initialStep: 'need',
  openedBy: FIELD,
  opening: {
    person: 'none',
    item: 'none',
    titleFrom: ['title'],
    input: [
      field('text', 'title', words('什么项目', 'Project')),
      field('long-text', 'need', words('谁需要、需要什么', 'Whose need, and which')),
      field('choice', 'field', words('服务领域', 'Field'), {
        choices: [
          choice('elders', '为老', 'Elders'),
          choice('children', '助学助幼', 'Children'),
          choice('disabled', '助残', 'Disabled persons'),
          choice('relief', '济困', 'Relief'),
          choice('environment', '环境', 'Environment'),
          choice('safety', '平安巡防', 'Safety'),
          choice('culture', '文体', 'Culture'),
          choice('other', '其他', 'Another'),
        ],
      }),
    ],
  },
  steps: {
    need: open(
      words('需求征集', 'Need collected'),
      words('需求收到了，正在想怎么办成项目。', 'We have the need and are making a project of it.'),
    ),
    planned: open(
      words('项目已立', 'Project set'),
      words('项目立了，准备招募志愿者。', 'The project is set; volunteers will be recruited.'),
    ),
    recruiting: waiting(
      words('招募中', 'Recruiting'),
      words('正在招募，欢迎报名。', 'Volunteers are wanted. Please sign up.'),
      'applicant',
    ),
    training: open(
      words('培训中', 'Training'),
      words('人选定了，先培训再上岗。', 'The volunteers are chosen and are being trained.'),
    ),
    serving: open(
      words('服务中', 'Serving'),
      words(
        '服务正在进行，每次到岗离岗都有记录。',
        'The service is under way; every check-in and check-out is recorded.',
      ),
    ),
    'to-confirm': open(
      words('时长待确认', 'Hours to be confirmed'),
      words('服务做完了，正在核对时长。', 'The service is done; the hours are being checked.'),
    ),
    finished: done(
      words('已完成', 'Finished'),
      words('项目完成了，时长已经记到各人名下。', 'The project is finished and the hours are credited.'),
      'completed',
      'solved',
    ),
    cancelled: done(
      words('取消', 'Cancelled'),
      words('项目取消了，原因已经告诉报名的人。', 'The project was cancelled and everybody told why.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'set-up': action(words('立项', 'Set up the project'), 'need', 'planned', {
      by: recruiting,
      input: [
        field('text', 'leader', words('负责人', 'Leader')),
        field('count', 'places', words('招多少人', 'Places')),
        field('date', 'from', words('从哪天', 'From')),
        field('date', 'until', words('到哪天', 'Until')),
        field('text', 'place', words('在哪里', 'Place')),
        optional('text', 'skills', words('需要什么本领', 'Skills needed')),
      ],
      endsFirstContact: 'accepted',
    }),
    publish: action(words('发布招募', 'Publish the recruitment'), 'planned', 'recruiting', {
      by: recruiting,
      input: [field('date', 'signUpBy', words('报名截止', 'Sign up by'))],
    }),
    'sign-up': action(words('登记报名', 'Record a sign-up'), 'recruiting', 'stay', {
      by: [...FIELD, 'applicant'],
      input: [
        field('text', 'volunteer', words('姓名', 'Name'), { sensitive: true }),
        volunteerId,
        optional('phone', 'volunteerPhone', words('电话', 'Phone')),
        optional('text', 'canDo', words('擅长什么', 'Skills')),
      ],
      emphasis: 'other',
    }),
    select: action(words('确定人选', 'Select'), 'recruiting', 'training', {
      by: recruiting,
      input: [field('count', 'selected', words('选了多少人', 'Selected'))],
    }),
    'recruit-again': action(words('人不够，再招', 'Too few: recruit again'), 'training', 'recruiting', {
      by: recruiting,
      input: [reason],
      emphasis: 'other',
    }),
    'record-training': action(words('登记培训', 'Record a training'), 'training', 'stay', {
      by: recruiting,
      input: [
        field('date', 'trainedOn', words('哪天', 'On')),
        field('text', 'course', words('培训什么', 'Course')),
        field('count', 'trained', words('多少人参加', 'Attended')),
        field('number', 'trainingHours', words('多少学时', 'Hours')),
      ],
      emphasis: 'other',
    }),
    'begin-service': action(words('开始服务', 'Begin the service'), 'training', 'serving', { by: recruiting }),
    'record-service': action(words('登记服务', 'Record service'), 'serving', 'stay', {
      by: FIELD,
      input: [
        field('text', 'volunteer', words('谁', 'Who'), { sensitive: true }),
        volunteerId,
        field('date-time', 'checkedIn', words('到岗', 'Check-in')),
        field('date-time', 'checkedOut', words('离岗', 'Check-out')),
        field('number', 'hours', words('时长（小时）', 'Hours')),
        optional('long-text', 'served', words('做了什么', 'What was done')),
      ],
      emphasis: 'other',
    }),
    'end-service': action(words('服务结束', 'End the service'), 'serving', 'to-confirm', { by: recruiting }),
    'correct-hours': action(words('时长有误，退回', 'Hours wrong: back'), 'to-confirm', 'serving', {
      by: recruiting,
      input: [reason],
      emphasis: 'other',
    }),
    'confirm-hours': action(words('确认时长，表扬归档', 'Confirm hours, commend and file'), 'to-confirm', 'finished', {
      by: ['head'],
      input: [
        field('number', 'totalHours', words('总时长（小时）', 'Total hours')),
        optional('text', 'commended', words('表扬谁', 'Who is commended')),
      ],
    }),
    cancel: action(words('取消项目', 'Cancel'), ['need', 'planned', 'recruiting', 'training'], 'cancelled', {
      by: recruiting,
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
};
