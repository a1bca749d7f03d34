import type { Basis, Text } from '../../kernel/text.ts';
import type { DocumentTemplate, FactsBlock, ProgressBlock } from '../../modules/notices/domain/document-template.ts';
import { a4, roll80 } from './layouts.ts';

const title: Text = { zh: '受理回执', en: 'Receipt of Acceptance' };

const basis: readonly Basis[] = [{ source: '《全科社区工作者服务规范》', where: '7.1.1 首问责任制、7.1.3 限时办结制' }];

const words: Readonly<Record<string, Text>> = {
  provisional: {
    zh: '该日期之后的法定节假日安排尚未公布，期限如有变动将重新告知。',
    en: 'Public holidays up to this date are not announced yet; you will be told if the date moves.',
  },
};

const facts: FactsBlock['facts'] = [
  { label: { zh: '办件编号', en: 'Case no.' }, value: { zh: '{caseNumber}', en: '{caseNumber}' } },
  { label: { zh: '服务类型', en: 'Service' }, value: { zh: '{process}', en: '{process}' } },
  { label: { zh: '办理事项', en: 'Matter' }, value: { zh: '{item}', en: '{item}' }, wide: true },
  {
    label: { zh: '申请人', en: 'Applicant' },
    value: { zh: '{applicant}[[　{maskedIdNumber}]]', en: '{applicant}[[  {maskedIdNumber}]]' },
    wide: true,
  },
  {
    label: { zh: '代办人', en: 'Agent' },
    value: {
      zh: '{agent}[[（{agentRelation}）]][[　{agentIdNumber}]]',
      en: '{agent}[[ ({agentRelation})]][[  {agentIdNumber}]]',
    },
    when: 'agent',
    wide: true,
  },
  { label: { zh: '受理日期', en: 'Accepted' }, value: { zh: '{acceptedOn}', en: '{acceptedOn}' } },
  {
    label: { zh: '办结期限', en: 'Due by' },
    value: { zh: '{dueOn}[[\n承诺 {limit}]]', en: '{dueOn}[[\npromised: {limit}]]' },
    when: 'dueOn',
  },
  {
    label: { zh: '期限说明', en: 'Counted' },
    value: { zh: '{dueExplanation}{provisional}', en: '{dueExplanation} {provisional}' },
    wide: true,
  },
  { label: { zh: '决定机关', en: 'Decided by' }, value: { zh: '{decidedBy}', en: '{decidedBy}' } },
  { label: { zh: '收费', en: 'Fee' }, value: { zh: '{fee}', en: '{fee}' } },
  { label: { zh: '经办人', en: 'Handler' }, value: { zh: '{handler}', en: '{handler}' } },
  {
    label: { zh: '首问责任人', en: 'First contact' },
    value: { zh: '{firstResponsible}', en: '{firstResponsible}' },
  },
];

const progressLines: ProgressBlock['lines'] = [
  { zh: '回执码　{receiptCode}', en: 'Receipt code  {receiptCode}' },
  {
    zh: '扫码查看办理进度，或凭回执码和手机号后四位查询',
    en: 'Scan to follow the matter, or use the code and the last four digits of your phone number',
  },
  { zh: '{progressUrl}', en: '{progressUrl}' },
];

const keepReceipt: Text = {
  zh: '请保管好回执，领取结果时出示。有疑问请找首问责任人。',
  en: 'Please keep this receipt and show it when you collect the result. Questions: ask your first contact.',
};

const contact: Text = {
  zh: '[[电话：{issuerPhone}]][[　办公时间：{openingHours}]]\n[[地址：{issuerAddress}]]',
  en: '[[Phone: {issuerPhone}]][[  Open: {openingHours}]]\n[[Address: {issuerAddress}]]',
};

const common: Pick<DocumentTemplate, 'kind' | 'version' | 'validFrom' | 'basis' | 'title' | 'numberMark' | 'words'> = {
  kind: 'acceptance-receipt',
  version: 1,
  validFrom: '2025-01-01',
  basis,
  title,
  numberMark: '受',
  words,
};

export const acceptanceReceiptA4: DocumentTemplate = {
  ...common,
  paper: 'a4',
  pageLabel: { zh: '{documentNumber}　第 {page} 页，共 {pages} 页', en: '{documentNumber}  Page {page} of {pages}' },
  layout: a4,
  blocks: [
    { block: 'heading' },
    {
      block: 'paragraph',
      text: {
        zh: '{applicant}：您申请办理的“{item}”，材料齐全，我们已于{acceptedOn}受理。',
        en: 'To {applicant}: your application for “{item}” is complete and was accepted on {acceptedOn}.',
      },
    },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      facts,
    },
    {
      block: 'list-table',
      list: 'received',
      title: { zh: '已收材料', en: 'Materials received' },
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        { label: { zh: '材料名称', en: 'Material' }, value: { zh: '{name}', en: '{name}' }, widthMm: 92 },
        { label: { zh: '形式', en: 'Form' }, value: { zh: '{form}', en: '{form}' }, widthMm: 34 },
        { label: { zh: '份数', en: 'Copies' }, value: { zh: '{count}', en: '{count}' }, widthMm: 20 },
      ],
    },
    { block: 'progress', arrangement: 'beside', sizeMm: 36, lines: [...progressLines, contact, keepReceipt] },
    { block: 'seal', note: { zh: '（盖章）', en: '(seal)' }, signatures: [] },
  ],
};

export const acceptanceReceiptRoll: DocumentTemplate = {
  ...common,
  paper: 'roll-80',
  layout: roll80,
  blocks: [
    { block: 'heading' },
    {
      block: 'facts',
      lines: 'none',
      perRow: 1,
      labelWidthMm: 21,
      facts,
    },
    { block: 'rule', dashed: true },
    {
      block: 'list-lines',
      list: 'received',
      title: { zh: '已收材料', en: 'Materials received' },
      line: { zh: '{number}. {name}（{form}）× {count}', en: '{number}. {name} ({form}) × {count}' },
    },
    { block: 'rule', dashed: true },
    { block: 'progress', arrangement: 'below', sizeMm: 40, lines: progressLines },
    { block: 'rule', dashed: true },
    {
      block: 'paragraph',
      style: 'small',
      text: {
        zh: '请保管好回执，领取结果时出示。\n有疑问请找首问责任人。\n[[电话：{issuerPhone}]]\n[[地址：{issuerAddress}]][[\n办公时间：{openingHours}]]',
        en: 'Please keep this receipt and show it when you collect the result.\nQuestions: ask your first contact.\n[[Phone: {issuerPhone}]]\n[[Address: {issuerAddress}]][[\nOpen: {openingHours}]]',
      },
    },
    { block: 'paragraph', text: { zh: '{issuedOn}', en: '{issuedOn}' }, style: 'small', align: 'right' },
  ],
};
