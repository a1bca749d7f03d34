import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { deliveredHow, note, reason, result } from '../parts/fields.ts';
import { contactPhone, guardianName, requester } from '../parts/people-fields.ts';
import { rating } from '../parts/rating.ts';
import { refused, refuseMatter } from '../parts/reception.ts';
import { action, choice, done, field, open, optional, words } from '../parts/writing.ts';
import { appointmentFields, visitFields } from './fields.ts';

/** For people who cannot come: eligibility confirmed, a worker assigned, a time agreed, the visit, the result. */
export const homeVisitV1: ProcessDefinition = {
  id: 'home-visit',
  version: 1,
  validFrom: '2025-01-01',
  name: words('上门办理', 'Home visit'),
  figure: 4,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.5' },
    { source: '全科社区工作者服务规范', where: '7.1' },
  ],
  initialStep: 'requested',
  openedBy: ['worker', 'head', 'grid-worker', 'social-worker'],
  opening: {
    person: 'required',
    item: 'optional',
    titleFrom: ['matter'],
    input: [
      requester,
      guardianName,
      field('choice', 'cannotCome', words('为什么来不了', 'Why the person cannot come'), {
        choices: [
          choice('old-age', '年老体弱', 'Old age'),
          choice('disability', '残疾', 'Disability'),
          choice('illness', '生病住院', 'Illness'),
          choice('pregnancy', '孕产期', 'Pregnancy or childbirth'),
          choice('caring', '家里离不开人', 'Cannot leave somebody alone'),
          choice('other', '其他', 'Another reason'),
        ],
      }),
      field('long-text', 'matter', words('要办什么', 'What is wanted')),
      contactPhone,
    ],
  },
  limits: {
    appointment: {
      unit: 'working-days',
      promised: 2,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '规范 6.5 要求上门前预约，未定天数' },
    },
    handling: {
      unit: 'working-days',
      promised: 10,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '事项没有期限时用' },
    },
    progress: {
      unit: 'working-days',
      promised: 5,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '规范 6.5 视情形反馈进展，未定间隔' },
    },
  },
  clockNames: {
    appointment: words('约好上门时间', 'Time to agree on a visit'),
    progress: words('下次告知进展', 'Next word on progress'),
  },
  tasks: {
    from: ['confirmed', 'appointed', 'handling'],
    by: ['worker', 'head'],
    kinds: [
      { id: 'join-visit', name: words('部门一同上门', 'A department joins the visit') },
      { id: 'expert', name: words('专业人员鉴定或评估', 'An expert assesses') },
    ],
  },
  steps: {
    requested: open(
      words('待确认条件', 'To be confirmed'),
      words(
        '您的上门申请收到了，正在确认，很快给您回话。',
        'We have your request for a visit and will call you back soon.',
      ),
    ),
    confirmed: open(
      words('待约时间', 'To be agreed'),
      words('可以上门，我们会打电话跟您约个方便的时间。', 'We will come. We will call you to agree on a time.'),
    ),
    appointed: open(
      words('已约好', 'Appointed'),
      words(
        '上门时间约好了，我们会准时到，也会给您看工作证。',
        'The time is agreed. We will be there and show you our card.',
      ),
    ),
    handling: open(
      words('办理中', 'Being handled'),
      words(
        '已经上过门了，事情正在办，有进展就告诉您。',
        'We have been with you and are working on it; we will keep you told.',
      ),
    ),
    finished: done(
      words('已办结', 'Finished'),
      words('您的事办好了，结果已经交给您。', 'Your matter is finished and you have the result.'),
      'completed',
      'solved',
    ),
    'finished-in-part': done(
      words('办成一部分', 'Finished in part'),
      words(
        '能办的办好了，办不了的和别的办法都跟您说了。',
        'What could be done is done; we told you about the rest and other ways.',
      ),
      'completed-in-part',
      'in-part',
    ),
    refused,
    withdrawn: done(
      words('已撤回', 'Withdrawn'),
      words('按您的意思不上门了，以后需要随时说。', 'As you wished we will not come. Tell us whenever you need us.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    confirm: action(words('符合条件，派人', 'Eligible: assign a worker'), 'requested', 'confirmed', {
      input: [field('worker', 'visitor', words('谁去', 'Who goes')), note],
      assigns: 'visitor',
      clock: [{ start: 'appointment' }],
      endsFirstContact: 'accepted',
    }),
    refuse: { ...refuseMatter, from: ['requested'] },
    'agree-appointment': action(words('约好时间', 'Agree on a time'), 'confirmed', 'appointed', {
      input: appointmentFields,
      clock: [{ end: 'appointment' }],
      documents: ['appointment-slip'],
    }),
    'move-appointment': action(words('改时间', 'Move the appointment'), 'appointed', 'confirmed', {
      input: [
        field('choice', 'movedBy', words('谁要改', 'Who asked'), {
          choices: [choice('person', '居民', 'The person'), choice('office', '社区', 'The office')],
        }),
        reason,
      ],
      clock: [{ renew: 'appointment' }],
      emphasis: 'other',
    }),
    missed: action(words('没见到人', 'Nobody met'), 'appointed', 'confirmed', {
      input: [
        field('choice', 'missedBy', words('谁没到', 'Who was missing'), {
          choices: [choice('person', '居民不在', 'The person'), choice('office', '我们没去成', 'We did not make it')],
        }),
        reason,
      ],
      clock: [{ renew: 'appointment' }],
      emphasis: 'other',
    }),
    visit: action(words('登记上门', 'Record the visit'), 'appointed', 'handling', {
      by: ['worker', 'head', 'grid-worker', 'social-worker'],
      input: visitFields,
      clock: [{ start: 'handling' }, { renew: 'progress' }],
    }),
    'visit-again': action(words('还要再上门', 'Another visit is needed'), 'handling', 'confirmed', {
      input: [reason],
      clock: [{ end: 'handling' }, { end: 'progress' }, { renew: 'appointment' }],
      emphasis: 'other',
    }),
    'tell-progress': action(words('告知进展', 'Tell the progress'), 'handling', 'stay', {
      input: [
        field('long-text', 'progress', words('进展', 'Progress')),
        optional('long-text', 'problems', words('遇到的问题', 'Problems')),
      ],
      clock: [{ renew: 'progress' }],
      emphasis: 'other',
    }),
    deliver: action(words('送达结果', 'Deliver the result'), 'handling', 'finished', {
      needs: ['tasks-done'],
      input: [result, deliveredHow],
      clock: [{ end: 'handling' }, { end: 'progress' }],
      documents: ['result-delivery'],
    }),
    'deliver-in-part': action(words('只办成一部分', 'Only part could be done'), 'handling', 'finished-in-part', {
      needs: ['tasks-done'],
      input: [result, reason],
      clock: [{ end: 'handling' }, { end: 'progress' }],
      documents: ['result-delivery'],
      emphasis: 'way-out',
    }),
    withdraw: action(words('本人撤回', 'Withdraw'), ['requested', 'confirmed', 'appointed', 'handling'], 'withdrawn', {
      by: ['worker', 'head', 'applicant'],
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
  escalations: [
    {
      id: 'not-appointed',
      name: words('到期还没约好', 'No appointment in time'),
      when: { clock: 'appointment', mark: 'overdue' },
      does: { notify: ['worker', 'head'] },
    },
    {
      id: 'no-progress-told',
      name: words('到时候没告知进展', 'No word on progress in time'),
      when: { clock: 'progress', mark: 'overdue' },
      does: { notify: ['worker', 'head'] },
    },
  ],
  rating: { ...rating, after: ['completed', 'completed-in-part', 'refused'] },
};
