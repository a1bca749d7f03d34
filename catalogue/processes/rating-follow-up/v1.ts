import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';

/** A bad rating is never the end: the head calls, puts right what went wrong and says so. */
export const ratingFollowUpV1: ProcessDefinition = {
  id: 'rating-follow-up',
  version: 1,
  validFrom: '2025-01-01',
  name: { zh: '差评回访整改', en: 'Following up a bad rating' },
  basis: [
    {
      source: '国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见',
      where: '国办发〔2019〕51号（二次来源，按当地规定核对）',
    },
  ],
  initialStep: 'called-for',
  openedBy: ['head', 'system'],
  clockAtOpening: ['handling'],
  limits: {
    handling: {
      unit: 'working-days',
      promised: 5,
      statutory: null,
      basis: { source: '本平台承诺，可由区级调整', where: '国办发〔2019〕51号未定天数' },
    },
  },
  steps: {
    'called-for': {
      name: { zh: '待回访', en: 'To be called' },
      kind: 'open',
      responsible: 'head',
      told: {
        zh: '您的评价我们看到了，很抱歉没让您满意。社区负责人会打电话给您，听您说说。',
        en: 'We have read your rating and are sorry. The head of the community will call you and listen.',
      },
    },
    rectifying: {
      name: { zh: '整改中', en: 'Being put right' },
      kind: 'open',
      responsible: 'head',
      told: {
        zh: '您说的问题我们记下了，正在改，改好了一定告诉您。',
        en: 'We noted what you said and are putting it right; we will tell you when it is done.',
      },
    },
    finished: {
      name: { zh: '已整改', en: 'Put right' },
      kind: 'done',
      responsible: 'head',
      outcome: 'completed',
      closing: 'solved',
      told: {
        zh: '您提的问题已经改了，也跟您说过了。谢谢您帮我们做得更好。',
        en: 'What you raised was put right and you were told. Thank you for helping us do better.',
      },
    },
    unreachable: {
      name: { zh: '联系不上', en: 'Not reached' },
      kind: 'done',
      responsible: 'head',
      outcome: 'lapsed',
      closing: 'procedural',
      told: {
        zh: '我们打了几次电话都没联系上您。您方便时来社区或打电话，我们随时听您说。',
        en: 'We tried to call but did not reach you. Come by or call us whenever it suits you.',
      },
    },
  },
  actions: {
    'record-call': {
      name: { zh: '登记回访', en: 'Record the call' },
      from: ['called-for'],
      to: 'rectifying',
      by: ['head'],
      needs: [],
      input: [
        { id: 'said', type: 'long-text', label: { zh: '本人怎么说', en: 'What the person said' }, required: true },
      ],
      clock: [],
      documents: [],
      emphasis: 'main',
    },
    'record-attempt': {
      name: { zh: '没打通，记一次', en: 'Record an attempt' },
      from: ['called-for'],
      to: 'called-for',
      by: ['head'],
      needs: [],
      input: [
        { id: 'attempt', type: 'text', label: { zh: '什么时候、怎么联系的', en: 'When and how' }, required: true },
      ],
      clock: [],
      documents: [],
      emphasis: 'other',
    },
    close: {
      name: { zh: '整改完成', en: 'Close as put right' },
      from: ['rectifying'],
      to: 'finished',
      by: ['head'],
      needs: [],
      input: [
        { id: 'putRight', type: 'long-text', label: { zh: '改了什么', en: 'What was put right' }, required: true },
        { id: 'toldOn', type: 'date', label: { zh: '哪天告诉本人的', en: 'When the person was told' }, required: true },
      ],
      clock: [{ end: 'handling' }],
      documents: [],
      endsFirstContact: 'answered',
      emphasis: 'main',
    },
    'close-unreachable': {
      name: { zh: '联系不上，结束', en: 'Close: not reached' },
      from: ['called-for'],
      to: 'unreachable',
      by: ['head'],
      needs: [],
      input: [reason],
      clock: [{ end: 'handling' }],
      documents: [],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    },
  },
};
