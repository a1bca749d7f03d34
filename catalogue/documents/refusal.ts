import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { a4 } from './layouts.ts';

export const refusal: DocumentTemplate = {
  kind: 'refusal',
  paper: 'a4',
  version: 1,
  validFrom: '2025-01-01',
  basis: [{ source: '《全科社区工作者服务规范》', where: '7.1.1 首问责任制、7.1.2 一次性告知制' }],
  title: { zh: '{decision}告知书', en: 'Notice of {decision}' },
  numberMark: '决',
  words: {
    'not-accepted': { zh: '不予受理', en: 'Non-acceptance' },
    'not-approved': { zh: '不予批准决定', en: 'Non-approval' },
  },
  pageLabel: { zh: '{documentNumber}　第 {page} 页，共 {pages} 页', en: '{documentNumber}  Page {page} of {pages}' },
  layout: a4,
  blocks: [
    { block: 'heading' },
    {
      block: 'paragraph',
      style: 'plain',
      align: 'left',
      text: { zh: '{applicant}[[（{maskedIdNumber}）]]：', en: 'To {applicant}[[ ({maskedIdNumber})]]:' },
    },
    {
      block: 'paragraph',
      text: {
        zh: '您于{receivedOn}提出办理“{item}”（办件编号 {caseNumber}）。经{decidedBy}审查，于{decidedOn}作出{decision}的处理。现将理由、依据和您可以选择的途径告知如下。',
        en: 'On {receivedOn} you applied for “{item}” (case {caseNumber}). {decidedBy} examined it and decided on {decidedOn}: {decision}. The reason, the basis and what you can do are set out below.',
      },
    },
    { block: 'paragraph', style: 'strong', align: 'left', text: { zh: '一、理由', en: '1. Reason' } },
    { block: 'paragraph', text: { zh: '{reason}', en: '{reason}' } },
    {
      block: 'list-lines',
      list: 'basis',
      title: { zh: '二、依据', en: '2. Basis' },
      line: { zh: '{number}. {source}[[ {where}]]', en: '{number}. {source}[[, {where}]]' },
    },
    {
      block: 'list-lines',
      list: 'remedies',
      title: { zh: '三、不服本处理的救济途径', en: '3. If you disagree' },
      line: { zh: '{number}. {text}', en: '{number}. {text}' },
    },
    {
      block: 'list-table',
      list: 'otherRoutes',
      title: { zh: '您还可以到以下单位办理或求助', en: 'Offices that may help you' },
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        { label: { zh: '单位', en: 'Office' }, value: { zh: '{name}', en: '{name}' }, widthMm: 44 },
        { label: { zh: '可以办什么', en: 'What for' }, value: { zh: '{note}', en: '{note}' }, widthMm: 54 },
        {
          label: { zh: '地址、电话', en: 'Address, phone' },
          value: { zh: '{address}[[\n{phone}]]', en: '{address}[[\n{phone}]]' },
          widthMm: 46,
        },
      ],
    },
    {
      block: 'paragraph',
      style: 'small',
      align: 'left',
      text: {
        zh: '首问责任人：{firstResponsible}　经办人：{handler}　[[电话：{issuerPhone}]]\n[[地址：{issuerAddress}]][[　办公时间：{openingHours}]]',
        en: 'First-responsible worker: {firstResponsible}  Handled by: {handler}  [[Phone: {issuerPhone}]]\n[[Address: {issuerAddress}]][[  Open: {openingHours}]]',
      },
    },
    {
      block: 'seal',
      note: { zh: '（盖章）', en: '(seal)' },
      signatures: [
        { zh: '签收人', en: 'Received by' },
        { zh: '签收日期', en: 'Date' },
      ],
    },
  ],
};
