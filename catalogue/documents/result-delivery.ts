import type { Text } from '../../kernel/text.ts';
import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { a4 } from './layouts.ts';

const contact: Text = {
  zh: '[[电话：{issuerPhone}]][[　办公时间：{openingHours}]]\n[[地址：{issuerAddress}]]',
  en: '[[Phone: {issuerPhone}]][[  Open: {openingHours}]]\n[[Address: {issuerAddress}]]',
};

export const resultDelivery: DocumentTemplate = {
  kind: 'result-delivery',
  paper: 'a4',
  version: 1,
  validFrom: '2025-01-01',
  basis: [{ source: '《全科社区工作者服务规范》', where: '第6章 服务类型与要求' }],
  title: { zh: '办理结果送达单', en: 'Delivery of Result' },
  numberMark: '结',
  words: {
    'at-counter': { zh: '窗口领取', en: 'collected at the counter' },
    'at-home': { zh: '送达上门', en: 'delivered at home' },
    'by-post': { zh: '邮寄送达', en: 'sent by post' },
    electronic: { zh: '电子送达', en: 'sent electronically' },
    'to-agent': { zh: '代办人领取', en: 'collected by the representative' },
  },
  pageLabel: { zh: '{documentNumber}　第 {page} 页，共 {pages} 页', en: '{documentNumber}  Page {page} of {pages}' },
  layout: a4,
  blocks: [
    { block: 'heading' },
    {
      block: 'paragraph',
      text: {
        zh: '{applicant}：您申请办理的“{item}”已于{finishedOn}办结，现将办理结果送达给您。',
        en: 'To {applicant}: your application for “{item}” was finished on {finishedOn}. The result is handed to you herewith.',
      },
    },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      facts: [
        { label: { zh: '办件编号', en: 'Case no.' }, value: { zh: '{caseNumber}', en: '{caseNumber}' } },
        { label: { zh: '办理事项', en: 'Matter' }, value: { zh: '{item}', en: '{item}' }, wide: true },
        {
          label: { zh: '申请人', en: 'Applicant' },
          value: { zh: '{applicant}[[　{maskedIdNumber}]]', en: '{applicant}[[  {maskedIdNumber}]]' },
        },
        {
          label: { zh: '代办人', en: 'Agent' },
          value: {
            zh: '{agent}[[（{agentRelation}）]][[　{agentIdNumber}]]',
            en: '{agent}[[ ({agentRelation})]][[  {agentIdNumber}]]',
          },
          wide: true,
          when: 'agent',
        },
        { label: { zh: '受理日期', en: 'Accepted' }, value: { zh: '{acceptedOn}', en: '{acceptedOn}' } },
        { label: { zh: '办结日期', en: 'Finished' }, value: { zh: '{finishedOn}', en: '{finishedOn}' } },
        { label: { zh: '决定机关', en: 'Decided by' }, value: { zh: '{decidedBy}', en: '{decidedBy}' }, wide: true },
        { label: { zh: '办理结果', en: 'Result' }, value: { zh: '{result}', en: '{result}' }, wide: true },
        {
          label: { zh: '送达方式', en: 'Delivery' },
          value: { zh: '{way}[[（{wayDetail}）]]', en: '{way}[[ ({wayDetail})]]' },
        },
        { label: { zh: '送达日期', en: 'Delivered' }, value: { zh: '{deliveredOn}', en: '{deliveredOn}' } },
        { label: { zh: '经办人', en: 'Handler' }, value: { zh: '{handler}', en: '{handler}' } },
        {
          label: { zh: '首问责任人', en: 'First contact' },
          value: { zh: '{firstResponsible}', en: '{firstResponsible}' },
        },
      ],
    },
    {
      block: 'list-table',
      list: 'delivered',
      title: { zh: '送达的文书', en: 'Documents delivered' },
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        { label: { zh: '名称', en: 'Name' }, value: { zh: '{name}', en: '{name}' }, widthMm: 76 },
        { label: { zh: '文号', en: 'Number' }, value: { zh: '{number}', en: '{number}' }, widthMm: 50 },
        { label: { zh: '份数', en: 'Copies' }, value: { zh: '{count}', en: '{count}' }, widthMm: 20 },
      ],
    },
    {
      block: 'progress',
      when: 'progressUrl',
      arrangement: 'beside',
      sizeMm: 34,
      lines: [
        { zh: '请为本次服务评价', en: 'Please rate this service' },
        {
          zh: '扫码进入办件页面即可评价，您的意见直接送达社区负责人。',
          en: 'Scan the code; your opinion goes straight to the person in charge of the community.',
        },
        { zh: '回执码　{receiptCode}', en: 'Receipt code  {receiptCode}' },
        contact,
      ],
    },
    {
      block: 'paragraph',
      unless: 'progressUrl',
      style: 'small',
      align: 'left',
      text: contact,
    },
    {
      block: 'seal',
      note: { zh: '（盖章）', en: '(seal)' },
      signatures: [
        { zh: '领取人（签字）', en: 'Received by' },
        { zh: '领取日期', en: 'Date' },
        { zh: '送达人（签字）', en: 'Delivered by' },
      ],
    },
  ],
};
