import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { note, reason } from '../parts/fields.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, FIELD, open, optional, words } from '../parts/writing.ts';
import { agreementFields, disputeFields, otherRoutes, sessionFields } from './fields.ts';
import { mediationLimits } from './limits.ts';

/** Both sides heard, talked with, and agreed or told where else to go; an agreement is watched until it is performed. */
export const mediationV1: ProcessDefinition = {
  id: 'mediation',
  version: 1,
  validFrom: '2025-01-01',
  name: words('矛盾调解', 'Mediation'),
  figure: 8,
  basis: [{ source: '全科社区工作者服务规范', where: '6.9' }, { source: '中华人民共和国人民调解法' }],
  initialStep: 'registered',
  openedBy: FIELD,
  opening: { person: 'optional', item: 'none', titleFrom: ['kind'], input: disputeFields },
  clockAtOpening: ['mediation'],
  limits: mediationLimits,
  clockNames: {
    mediation: words('调解期限', 'Time to mediate'),
    confirmation: words('共同申请司法确认', 'Joint judicial confirmation'),
  },
  tasks: {
    from: ['hearing', 'mediating', 'performing'],
    by: ['worker', 'head'],
    kinds: [
      { id: 'join-mediation', name: words('请部门或专家一同调解', 'A department or expert joins') },
      { id: 'look-into', name: words('协助查清情况', 'Help to look into the facts') },
    ],
  },
  steps: {
    registered: open(
      words('待判断', 'To be judged'),
      words('您说的矛盾我们知道了，先看看怎么处理合适。', 'We know of the dispute and are looking at what to do.'),
    ),
    hearing: open(
      words('听双方、查情况', 'Hearing both sides'),
      words('我们会分别听双方讲，也会去了解实情。', 'We will hear both sides and look into the facts.'),
    ),
    mediating: open(
      words('调解中', 'Being mediated'),
      words(
        '正在帮双方谈，谈得拢就签协议，谈不拢也会告诉您别的办法。',
        'We are helping both sides to talk; either you agree or we tell you other ways.',
      ),
    ),
    performing: open(
      words('等履行', 'To be performed'),
      words(
        '协议已经达成，我们会看着双方照着做。',
        'There is an agreement, and we will watch that both sides keep it.',
      ),
    ),
    'reported-upward': open(
      words('已上报，稳住局面', 'Reported upward, kept from growing'),
      words(
        '这件事较大，已经报给上级，我们同时在做工作，请不要激化。',
        'This is serious and was reported upward; meanwhile we are keeping it calm.',
      ),
    ),
    fulfilled: done(
      words('已履行', 'Performed'),
      words('协议都履行了，事情了结了，谢谢双方。', 'The agreement was kept. Thank you both.'),
      'completed',
      'solved',
    ),
    'not-performed': done(
      words('未履行，已告知他途', 'Not performed, other ways told'),
      words(
        '对方没照协议做，我们催过了，也告诉您可以走哪些路。',
        'The agreement was not kept; we urged and told you which ways are open.',
      ),
      'completed-in-part',
      'in-part',
    ),
    'no-agreement': done(
      words('未达成协议', 'No agreement'),
      words(
        '这次没谈拢，别的办法都跟您说了，想再谈随时来。',
        'No agreement was reached; we told you the other ways. Come again to talk at any time.',
      ),
      'no-agreement',
      'procedural',
    ),
    'handed-upward': done(
      words('上级接手', 'Taken over above'),
      words('这件事上级已经接手，后面由他们跟您联系。', 'The level above has taken it over and will contact you.'),
      'reported-upward',
      'procedural',
    ),
    withdrawn: done(
      words('不用调了', 'Withdrawn'),
      words('双方自己说好了，我们就先记到这里。', 'The sides settled it themselves, so we leave it here.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'take-on': action(words('属于本社区，受理', 'In scope: take it on'), 'registered', 'hearing', {
      input: [field('yes-no', 'consent', words('双方都愿意调解', 'Both sides are willing')), note],
      needs: ['consent-given'],
      endsFirstContact: 'accepted',
    }),
    'report-upward': action(
      words('重大疑难，上报并稳控', 'Serious: report and contain'),
      ['registered', 'hearing', 'mediating'],
      'reported-upward',
      {
        input: [
          field('text', 'reportedTo', words('报给谁', 'Reported to')),
          field('long-text', 'containment', words('采取了什么措施不让事态扩大', 'Measures to keep it from growing')),
        ],
        clock: [{ end: 'mediation' }],
        endsFirstContact: 'handed-over',
        emphasis: 'other',
      },
    ),
    'hear-side': action(words('记录一方陈述', 'Record what a side says'), 'hearing', 'stay', {
      by: FIELD,
      input: [
        field('text', 'heard', words('谁说的', 'Who')),
        field('long-text', 'statement', words('怎么说', 'What was said'), { sensitive: true }),
      ],
      emphasis: 'other',
    }),
    'look-into': action(words('记录查到的情况', 'Record the facts found'), ['hearing', 'mediating'], 'stay', {
      by: FIELD,
      input: [field('long-text', 'found', words('查到什么', 'What was found'), { sensitive: true })],
      emphasis: 'other',
    }),
    'begin-talks': action(words('开始调解', 'Begin the talks'), 'hearing', 'mediating', {
      input: [field('yes-no', 'bothHeard', words('双方都听过了', 'Both sides were heard'))],
    }),
    'record-session': action(words('记一次调解', 'Record a session'), 'mediating', 'stay', {
      input: sessionFields,
      emphasis: 'other',
    }),
    'agree-in-writing': action(words('达成书面协议', 'Agreed in writing'), 'mediating', 'performing', {
      input: agreementFields,
      clock: [{ end: 'mediation' }, { start: 'confirmation' }],
      documents: ['mediation-agreement'],
    }),
    'agree-orally': action(words('达成口头协议', 'Agreed orally'), 'mediating', 'performing', {
      input: agreementFields,
      clock: [{ end: 'mediation' }, { start: 'confirmation' }],
      documents: ['oral-agreement-record'],
      emphasis: 'other',
    }),
    'end-without': action(
      words('没谈拢，告知他途', 'No agreement: tell other ways'),
      ['hearing', 'mediating'],
      'no-agreement',
      {
        input: [reason, otherRoutes],
        clock: [{ end: 'mediation' }],
        emphasis: 'way-out',
      },
    ),
    'settle-confirmation': action(words('登记司法确认情况', 'Record about the confirmation'), 'performing', 'stay', {
      input: [
        field('yes-no', 'confirmationWanted', words('双方要申请司法确认', 'Both sides want confirmation')),
        optional('text', 'court', words('哪个法院', 'Court'), { when: { field: 'confirmationWanted', is: true } }),
      ],
      clock: [{ end: 'confirmation' }],
      emphasis: 'other',
    }),
    'check-performance': action(words('回访履行情况', 'Check the performance'), 'performing', 'stay', {
      by: FIELD,
      input: [field('long-text', 'progress', words('履行到哪一步', 'How far it was performed'))],
      emphasis: 'other',
    }),
    urge: action(words('催促履行', 'Urge'), 'performing', 'stay', {
      input: [
        field('text', 'urged', words('催了谁', 'Who was urged')),
        field('long-text', 'urgedHow', words('怎么催的、怎么答的', 'How, and what they answered')),
      ],
      emphasis: 'other',
    }),
    'record-fulfilled': action(words('都履行了，归档', 'Performed: file'), 'performing', 'fulfilled', {
      input: [field('date', 'performedOn', words('哪天履行完', 'Performed on')), note],
      clock: [{ end: 'confirmation' }],
    }),
    'record-not-performed': action(
      words('不履行，告知他途', 'Not performed: tell other ways'),
      'performing',
      'not-performed',
      {
        input: [reason, otherRoutes],
        clock: [{ end: 'confirmation' }],
        emphasis: 'way-out',
      },
    ),
    contain: action(words('记一次稳控措施', 'Record a measure'), 'reported-upward', 'stay', {
      by: FIELD,
      input: [field('long-text', 'containment', words('做了什么', 'What was done'))],
      emphasis: 'other',
    }),
    'hand-upward': action(words('上级接手，归档', 'Taken over above: file'), 'reported-upward', 'handed-upward', {
      input: [field('text', 'takenOverBy', words('谁接手', 'Taken over by'))],
    }),
    'come-back': action(words('上级交回调解', 'Given back for mediation'), 'reported-upward', 'hearing', {
      input: [reason],
      clock: [{ start: 'mediation' }],
      emphasis: 'other',
    }),
    withdraw: action(words('双方不用调了', 'No longer wanted'), ['registered', 'hearing', 'mediating'], 'withdrawn', {
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
  escalations: [
    {
      id: 'confirmation-ends-soon',
      name: words('司法确认期快到了，问问双方', 'The time for confirmation ends soon'),
      when: { clock: 'confirmation', mark: 'four-fifths' },
      does: { notify: ['worker'] },
    },
    {
      id: 'not-judged',
      name: words('登记一天还没判断', 'Not judged for a day'),
      when: { inStep: 'registered', longerThan: { unit: 'working-days', count: 1 } },
      does: { notify: ['worker', 'head'] },
    },
  ],
  rating: { ...rating, after: ['completed', 'completed-in-part', 'no-agreement'] },
};
