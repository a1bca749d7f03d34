import type { Basis, Text } from '../../kernel/text.ts';
import type { Block, DocumentTemplate, Fact, ListTableBlock } from '../../modules/notices/domain/document-template.ts';

/** A text that is the same in both languages, such as a bare placeholder. */
export const same = (words: string): Text => ({ zh: words, en: words });

export const pageLabel: Text = {
  zh: '[[{documentNumber}　]]第 {page} 页，共 {pages} 页',
  en: '[[{documentNumber}  ]]Page {page} of {pages}',
};

/** What every form starts from; a changed form is a new version beside the old one. */
export const firstVersion: Pick<DocumentTemplate, 'paper' | 'version' | 'validFrom' | 'words' | 'pageLabel'> = {
  paper: 'a4',
  version: 1,
  validFrom: '2025-01-01',
  words: {},
  pageLabel,
};

export const serviceStandard = (where: string): Basis => ({ source: '《全科社区工作者服务规范》', where });

export const fact = (zh: string, en: string, value: string, more: Omit<Fact, 'label' | 'value'> = {}): Fact => ({
  label: { zh, en },
  value: same(value),
  ...more,
});

export const chapter = (zh: string, en: string, when?: string): Block => ({
  block: 'paragraph',
  style: 'strong',
  align: 'left',
  text: { zh, en },
  ...(when === undefined ? {} : { when }),
});

/** A chapter with one value of the case below it; both are left out together while nothing was said. */
export const chapterOf = (zh: string, en: string, field: string): readonly Block[] => [
  chapter(zh, en, field),
  { block: 'paragraph', text: same(`{${field}}`), when: field },
];

/** Who, which matter, under which number: the head of every paper of a case. */
export const caseFacts = (more: readonly Fact[] = []): Block => ({
  block: 'facts',
  lines: 'grid',
  perRow: 2,
  labelWidthMm: 27,
  facts: [
    fact('办件编号', 'Case no.', '{caseNumber}'),
    fact('登记日期', 'Registered', '{receivedOn}'),
    fact('事项', 'Matter', '{item}', { wide: true }),
    { label: { zh: '服务对象', en: 'Person' }, value: same('{applicant}[[　{maskedIdNumber}]]'), wide: true },
    ...more,
    fact('经办人', 'Handler', '{handler}'),
    fact('首问责任人', 'First contact', '{firstResponsible}'),
  ],
});

const numberLabel: Text = { zh: '序号', en: 'No.' };

/** What the forms of the case took in beyond the values placed by name. */
export const otherInputs: ListTableBlock = {
  block: 'list-table',
  list: 'inputs',
  title: { zh: '登记内容', en: 'Recorded' },
  numberLabel,
  columns: [
    { label: { zh: '项目', en: 'Entry' }, value: same('{label}'), widthMm: 42 },
    { label: { zh: '内容', en: 'Contents' }, value: same('{value}'), widthMm: 100 },
  ],
};

export const timeline: ListTableBlock = {
  block: 'list-table',
  list: 'history',
  title: { zh: '经过', en: 'Course of events' },
  numberLabel,
  columns: [
    { label: { zh: '时间', en: 'Time' }, value: same('{at}'), widthMm: 36 },
    { label: { zh: '事情', en: 'What' }, value: same('{what}[[\n{detail}]]'), widthMm: 82 },
    { label: { zh: '记录人', en: 'By' }, value: same('{who}'), widthMm: 24 },
  ],
};

export const tasks: ListTableBlock = {
  block: 'list-table',
  list: 'tasks',
  title: { zh: '配合办理', en: 'Done by others' },
  numberLabel,
  columns: [
    { label: { zh: '做什么', en: 'What' }, value: same('{what}'), widthMm: 50 },
    { label: { zh: '由谁', en: 'By whom' }, value: same('{who}'), widthMm: 34 },
    { label: { zh: '期限', en: 'Due' }, value: same('{dueOn}'), widthMm: 28 },
    { label: { zh: '结果', en: 'Answer' }, value: same('{answer}'), widthMm: 34 },
  ],
};

export const basisLines: Block = {
  block: 'list-lines',
  list: 'basis',
  title: { zh: '依据', en: 'Basis' },
  line: { zh: '{number}. {source}[[ {where}]]', en: '{number}. {source}[[, {where}]]' },
  small: true,
};

export const officeLines: Block = {
  block: 'paragraph',
  style: 'small',
  align: 'left',
  text: {
    zh: '经办人：{handler}　[[电话：{issuerPhone}]]\n[[地址：{issuerAddress}]][[　办公时间：{openingHours}]]',
    en: 'Handled by: {handler}  [[Phone: {issuerPhone}]]\n[[Address: {issuerAddress}]][[  Open: {openingHours}]]',
  },
};

export const sealed = (...signatures: readonly Text[]): Block => ({
  block: 'seal',
  note: { zh: '（盖章）', en: '(seal)' },
  signatures,
});

/** Salutation of a letter to the person. */
export const salutation: Block = {
  block: 'paragraph',
  style: 'plain',
  align: 'left',
  text: { zh: '{applicant}[[（{maskedIdNumber}）]]：', en: 'To {applicant}[[ ({maskedIdNumber})]]:' },
};

export const receivedBy: readonly Text[] = [
  { zh: '签收人', en: 'Received by' },
  { zh: '签收日期', en: 'Date' },
];
