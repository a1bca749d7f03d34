import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { firstVersion, same } from './form-parts.ts';
import { handout } from './layouts.ts';

/** 应急叫应单: whom to call, where and with what; the last column is written into by hand. */
export const callSheet: DocumentTemplate = {
  ...firstVersion,
  kind: 'call-sheet',
  numberMark: '叫',
  madeFor: ['item'],
  layout: { ...handout, tablePt: 11, smallPt: 9.5 },
  basis: [{ source: '中华人民共和国突发事件应对法' }],
  title: { zh: '应急叫应单', en: 'Emergency Call Sheet' },
  blocks: [
    {
      block: 'paragraph',
      style: 'large',
      align: 'center',
      text: { zh: '应急叫应单：{item}', en: 'Call sheet: {item}' },
    },
    {
      block: 'list-table',
      list: 'called',
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        { label: { zh: '住址', en: 'Address' }, value: same('{place}'), widthMm: 44 },
        { label: { zh: '姓名、年龄', en: 'Name, age' }, value: same('{person}'), widthMm: 24 },
        { label: { zh: '要什么帮助', en: 'Help' }, value: same('{help}'), widthMm: 32 },
        { label: { zh: '电话', en: 'Phone' }, value: same('{phone}'), widthMm: 28 },
        { label: { zh: '情况', en: 'Found' }, value: same('{found}'), widthMm: 30 },
      ],
    },
    {
      block: 'paragraph',
      style: 'small',
      align: 'left',
      text: {
        zh: '{issuer}　{handler} {issuedOn}打印。含个人信息，用完收回销毁。',
        en: '{issuer}  Printed by {handler} on {issuedOn}. Personal data: destroy after use.',
      },
    },
  ],
};
