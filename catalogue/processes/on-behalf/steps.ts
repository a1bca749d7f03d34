import type { StepDefinition } from '../../../modules/casework/domain/definition.ts';

/** Steps between acceptance on behalf and the answer to the person, with the sentence each of them is told. */
export const accepted: StepDefinition = {
  name: { zh: '已代受理，待流转', en: 'Accepted, to be transferred' },
  kind: 'open',
  responsible: 'worker',
  told: {
    zh: '社区已经替您收下这件事，正在送去承办单位，您不用自己跑。',
    en: 'The community has taken this on for you and is passing it to the unit; you need not go there.',
  },
};

export const withUnit: StepDefinition = {
  name: { zh: '承办单位办理中', en: 'With the unit' },
  kind: 'waiting',
  responsible: 'unit',
  told: {
    zh: '承办单位正在办，我们会盯着进度，一有结果就告诉您。',
    en: 'The unit is working on it; we follow it up and tell you as soon as there is a result.',
  },
};

export const unitSupplement: StepDefinition = {
  name: { zh: '等您补材料（单位要求）', en: 'Waiting for papers the unit asked for' },
  kind: 'waiting',
  responsible: 'applicant',
  told: {
    zh: '承办单位还要几样材料，都写在告知书上了。拿到社区窗口来就行，我们替您送去。',
    en: 'The unit needs a few more papers; the notice lists them. Bring them to our window and we pass them on.',
  },
};

export const granted: StepDefinition = {
  name: { zh: '单位已办成，待反馈', en: 'Granted, to be told' },
  kind: 'open',
  responsible: 'worker',
  told: {
    zh: '好消息，您的事办成了，我们马上把结果告诉您。',
    en: 'Good news: it was granted. We will tell you the result shortly.',
  },
};

export const denied: StepDefinition = {
  name: { zh: '单位未批准，待告知', en: 'Denied, to be told' },
  kind: 'open',
  responsible: 'worker',
  told: {
    zh: '承办单位已经有了答复，工作人员会当面或打电话跟您说清楚。',
    en: 'The unit has answered; we will explain it to you in person or by phone.',
  },
};
