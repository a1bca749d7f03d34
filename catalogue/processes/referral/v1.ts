import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { note, reason } from '../parts/fields.ts';
import { contactPhone } from '../parts/people-fields.ts';
import { rating } from '../parts/rating.ts';
import { action, choice, done, field, open, optional, waiting, words } from '../parts/writing.ts';
import { agencyFields, consentFields } from './fields.ts';

/** A matter that neither the community nor its agency can do: with consent it goes to a body that can, and comes back if that stays silent. */
export const referralV1: ProcessDefinition = {
  id: 'referral',
  version: 1,
  validFrom: '2025-01-01',
  name: words('转介', 'Referral'),
  figure: 5,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.6' },
    { source: '中华人民共和国个人信息保护法', where: '第二十三条' },
  ],
  initialStep: 'assessing',
  openedBy: ['worker', 'head', 'social-worker'],
  opening: {
    person: 'required',
    item: 'optional',
    titleFrom: ['need'],
    input: [
      field('long-text', 'situation', words('本人的情况', 'Situation of the person'), { sensitive: true }),
      field('long-text', 'need', words('需要什么帮助', 'Help that is needed')),
      contactPhone,
    ],
  },
  limits: {
    reply: {
      unit: 'working-days',
      promised: 10,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '接收单位回复期限，规范 6.6 未定天数' },
    },
  },
  clockNames: { reply: words('接收单位回复', 'Reply of the agency') },
  answerLink: {
    within: { unit: 'calendar-days', count: 30 },
    shows: ['need', 'helpGiven'],
    basis: { source: '本平台默认，社区可改', where: '转介回执码有效期' },
  },
  steps: {
    assessing: open(
      words('了解评估', 'Learning and assessing'),
      words('我们先了解您的情况，看看哪里能帮上忙。', 'First we learn about your situation and who can help.'),
    ),
    'consent-asked': waiting(
      words('等本人同意', 'Waiting for consent'),
      words('要把您转给别的机构，得您同意才行，您慢慢考虑。', 'We only refer you with your consent. Take your time.'),
      'applicant',
    ),
    consented: open(
      words('已同意，待转介', 'Consent given, to be referred'),
      words(
        '您同意了，我们马上联系那边，也把地址电话告诉您。',
        'Thank you. We are contacting the agency and will give you its details.',
      ),
    ),
    'with-agency': waiting(
      words('等接收单位答复', 'With the agency'),
      words('已经转过去了，那边一答复我们就告诉您。', 'You were referred; we will tell you as soon as they answer.'),
      'unit',
    ),
    accepted: waiting(
      words('接收单位在办', 'Taken on by the agency'),
      words('那边已经接下了，正在帮您。', 'The agency has taken it on and is helping you.'),
      'unit',
    ),
    helped: open(
      words('已帮到，看要不要回访', 'Helped; is a visit needed?'),
      words('那边已经办了，我们再看看您还需要什么。', 'The agency has helped; we are checking whether you need more.'),
    ),
    'to-be-visited': open(
      words('待回访', 'Follow-up visit'),
      words('过些天我们来看看您，听听帮得怎么样。', 'We will come by and hear how it went.'),
    ),
    finished: done(
      words('转介完成', 'Referral finished'),
      words('转介办好了，以后有事照样来找我们。', 'The referral is finished. Come to us again whenever you need.'),
      'completed',
      'solved',
    ),
    'nowhere-to-refer': done(
      words('没有可转的机构', 'Nowhere to refer'),
      words(
        '眼下没有合适的机构能接，原因跟您说过了。情况有变化，我们再帮您找。',
        'No agency can take it on now; we told you why. If things change we will look again.',
      ),
      'answered',
      'procedural',
    ),
    'consent-refused': done(
      words('本人不同意转介', 'Consent refused'),
      words('您不想转，我们尊重您的意思，这件事先到这里。', 'You did not wish to be referred, and we respect that.'),
      'withdrawn',
      'procedural',
    ),
    withdrawn: done(
      words('已撤回', 'Withdrawn'),
      words('按您的意思撤回了，以后想办随时再来。', 'It was withdrawn as you wished. You can come back at any time.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'ask-consent': action(
      words('找到机构，征求同意', 'Propose an agency and ask for consent'),
      'assessing',
      'consent-asked',
      {
        by: ['worker', 'head', 'social-worker'],
        input: agencyFields,
      },
    ),
    'nothing-suitable': action(
      words('无处可转，说明原因', 'Nowhere to refer: tell why'),
      'assessing',
      'nowhere-to-refer',
      {
        by: ['worker', 'head', 'social-worker'],
        input: [reason],
        endsFirstContact: 'answered',
        emphasis: 'other',
      },
    ),
    'give-consent': action(words('登记同意', 'Record the consent'), 'consent-asked', 'consented', {
      by: ['worker', 'head', 'social-worker'],
      needs: ['consent-given'],
      input: consentFields,
    }),
    'refuse-consent': action(words('本人不同意', 'Consent refused'), 'consent-asked', 'consent-refused', {
      by: ['worker', 'head', 'social-worker', 'applicant'],
      input: [note],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    refer: action(words('转介并告知本人', 'Refer and tell the person'), 'consented', 'with-agency', {
      by: ['worker', 'head', 'social-worker'],
      needs: ['consent-given'],
      input: [
        field('text', 'confirmedWith', words('跟机构里谁确认的', 'Confirmed with')),
        field('long-text', 'helpGiven', words('给了哪些帮助', 'Help given'), {
          help: words('如陪同、写情况说明、预约。', 'Such as going along, writing a statement, making an appointment.'),
        }),
        field('date', 'toldOn', words('哪天告诉本人的', 'Person told on')),
      ],
      clock: [{ renew: 'reply' }],
      documents: ['referral-slip'],
      issuesAnswerLink: true,
      endsFirstContact: 'handed-over',
    }),
    'agency-accepts': action(words('接收单位接下', 'The agency accepts'), 'with-agency', 'accepted', {
      by: ['worker', 'head', 'social-worker', 'unit-by-link'],
      input: [optional('long-text', 'agencySays', words('接收单位说明', 'What the agency says'))],
      clock: [{ end: 'reply' }],
    }),
    'agency-rejects': action(words('接收单位不接', 'The agency rejects'), ['with-agency', 'accepted'], 'assessing', {
      by: ['worker', 'head', 'social-worker', 'unit-by-link'],
      input: [reason],
      clock: [{ end: 'reply' }],
      emphasis: 'other',
    }),
    'agency-done': action(words('接收单位办完', 'The agency is done'), ['with-agency', 'accepted'], 'helped', {
      by: ['worker', 'head', 'social-worker', 'unit-by-link'],
      input: [field('long-text', 'agencyResult', words('办得怎么样', 'What was done'))],
      clock: [{ end: 'reply' }],
    }),
    'return-silent': action(words('无回音，退回重转', 'No reply: back for another way'), 'with-agency', 'consented', {
      by: ['worker', 'head', 'system'],
      clock: [{ end: 'reply' }],
      emphasis: 'other',
    }),
    revoke: action(words('撤回转介', 'Revoke the referral'), ['with-agency', 'accepted'], 'consented', {
      by: ['worker', 'head', 'social-worker'],
      input: [reason],
      clock: [{ end: 'reply' }],
      emphasis: 'other',
    }),
    'look-again': action(words('另找机构', 'Look for another agency'), 'consented', 'assessing', {
      by: ['worker', 'head', 'social-worker'],
      input: [reason],
      emphasis: 'other',
    }),
    'plan-visit': action(words('安排回访', 'Plan a follow-up visit'), 'helped', 'to-be-visited', {
      by: ['worker', 'head', 'social-worker'],
      input: [field('date', 'visitOn', words('哪天回访', 'Visit on'))],
      emphasis: 'other',
    }),
    'record-visit': action(words('登记回访', 'Record the visit'), 'to-be-visited', 'finished', {
      by: ['worker', 'head', 'social-worker', 'grid-worker'],
      input: [
        field('date', 'visitedOn', words('回访日期', 'Visited on')),
        field('choice', 'effect', words('帮上忙了吗', 'Did it help'), {
          choices: [
            choice('solved', '解决了', 'Solved'),
            choice('better', '好一些', 'Better'),
            choice('unchanged', '没变化', 'Unchanged'),
          ],
        }),
        field('long-text', 'visitFindings', words('看到听到的情况', 'Findings')),
      ],
    }),
    'refer-again': action(
      words('没解决，再评估', 'Not solved: assess again'),
      ['helped', 'to-be-visited'],
      'assessing',
      {
        by: ['worker', 'head', 'social-worker'],
        input: [reason],
        emphasis: 'other',
      },
    ),
    finish: action(words('不用回访，归档', 'No visit needed: file'), 'helped', 'finished', {
      by: ['worker', 'head', 'social-worker'],
      input: [field('date', 'toldOn', words('哪天告诉本人的', 'Person told on'))],
    }),
    withdraw: action(
      words('本人撤回', 'Withdraw'),
      ['assessing', 'consented', 'with-agency', 'accepted'],
      'withdrawn',
      {
        by: ['worker', 'head', 'social-worker', 'applicant'],
        input: [reason],
        onlyLater: true,
        endsFirstContact: 'answered',
        emphasis: 'way-out',
      },
    ),
  },
  escalations: [
    {
      id: 'agency-late',
      name: words('接收单位到期没有答复', 'The agency did not answer in time'),
      when: { clock: 'reply', mark: 'overdue' },
      does: { notify: ['worker', 'head'] },
    },
    {
      id: 'agency-silent',
      name: words('再过五个工作日仍无回音，自动退回', 'Silent for five more working days: comes back'),
      when: { clock: 'reply', mark: { overdueBy: { unit: 'working-days', count: 5 } } },
      does: { act: 'return-silent' },
    },
  ],
  rating: { ...rating, after: ['completed'] },
};
