import type { Basis } from '../../kernel/text.ts';
import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import {
  basisLines,
  chapterOf,
  fact,
  firstVersion,
  officeLines,
  receivedBy,
  salutation,
  sealed,
  serviceStandard,
} from './form-parts.ts';
import { a4 } from './layouts.ts';

const regulations: Basis = { source: '《信访工作条例》', where: '2022年5月1日起施行' };

const firm = { ...firstVersion, layout: a4, basis: [serviceStandard('6.10 信访投诉处置类'), regulations] };

/** 信访受理告知书 */
export const petitionAcceptance: DocumentTemplate = {
  ...firm,
  kind: 'petition-acceptance',
  numberMark: '访受',
  title: { zh: '信访事项受理告知书', en: 'Notice of Acceptance of a Petition' },
  blocks: [
    { block: 'heading' },
    salutation,
    {
      block: 'paragraph',
      text: {
        zh: '您于{receivedOn}[[通过{input.cameBy}]]反映的事项（编号 {caseNumber}）已经受理，由{handler}负责。[[我们将在{dueOn}前答复您。]]',
        en: 'What you raised on {receivedOn}[[ by {input.cameBy}]] (no. {caseNumber}) has been accepted; {handler} is in charge.[[ You will have our answer by {dueOn}.]]',
      },
    },
    ...chapterOf('您反映的事项', 'What you raised', 'input.demand'),
    {
      block: 'paragraph',
      when: 'progressUrl',
      text: {
        zh: '您可以凭回执码 {receiptCode} 和手机号后四位，在 {progressUrl} 查看进展。',
        en: 'With the code {receiptCode} and the last four digits of your phone you can follow it at {progressUrl}.',
      },
    },
    basisLines,
    officeLines,
    sealed(...receivedBy),
  ],
};

/** 信访转送告知书: the matter is not the community's to decide; the person is told who has it now. */
export const petitionTransfer: DocumentTemplate = {
  ...firm,
  kind: 'petition-transfer',
  numberMark: '访转',
  title: { zh: '信访事项转送告知书', en: 'Notice of Transfer of a Petition' },
  blocks: [
    { block: 'heading' },
    salutation,
    {
      block: 'paragraph',
      text: {
        zh: '您于{receivedOn}反映的事项（编号 {caseNumber}）不属于本社区处置范围，已转送[[{input.unit}]]处理。请直接与该单位联系，也可以找我们了解转送情况。',
        en: 'What you raised on {receivedOn} (no. {caseNumber}) is beyond this community and was passed on[[ to {input.unit}]]. Please turn to that body, or ask us about the transfer.',
      },
    },
    ...chapterOf('您反映的事项', 'What you raised', 'input.demand'),
    ...chapterOf('转送的原因', 'Why it was passed on', 'input.reason'),
    basisLines,
    officeLines,
    sealed(...receivedBy),
  ],
};

/** 信访答复意见书 */
export const petitionReply: DocumentTemplate = {
  ...firm,
  kind: 'petition-reply',
  numberMark: '访复',
  title: { zh: '信访事项答复书', en: 'Reply to a Petition' },
  blocks: [
    { block: 'heading' },
    salutation,
    {
      block: 'paragraph',
      text: {
        zh: '您于{receivedOn}反映的事项（编号 {caseNumber}），经调查处理，答复如下。',
        en: 'We looked into what you raised on {receivedOn} (no. {caseNumber}) and reply as follows.',
      },
    },
    ...chapterOf('一、您反映的事项', '1. What you raised', 'input.demand'),
    ...chapterOf('二、调查情况', '2. Findings', 'input.findings'),
    ...chapterOf('三、处理意见', '3. Reply', 'input.reply'),
    ...chapterOf('四、处理的依据', '4. Basis of the reply', 'input.replyBasis'),
    {
      block: 'paragraph',
      text: {
        zh: '对以上答复有不同意见的，可以再来反映，也可以向街道（乡镇）或者拨打12345反映。',
        en: 'If you disagree you may come to us again, turn to the street or town office, or call 12345.',
      },
    },
    {
      block: 'facts',
      lines: 'none',
      perRow: 1,
      labelWidthMm: 27,
      facts: [fact('首问责任人', 'First contact', '{firstResponsible}')],
    },
    basisLines,
    officeLines,
    sealed(...receivedBy),
  ],
};
