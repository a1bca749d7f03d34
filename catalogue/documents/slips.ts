import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import {
  basisLines,
  caseFacts,
  chapterOf,
  fact,
  firstVersion,
  officeLines,
  receivedBy,
  salutation,
  same,
  sealed,
  serviceStandard,
} from './form-parts.ts';
import { a4 } from './layouts.ts';

/** 转介单: goes with the person; the body it is shown to answers by the code, without an account. */
export const referralSlip: DocumentTemplate = {
  ...firstVersion,
  kind: 'referral-slip',
  numberMark: '转',
  layout: a4,
  basis: [serviceStandard('6.5 转介类')],
  title: { zh: '转介单', en: 'Referral Slip' },
  blocks: [
    { block: 'heading' },
    {
      block: 'paragraph',
      style: 'plain',
      align: 'left',
      when: 'input.agency',
      text: { zh: '{input.agency}：', en: 'To {input.agency}:' },
    },
    {
      block: 'paragraph',
      text: {
        zh: '现将下列服务对象转介至贵单位，请予接洽，并把接收和办理的结果告诉我们。',
        en: 'We refer the person below to you. Please receive them and tell us whether you accept and how it ends.',
      },
    },
    caseFacts([
      fact('接收单位', 'Agency', '{input.agency}', { wide: true }),
      fact('地址、电话', 'Address, phone', '{input.agencyContact}', { wide: true }),
      fact('本人同意', 'Consent', '{input.consent}'),
    ]),
    ...chapterOf('服务对象的需要', 'What is needed', 'input.need'),
    ...chapterOf('我们提供的协助', 'Our help', 'input.helpGiven'),
    {
      block: 'progress',
      when: 'answerUrl',
      address: 'answerUrl',
      arrangement: 'beside',
      sizeMm: 38,
      lines: [
        { zh: '接收单位扫码答复', en: 'For the agency: scan to answer' },
        {
          zh: '接收、不接收或办结，点一下就行，不用注册账号。',
          en: 'Accepted, not accepted or done: one tap, no account needed.',
        },
        { zh: '答复码　{answerCode}', en: 'Code  {answerCode}' },
      ],
    },
    {
      block: 'progress',
      when: 'progressUrl',
      unless: 'answerUrl',
      arrangement: 'beside',
      sizeMm: 34,
      lines: [
        { zh: '本人扫码查看进展', en: 'For the person: scan to follow' },
        { zh: '回执码　{receiptCode}', en: 'Receipt code  {receiptCode}' },
      ],
    },
    officeLines,
    sealed(...receivedBy),
    basisLines,
  ],
};

/** 上门办理预约单 */
export const appointmentSlip: DocumentTemplate = {
  ...firstVersion,
  kind: 'appointment-slip',
  printedOn: ['home-visit'],
  numberMark: '约',
  layout: a4,
  basis: [serviceStandard('6.4 上门办理类')],
  title: { zh: '上门办理预约单', en: 'Appointment at Home' },
  blocks: [
    { block: 'heading' },
    salutation,
    {
      block: 'paragraph',
      style: 'large',
      align: 'center',
      when: 'input.visitAt',
      text: same('{input.visitAt}'),
    },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 1,
      labelWidthMm: 32,
      facts: [
        fact('办什么事', 'Matter', '{item}'),
        fact('地点', 'Place', '{input.visitPlace}'),
        fact('上门人员', 'Who comes', '{input.visitor}'),
        fact('同去的部门', 'Joined by', '{input.joinedBy}'),
        fact('请准备', 'Please have ready', '{input.bring}'),
        fact('办件编号', 'Case no.', '{caseNumber}'),
      ],
    },
    {
      block: 'paragraph',
      text: {
        zh: '工作人员上门会先出示工作证件，请核对后再开门。时间不合适，打电话给我们另约就行。',
        en: 'Our staff show their work card first; please check it before you open. If the time does not suit, call us for another.',
      },
    },
    officeLines,
    sealed(),
    basisLines,
  ],
};

/** 办理进展告知: at the intervals the item sets, and whenever something has moved. */
export const progressLetter: DocumentTemplate = {
  ...firstVersion,
  kind: 'progress-letter',
  printedOn: ['promised', 'on-behalf', 'assistance', 'home-visit'],
  numberMark: '进',
  layout: a4,
  basis: [serviceStandard('6.6 协助办理类（进展和问题定期反馈）')],
  title: { zh: '办理进展告知', en: 'How Your Matter Stands' },
  blocks: [
    { block: 'heading' },
    salutation,
    {
      block: 'paragraph',
      text: {
        zh: '您于{receivedOn}提出的“{item}”（编号 {caseNumber}），现在的进展如下。',
        en: 'This is how “{item}” (no. {caseNumber}), which you brought on {receivedOn}, stands now.',
      },
    },
    ...chapterOf('已经做了什么', 'What was done', 'input.progress'),
    ...chapterOf('遇到的问题', 'Difficulties', 'input.problems'),
    ...chapterOf('下一步', 'Next', 'input.nextStep'),
    {
      block: 'paragraph',
      when: 'input.nextBy',
      style: 'strong',
      align: 'left',
      text: { zh: '我们会在{input.nextBy}前再告诉您。', en: 'You will hear from us again by {input.nextBy}.' },
    },
    officeLines,
    sealed(),
    basisLines,
  ],
};
