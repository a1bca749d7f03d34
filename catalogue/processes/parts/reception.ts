import type {
  ActionDefinition,
  ProcessDefinition,
  StepDefinition,
} from '../../../modules/casework/domain/definition.ts';
import { broughtMaterials, missingMaterials, note, reason, whatChanged } from './fields.ts';

/** Reception at the one window: the same for every service type that begins with checking materials. */
export const receive: StepDefinition = {
  name: { zh: '接收核对', en: 'Received and checked' },
  kind: 'open',
  responsible: 'worker',
  told: {
    zh: '您的材料窗口已经收到，正在核对，马上给您答复。',
    en: 'The window has your papers and is checking them; you will have an answer right away.',
  },
};

export const supplement: StepDefinition = {
  name: { zh: '等您补材料', en: 'Waiting for missing papers' },
  kind: 'waiting',
  responsible: 'applicant',
  told: {
    zh: '还差几样材料，都写在告知书上了。备齐以后拿到窗口来就行，只跑这一趟。',
    en: 'A few papers are missing; all of them are on the notice. Bring them to the window, once is enough.',
  },
};

export const refused: StepDefinition = {
  name: { zh: '不予受理', en: 'Not accepted' },
  kind: 'done',
  responsible: 'worker',
  outcome: 'refused',
  closing: 'procedural',
  told: {
    zh: '这件事按规定不能受理，原因和其他办法都写在告知单上了。有不明白的，随时打电话问我们。',
    en: 'This could not be accepted; the notice says why and what else you can do. Call us whenever something is unclear.',
  },
};

export const withdrawn: StepDefinition = {
  name: { zh: '已撤回', en: 'Withdrawn' },
  kind: 'done',
  responsible: 'applicant',
  outcome: 'withdrawn',
  closing: 'procedural',
  told: {
    zh: '按您的意思，这件事不办了。以后想办，随时再来。',
    en: 'As you wished, the matter was withdrawn. You can come back with it at any time.',
  },
};

export const lapsed: StepDefinition = {
  name: { zh: '未补材料结束', en: 'Closed for missing papers' },
  kind: 'done',
  responsible: 'worker',
  outcome: 'lapsed',
  closing: 'procedural',
  told: {
    zh: '等了很久没有收到要补的材料，这件事先结束了。材料备齐后可以重新来办。',
    en: 'The missing papers did not arrive, so the matter was closed. Come again when you have them.',
  },
};

export const giveNotice: ActionDefinition = {
  name: { zh: '一次性告知', en: 'Give the one-time notice' },
  from: ['receive'],
  to: 'supplement',
  by: ['worker', 'head'],
  needs: ['materials-missing', 'within-first-notice'],
  input: [missingMaterials, whatChanged, note],
  clock: [],
  documents: ['one-time-notice'],
  emphasis: 'other',
};

export const receiveSupplement: ActionDefinition = {
  name: { zh: '收到补来的材料', en: 'Take in the missing papers' },
  from: ['supplement'],
  to: 'receive',
  by: ['worker', 'head'],
  needs: [],
  input: [broughtMaterials, note],
  clock: [],
  documents: [],
  emphasis: 'main',
};

export const refuseMatter: ActionDefinition = {
  name: { zh: '不予受理', en: 'Refuse with reason' },
  from: ['receive'],
  to: 'refused',
  by: ['worker', 'head'],
  needs: [],
  input: [reason],
  clock: [],
  documents: ['refusal'],
  endsFirstContact: 'answered',
  emphasis: 'way-out',
};

export const withdraw: ActionDefinition = {
  name: { zh: '本人撤回', en: 'Withdraw' },
  onlyLater: true,
  from: ['receive', 'supplement'],
  to: 'withdrawn',
  by: ['worker', 'head', 'applicant'],
  needs: [],
  input: [reason],
  clock: [],
  documents: [],
  endsFirstContact: 'answered',
  emphasis: 'way-out',
};

export const closeUnsupplemented: ActionDefinition = {
  name: { zh: '未补材料，结束', en: 'Close: papers never came' },
  from: ['supplement'],
  to: 'lapsed',
  by: ['worker', 'head'],
  needs: [],
  input: [reason],
  clock: [],
  documents: [],
  endsFirstContact: 'answered',
  emphasis: 'way-out',
};

/** The platform's own promise; no law sets a length for papers that are missing before acceptance. */
export const supplementTime: NonNullable<ProcessDefinition['supplement']> = {
  withinCalendarDays: 30,
  basis: { source: '本平台服务承诺', where: '补齐材料期限' },
};
