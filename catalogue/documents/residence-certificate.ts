import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { basisLines, firstVersion, officeLines, sealed } from './form-parts.ts';
import { a4 } from './layouts.ts';

/** Says where a person lives, as far as the community knows it, and nothing else: the rest a committee must not certify. */
export const residenceCertificate: DocumentTemplate = {
  ...firstVersion,
  kind: 'residence-certificate',
  numberMark: '居',
  madeFor: ['person'],
  basis: [
    { source: '《全科社区工作者必读》', where: '退休养老 4 开具退休人员居住证明' },
    { source: '民发〔2020〕20号', where: '不应出具证明事项清单（居住情况不在其中）' },
  ],
  title: { zh: '居住证明', en: 'Certificate of Residence' },
  layout: a4,
  fields: [
    { id: 'addressee', label: { zh: '交给哪个单位', en: 'Addressed to' }, type: 'text', required: true },
    { id: 'name', label: { zh: '姓名', en: 'Name' }, type: 'text', required: true, from: 'person.name' },
    { id: 'sex', label: { zh: '性别', en: 'Sex' }, type: 'text', required: true, from: 'person.sex' },
    {
      id: 'idNumber',
      label: { zh: '身份证号码', en: 'ID number' },
      type: 'id-number',
      required: true,
      from: 'person.id-number',
    },
    { id: 'home', label: { zh: '住处', en: 'Home' }, type: 'text', required: true, from: 'person.address' },
    {
      id: 'livesSince',
      label: { zh: '从哪天起住在这里', en: 'Lives here since' },
      type: 'date',
      required: false,
      from: 'fact.movedInOn',
    },
    {
      id: 'knownBy',
      label: { zh: '凭什么知道', en: 'How it is known' },
      type: 'choice',
      required: true,
      choices: [
        { id: 'register', label: { zh: '居住登记', en: 'the register of residents' } },
        { id: 'visit', label: { zh: '入户走访记录', en: 'a recorded visit to the home' } },
        { id: 'deed', label: { zh: '房产证或租赁合同', en: 'a deed or lease' } },
      ],
    },
    {
      id: 'purpose',
      label: { zh: '用来办什么', en: 'Used for' },
      type: 'text',
      required: true,
      help: {
        zh: '婚姻、亲属、健在、无犯罪等不由社区证明，请看“不出具的证明”',
        en: 'Marriage, kinship, being alive and the like are not certified by the community',
      },
    },
  ],
  blocks: [
    { block: 'heading' },
    { block: 'paragraph', style: 'plain', align: 'left', text: { zh: '{addressee}：', en: 'To {addressee}:' } },
    {
      block: 'paragraph',
      text: {
        zh: '{name}，{sex}，身份证号码{idNumber}，[[自{livesSince}起]]居住在{home}。以上情况根据{knownBy}核实。',
        en: '{name}, {sex}, ID number {idNumber}, lives at {home}[[ since {livesSince}]]. This was verified by {knownBy}.',
      },
    },
    {
      block: 'paragraph',
      text: {
        zh: '本证明用于{purpose}，只说明居住情况，不证明婚姻、亲属、财产等其他事项。',
        en: 'This certificate is for {purpose}. It states where the person lives and nothing else.',
      },
    },
    { block: 'paragraph', text: { zh: '特此证明。', en: 'Certified herewith.' } },
    sealed(),
    basisLines,
    officeLines,
  ],
};
