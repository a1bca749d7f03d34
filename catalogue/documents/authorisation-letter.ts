import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { basisLines, fact, firstVersion } from './form-parts.ts';
import { a4 } from './layouts.ts';

/** 授权委托书: the person lets somebody else act. It is the person's own paper; the community keeps a copy. */
export const authorisationLetter: DocumentTemplate = {
  ...firstVersion,
  kind: 'authorisation-letter',
  numberMark: '授',
  madeFor: ['person', 'form'],
  basis: [{ source: '《中华人民共和国民法典》', where: '第一百六十五条（授权委托书载明的内容）' }],
  title: { zh: '授权委托书', en: 'Letter of Authority' },
  layout: a4,
  fields: [
    { id: 'name', label: { zh: '委托人姓名', en: 'Principal' }, type: 'text', required: true, from: 'person.name' },
    {
      id: 'idNumber',
      label: { zh: '委托人身份证号码', en: 'Principal’s ID number' },
      type: 'id-number',
      required: true,
      from: 'person.id-number',
    },
    {
      id: 'phone',
      label: { zh: '委托人电话', en: 'Principal’s phone' },
      type: 'phone',
      required: false,
      from: 'person.phone',
    },
    {
      id: 'home',
      label: { zh: '委托人住处', en: 'Principal’s home' },
      type: 'text',
      required: false,
      from: 'person.address',
    },
    { id: 'agentName', label: { zh: '受托人姓名', en: 'Agent' }, type: 'text', required: true },
    {
      id: 'agentNumber',
      label: { zh: '受托人身份证号码', en: 'Agent’s ID number' },
      type: 'id-number',
      required: true,
    },
    { id: 'relation', label: { zh: '与委托人的关系', en: 'Relation' }, type: 'text', required: true },
    { id: 'agentPhone', label: { zh: '受托人电话', en: 'Agent’s phone' }, type: 'phone', required: false },
    { id: 'matter', label: { zh: '委托办理的事', en: 'Matter' }, type: 'text', required: true, from: 'item.name' },
    {
      id: 'powers',
      label: { zh: '可以代办到哪一步', en: 'Powers' },
      type: 'long-text',
      required: true,
      help: { zh: '如：代为提交材料、签收文书', en: 'For example: hand in papers, receive documents' },
    },
    { id: 'until', label: { zh: '委托到哪天为止', en: 'Valid until' }, type: 'date', required: true },
  ],
  blocks: [
    { block: 'paragraph', style: 'large', align: 'center', text: { zh: '授权委托书', en: 'Letter of Authority' } },
    {
      block: 'paragraph',
      style: 'small',
      align: 'right',
      when: 'documentNumber',
      text: { zh: '登记编号：{documentNumber}', en: 'Registered as {documentNumber}' },
    },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      keepEmpty: true,
      facts: [
        fact('委托人', 'Principal', '{name}'),
        fact('电话', 'Phone', '{phone}'),
        fact('身份证号码', 'ID number', '{idNumber}', { wide: true }),
        fact('住处', 'Home', '{home}', { wide: true }),
        fact('受托人', 'Agent', '{agentName}'),
        fact('关系', 'Relation', '{relation}'),
        fact('身份证号码', 'ID number', '{agentNumber}', { wide: true }),
        fact('电话', 'Phone', '{agentPhone}', { wide: true }),
      ],
    },
    {
      block: 'paragraph',
      text: {
        zh: '本人因不便亲自办理，委托上述受托人代为办理“{matter}”。委托权限：{powers}。',
        en: 'As I cannot come myself, I authorise the agent named above to act for me in “{matter}”. Powers: {powers}.',
      },
    },
    {
      block: 'paragraph',
      text: {
        zh: '委托期限自{issuedOn}起[[至{until}止]]。受托人在以上权限和期限内办理的事，由本人承担后果。',
        en: 'Valid from {issuedOn}[[ until {until}]]. I answer for what the agent does within these powers and this time.',
      },
    },
    {
      block: 'signatures',
      signatures: [
        { zh: '委托人（签名）', en: 'Principal' },
        { zh: '受托人（签名）', en: 'Agent' },
        { zh: '日期', en: 'Date' },
        { zh: '见证人', en: 'Witness' },
      ],
    },
    basisLines,
  ],
};
