import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { a4 } from './layouts.ts';

export const oneTimeNotice: DocumentTemplate = {
  kind: 'one-time-notice',
  paper: 'a4',
  version: 1,
  validFrom: '2025-01-01',
  basis: [{ source: '《全科社区工作者服务规范》', where: '7.1.2 一次性告知制' }],
  title: { zh: '一次性告知书', en: 'One-time Notice of Missing Materials' },
  numberMark: '告',
  words: {
    provisional: {
      zh: '该日期之后的法定节假日安排尚未公布，期限如有变动将重新告知。',
      en: 'Public holidays up to this date are not announced yet; you will be told if the date moves.',
    },
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
        zh: '您于{receivedOn}提出办理“{item}”（办件编号 {caseNumber}）。经核对，还需补齐下列 {missingCount} 项材料。本告知书已列出全部所缺材料，补齐后我们即行受理，不再另行要求其他材料。',
        en: 'On {receivedOn} you applied for “{item}” (case {caseNumber}). The following {missingCount} materials are still needed. This list is complete: once they are here we accept your application and ask for nothing else.',
      },
    },
    {
      block: 'paragraph',
      when: 'repeatsNumber',
      text: {
        zh: '本告知书重申{repeatsNumber}中尚未补齐的材料，未增加新的要求。',
        en: 'This notice repeats what is still open from {repeatsNumber}. Nothing has been added.',
      },
    },
    {
      block: 'list-table',
      list: 'missing',
      title: { zh: '所缺材料', en: 'Missing materials' },
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        {
          label: { zh: '材料名称', en: 'Material' },
          value: { zh: '{name}[[\n{form}]][[　{count} 份]]', en: '{name}[[\n{form}]][[ × {count}]]' },
          widthMm: 50,
        },
        { label: { zh: '为什么需要', en: 'Why it is needed' }, value: { zh: '{why}', en: '{why}' }, widthMm: 50 },
        {
          label: { zh: '到哪里取得', en: 'Where to get it' },
          value: { zh: '{comesFrom}', en: '{comesFrom}' },
          widthMm: 44,
        },
      ],
    },
    {
      block: 'paragraph',
      style: 'strong',
      align: 'left',
      text: { zh: '请于{dueOn}前补交。', en: 'Please bring them by {dueOn}.' },
    },
    {
      block: 'paragraph',
      text: {
        zh: '{dueExplanation}{provisional}您补交材料所用的时间不计入办理期限。',
        en: '{dueExplanation} {provisional} The time you need for this is not counted in the time limit.',
      },
    },
    {
      block: 'list-lines',
      list: 'received',
      title: { zh: '已收到且符合要求的材料（无需再交）', en: 'Already received and in order (no need to bring again)' },
      line: { zh: '{number}. {name}（{form}）× {count}', en: '{number}. {name} ({form}) × {count}' },
      small: true,
    },
    {
      block: 'list-lines',
      list: 'basis',
      title: { zh: '依据', en: 'Basis' },
      line: { zh: '{number}. {source}[[ {where}]]', en: '{number}. {source}[[, {where}]]' },
      small: true,
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
