import type { Text } from '../../kernel/text.ts';
import type { Block, DocumentTemplate, TemplateLayout } from '../../modules/notices/domain/document-template.ts';
import type { FormField } from '../../modules/notices/domain/form-field.ts';
import { firstVersion, same } from './form-parts.ts';
import { a4 } from './layouts.ts';

/** Three parts have to stand on one sheet. */
const threeParts: TemplateLayout = { ...a4, titlePt: 16, bodyPt: 12, tablePt: 10.5, smallPt: 9.5 };

const fields: readonly FormField[] = [
  {
    id: 'addressee',
    label: { zh: '写给（接收方党委组织部门全称）', en: 'Addressed to' },
    type: 'text',
    required: true,
  },
  { id: 'member', label: { zh: '党员姓名', en: 'Member' }, type: 'text', required: true, from: 'person.name' },
  { id: 'sex', label: { zh: '性别', en: 'Sex' }, type: 'text', required: true, from: 'person.sex' },
  { id: 'age', label: { zh: '年龄', en: 'Age' }, type: 'number', required: true, from: 'person.age' },
  {
    id: 'ethnicGroup',
    label: { zh: '民族（写全，如汉族）', en: 'Ethnic group' },
    type: 'text',
    required: true,
    from: 'person.ethnic-group',
  },
  {
    id: 'memberKind',
    label: { zh: '预备还是正式党员', en: 'Probationary or full member' },
    type: 'choice',
    required: true,
    choices: [
      { id: 'full', label: { zh: '正式', en: 'full' } },
      { id: 'probationary', label: { zh: '预备', en: 'probationary' } },
    ],
  },
  {
    id: 'idNumber',
    label: { zh: '身份证号码', en: 'ID number' },
    type: 'id-number',
    required: true,
    from: 'person.id-number',
  },
  { id: 'movesFrom', label: { zh: '由哪里（原党组织全称）', en: 'From (organisation)' }, type: 'text', required: true },
  {
    id: 'movesTo',
    label: { zh: '到哪里（接收党支部）', en: 'To (branch)' },
    type: 'text',
    required: true,
    help: { zh: '写接收党员的支部全称', en: 'Full name of the receiving branch' },
  },
  { id: 'duesPaidTo', label: { zh: '党费交到哪年哪月', en: 'Dues paid up to' }, type: 'month', required: true },
  {
    id: 'phone',
    label: { zh: '党员联系电话', en: 'Member’s phone' },
    type: 'phone',
    required: true,
    from: 'person.phone',
  },
  {
    id: 'committeeAddress',
    label: { zh: '原基层党委通讯地址', en: 'Former committee’s address' },
    type: 'text',
    required: true,
  },
  {
    id: 'committeePhone',
    label: { zh: '原基层党委电话', en: 'Former committee’s phone' },
    type: 'text',
    required: true,
  },
  { id: 'fax', label: { zh: '传真', en: 'Fax' }, type: 'text', required: false },
  { id: 'postcode', label: { zh: '邮编', en: 'Postcode' }, type: 'text', required: false },
];

const number: Text = { zh: '编号：{documentNumber}', en: 'No. {documentNumber}' };

const part = (title: Text, name: Text): Block => ({ block: 'part-heading', title, left: number, right: name });

const toTheRight = (text: Text): Block => ({ block: 'paragraph', style: 'plain', align: 'right', text });

const perforation = (note: Text): Block => ({
  block: 'perforation',
  text: { zh: '第　{sequence}　号', en: 'No.  {sequence}' },
  note,
});

const stub: readonly Block[] = [
  part({ zh: '党员介绍信存根', en: 'Stub of the Letter of Introduction' }, { zh: '第一联', en: 'Part 1' }),
  {
    block: 'paragraph',
    text: {
      zh: '{member}同志系中共{memberKind}党员，组织关系由{movesFrom}转到{movesTo}。',
      en: '{member} is a {memberKind} member of the Communist Party of China and moves from {movesFrom} to {movesTo}.',
    },
  },
  toTheRight(same('{issuedOn}')),
  {
    block: 'paragraph',
    style: 'small',
    align: 'center',
    text: { zh: '（贴回执联处）', en: '(paste the returned slip here)' },
  },
];

const letter: readonly Block[] = [
  part(
    { zh: '中国共产党党员组织关系介绍信', en: 'Letter of Introduction of a Party Member' },
    { zh: '第二联', en: 'Part 2' },
  ),
  { block: 'paragraph', style: 'plain', align: 'left', text: { zh: '{addressee}：', en: 'To {addressee}:' } },
  {
    block: 'paragraph',
    text: {
      zh: '{member}同志（{sex}），{age}岁，{ethnicGroup}，系中共{memberKind}党员，身份证号码{idNumber}，由{movesFrom}去{movesTo}。请转接组织关系。该同志党费已交到{duesPaidTo}。（有效期玖拾天）',
      en: '{member} ({sex}, {age} years old, {ethnicGroup}), {memberKind} member of the Communist Party of China, ID number {idNumber}, moves from {movesFrom} to {movesTo}. Please take over the membership. Dues are paid up to {duesPaidTo}. (Valid for ninety days.)',
    },
  },
  toTheRight({ zh: '（盖章）　　　　', en: '(seal)' }),
  toTheRight(same('{issuedOn}')),
  {
    block: 'paragraph',
    style: 'small',
    align: 'left',
    text: {
      zh: '党员联系电话或其他联系方式：{phone}\n党员原所在基层党委通讯地址：{committeeAddress}\n联系电话：{committeePhone}[[　传真：{fax}]][[　邮编：{postcode}]]',
      en: 'Member’s phone or other contact: {phone}\nAddress of the former committee: {committeeAddress}\nPhone: {committeePhone}[[  Fax: {fax}]][[  Postcode: {postcode}]]',
    },
  },
];

const slip: readonly Block[] = [
  part(
    { zh: '中国共产党党员组织关系介绍信回执联', en: 'Return Slip of the Letter of Introduction' },
    { zh: '第三联', en: 'Part 3' },
  ),
  { block: 'paragraph', style: 'plain', align: 'left', text: { zh: '{movesFrom}：', en: 'To {movesFrom}:' } },
  {
    block: 'paragraph',
    text: {
      zh: '{member}同志的党员组织关系已转达我处，特此回复。',
      en: 'The membership of {member} has reached us. This is our reply.',
    },
  },
  toTheRight({ zh: '（盖章）　　　　', en: '(seal)' }),
  toTheRight({ zh: '　　　　年　　月　　日', en: 'Date: ____________' }),
  {
    block: 'paragraph',
    style: 'plain',
    align: 'left',
    text: { zh: '经办人：　　　　　　　　联系电话：', en: 'Handled by:                         Phone:' },
  },
];

/** 党组织关系转移介绍信 of the handbook, in three parts on one sheet. */
export const letterOfIntroduction: DocumentTemplate = {
  ...firstVersion,
  kind: 'letter-of-introduction',
  numberMark: '介',
  madeFor: ['person'],
  basis: [{ source: '《全科社区工作者必读》', where: '党组织关系转接（5）办理要件' }],
  title: { zh: '党员组织关系介绍信', en: 'Letter of Introduction for Transfer of Party Membership' },
  layout: threeParts,
  fields,
  blocks: [
    ...stub,
    perforation({ zh: '（加盖骑缝章）', en: '(seal across the line)' }),
    ...letter,
    perforation({ zh: '（加盖骑缝章）', en: '(seal across the line)' }),
    ...slip,
  ],
};
