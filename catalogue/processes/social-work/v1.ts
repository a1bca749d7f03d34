import type { ActionDefinition, ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, open, optional, waiting, words } from '../parts/writing.ts';
import {
  assessmentFields,
  closingFields,
  evaluationFields,
  intakeFields,
  planFields,
  sessionFields,
} from './fields.ts';

const CASE_WORKER: ActionDefinition['by'] = ['social-worker', 'head'];

/** Professional casework from intake to closing record; only the case worker and the supervisor read it. */
export const socialWorkV1: ProcessDefinition = {
  id: 'social-work',
  version: 1,
  validFrom: '2025-01-01',
  name: words('社会工作专业服务', 'Social work'),
  figure: 10,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.11' },
    { source: '中华人民共和国个人信息保护法', where: '第二十八条、第二十九条' },
  ],
  initialStep: 'intake',
  openedBy: ['social-worker', 'head'],
  opening: { person: 'required', item: 'none', input: intakeFields },
  limits: {
    session: {
      unit: 'calendar-days',
      promised: 30,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '两次介入之间最长间隔' },
    },
  },
  clockNames: { session: words('下次介入', 'Next session') },
  confidential: {
    readers: 'handler-and-supervisor',
    basis: { source: '中华人民共和国个人信息保护法', where: '第五十一条' },
  },
  steps: {
    intake: open(
      words('接案', 'Intake'),
      words('社工先跟您聊聊，看看能怎么帮。', 'The social worker will talk with you first to see how to help.'),
      'social-worker',
    ),
    assessing: open(
      words('预估', 'Assessment'),
      words(
        '我们在一起弄清楚问题在哪里、有什么能用上的。',
        'Together we are finding out what the problem is and what can help.',
      ),
      'social-worker',
    ),
    assessed: open(
      words('待定计划', 'To be planned'),
      words('情况清楚了，接着一起定个计划。', 'We know the situation and will make a plan together.'),
      'social-worker',
    ),
    serving: open(
      words('介入中', 'Intervention'),
      words(
        '正照着计划一步步来，有变化随时跟社工说。',
        'We are following the plan; tell the social worker whenever something changes.',
      ),
      'social-worker',
    ),
    evaluated: open(
      words('已评估', 'Evaluated'),
      words(
        '这段时间的变化我们一起看过了，接下来看要不要继续。',
        'We looked at the change together and will decide how to go on.',
      ),
      'social-worker',
    ),
    referred: waiting(
      words('转介中', 'Being referred'),
      words(
        '正在帮您转到更合适的机构，社工还会跟着。',
        'You are being referred to a better place; the social worker stays with you.',
      ),
      'unit',
    ),
    closed: done(
      words('已结案', 'Closed'),
      words(
        '这段服务结束了，您做得很好。以后需要，随时找社工。',
        'This service has ended and you did well. Come back whenever you need.',
      ),
      'completed',
      'solved',
    ),
    'handed-over': done(
      words('转介结案', 'Closed by referral'),
      words('您已经转到合适的机构，那边会接着帮您。', 'You were referred and the agency goes on with you.'),
      'handed-over',
      'in-part',
    ),
    'not-taken': done(
      words('不接案', 'Not taken on'),
      words(
        '聊过以后，这件事不用社工服务，别的办法跟您说了。',
        'After talking, this needs no social work; we told you other ways.',
      ),
      'not-eligible',
      'procedural',
    ),
    ended: done(
      words('中止', 'Ended early'),
      words('服务先到这里，以后需要随时联系。', 'The service ends here for now. Contact us whenever you need.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'take-on': action(words('接案', 'Take on as a client'), 'intake', 'assessing', {
      by: CASE_WORKER,
      needs: ['consent-given'],
      input: [
        field('yes-no', 'consent', words('本人或监护人同意接受服务', 'Consent of the person or guardian')),
        optional('text', 'consentedBy', words('谁同意的', 'Who consented')),
        field('worker', 'caseWorker', words('个案社工', 'Case worker')),
      ],
      assigns: 'caseWorker',
      clock: [{ start: 'session' }],
      endsFirstContact: 'accepted',
    }),
    'do-not-take': action(words('不接案，说明原因', 'Not taken on'), 'intake', 'not-taken', {
      by: CASE_WORKER,
      input: [reason],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    assess: action(words('完成预估', 'Complete the assessment'), 'assessing', 'assessed', {
      by: CASE_WORKER,
      input: assessmentFields,
    }),
    plan: action(words('制定服务计划', 'Make the plan'), 'assessed', 'serving', {
      by: CASE_WORKER,
      input: planFields,
      clock: [{ renew: 'session' }],
      documents: ['service-plan'],
    }),
    refer: action(words('转介', 'Refer'), ['assessed', 'serving', 'evaluated'], 'referred', {
      by: CASE_WORKER,
      input: [
        field('long-text', 'situation', words('本人的情况', 'Situation of the person'), { sensitive: true }),
        field('long-text', 'need', words('需要什么帮助', 'Help that is needed')),
      ],
      clock: [{ end: 'session' }],
      opensLinked: { processId: 'referral', carries: ['situation', 'need'] },
      emphasis: 'other',
    }),
    'referral-succeeds': action(words('转介成功，结案', 'Referred: close'), 'referred', 'handed-over', {
      by: CASE_WORKER,
      input: [field('text', 'agency', words('转到哪里', 'Agency'))],
    }),
    'referral-fails': action(words('没转成，继续服务', 'Not referred: go on'), 'referred', 'assessed', {
      by: CASE_WORKER,
      input: [reason],
      clock: [{ renew: 'session' }],
      emphasis: 'other',
    }),
    'record-session': action(words('记一次介入', 'Record a session'), 'serving', 'stay', {
      by: CASE_WORKER,
      input: sessionFields,
      clock: [{ renew: 'session' }],
      emphasis: 'other',
    }),
    evaluate: action(words('评估', 'Evaluate'), 'serving', 'evaluated', {
      by: CASE_WORKER,
      input: evaluationFields,
      clock: [{ end: 'session' }],
    }),
    'revise-plan': action(words('修订计划，继续介入', 'Revise the plan and go on'), 'evaluated', 'serving', {
      by: CASE_WORKER,
      input: planFields,
      clock: [{ renew: 'session' }],
      documents: ['service-plan'],
      emphasis: 'other',
    }),
    close: action(words('结案', 'Close'), 'evaluated', 'closed', {
      by: CASE_WORKER,
      input: closingFields,
      documents: ['closing-record'],
    }),
    supervise: action(
      words('督导意见', 'Advice of the supervisor'),
      ['assessing', 'assessed', 'serving', 'evaluated'],
      'stay',
      {
        by: ['head'],
        input: [field('long-text', 'advice', words('督导意见', 'Advice'), { sensitive: true })],
        emphasis: 'other',
      },
    ),
    end: action(
      words('中止服务', 'End early'),
      ['intake', 'assessing', 'assessed', 'serving', 'evaluated', 'referred'],
      'ended',
      { by: CASE_WORKER, input: [reason], onlyLater: true, endsFirstContact: 'answered', emphasis: 'way-out' },
    ),
  },
  escalations: [
    {
      id: 'no-session',
      name: words('太久没有介入', 'No session for too long'),
      when: { clock: 'session', mark: 'overdue' },
      does: { notify: ['social-worker', 'head'] },
    },
  ],
  rating: { ...rating, after: ['completed'] },
};
