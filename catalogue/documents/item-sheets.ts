import type { Block, DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { fact, firstVersion, same, serviceStandard } from './form-parts.ts';
import { handout } from './layouts.ts';

const title: Block = { block: 'paragraph', style: 'large', align: 'center', text: same('{item}') };

const materials = (withTick: boolean): Block => ({
  block: 'list-table',
  list: 'materials',
  title: { zh: '要带什么', en: 'What to bring' },
  numberLabel: { zh: '序号', en: 'No.' },
  columns: [
    { label: { zh: '材料', en: 'Paper' }, value: same('{name}[[\n{when}]]'), widthMm: 62 },
    { label: { zh: '原件还是复印件', en: 'Original or copy' }, value: same('{form}[[ × {count}]]'), widthMm: 38 },
    { label: { zh: '哪里取得', en: 'Where to get it' }, value: same('{comesFrom}'), widthMm: 40 },
    ...(withTick ? [{ label: { zh: '带了', en: 'Packed' }, value: same('□'), widthMm: 14 }] : []),
  ],
});

const office: Block = {
  block: 'paragraph',
  style: 'small',
  align: 'left',
  text: {
    zh: '{issuer}　[[电话：{issuerPhone}]][[　办公时间：{openingHours}]]\n[[地址：{issuerAddress}]]\n打印日期：{issuedOn}，以后规定有变的，以窗口答复为准。',
    en: '{issuer}  [[Phone: {issuerPhone}]][[  Open: {openingHours}]]\n[[Address: {issuerAddress}]]\nPrinted on {issuedOn}; ask at the window if the rules have changed since.',
  },
};

/** 一口清: one item on one page, with the sentence to say aloud. */
export const spokenAnswerSheet: DocumentTemplate = {
  ...firstVersion,
  kind: 'spoken-answer',
  numberMark: '清',
  madeFor: ['item'],
  // The longest item still stands on one page.
  layout: { ...handout, bodyPt: 14, tablePt: 10.5, smallPt: 9.5 },
  basis: [serviceStandard('7.1.2 一次性告知制')],
  title: { zh: '一口清：{item}', en: 'In one breath: {item}' },
  blocks: [
    title,
    { block: 'paragraph', when: 'spoken', text: { zh: '“{spoken}”', en: '“{spoken}”' } },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 1,
      labelWidthMm: 30,
      facts: [
        fact('谁能办', 'For whom', '{audience}'),
        fact('在哪办', 'Where', '{issuerAddress}[[　{issuerPhone}]]'),
        fact('谁决定', 'Decided by', '{decidedBy}'),
        fact('多久', 'How long', '{limit}'),
        fact('收费', 'Fee', '{fee}'),
      ],
    },
    materials(false),
    {
      block: 'list-lines',
      list: 'steps',
      title: { zh: '怎么办', en: 'How it goes' },
      line: same('{number}. {text}'),
      small: true,
    },
    office,
  ],
};

/** 材料清单: to tick off at home. */
export const materialChecklist: DocumentTemplate = {
  ...firstVersion,
  kind: 'material-checklist',
  numberMark: '料',
  madeFor: ['item'],
  layout: handout,
  basis: [serviceStandard('7.1.2 一次性告知制')],
  title: { zh: '材料清单：{item}', en: 'What to bring: {item}' },
  blocks: [
    title,
    {
      block: 'paragraph',
      style: 'plain',
      align: 'left',
      when: 'applicant',
      text: { zh: '{applicant}：这些都带来，一次就能办。', en: '{applicant}: bring these and once is enough.' },
    },
    materials(true),
    {
      block: 'paragraph',
      style: 'plain',
      align: 'left',
      text: { zh: '收费：{fee}[[　多久：{limit}]]', en: 'Fee: {fee}[[  How long: {limit}]]' },
    },
    office,
  ],
};
