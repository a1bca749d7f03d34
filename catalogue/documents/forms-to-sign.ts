import type { Block, DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import type { FormField } from '../../modules/notices/domain/form-field.ts';
import { basisLines, fact, firstVersion, same, serviceStandard } from './form-parts.ts';
import { a4 } from './layouts.ts';

/** Who signs; filled in from the file, so that the person only has to read and sign. */
const person: readonly FormField[] = [
  { id: 'name', label: { zh: '姓名', en: 'Name' }, type: 'text', required: true, from: 'person.name' },
  { id: 'sex', label: { zh: '性别', en: 'Sex' }, type: 'text', required: false, from: 'person.sex' },
  { id: 'bornOn', label: { zh: '出生日期', en: 'Born' }, type: 'date', required: false, from: 'person.born-on' },
  {
    id: 'idNumber',
    label: { zh: '身份证号码', en: 'ID number' },
    type: 'id-number',
    required: true,
    from: 'person.id-number',
  },
  { id: 'phone', label: { zh: '电话', en: 'Phone' }, type: 'phone', required: false, from: 'person.phone' },
  { id: 'home', label: { zh: '住处', en: 'Home' }, type: 'text', required: true, from: 'person.address' },
  { id: 'matter', label: { zh: '办什么事', en: 'Matter' }, type: 'text', required: true, from: 'item.name' },
];

const personFacts: Block = {
  block: 'facts',
  lines: 'grid',
  perRow: 2,
  labelWidthMm: 27,
  keepEmpty: true,
  facts: [
    fact('姓名', 'Name', '{name}'),
    fact('性别', 'Sex', '{sex}'),
    fact('出生日期', 'Born', '{bornOn}'),
    fact('电话', 'Phone', '{phone}'),
    fact('身份证号码', 'ID number', '{idNumber}', { wide: true }),
    fact('住处', 'Home', '{home}', { wide: true }),
    fact('办什么事', 'Matter', '{matter}', { wide: true }),
  ],
};

const household: Block = {
  block: 'list-table',
  list: 'household',
  leastRows: 3,
  title: { zh: '家庭成员', en: 'Household' },
  numberLabel: { zh: '序号', en: 'No.' },
  columns: [
    { label: { zh: '姓名', en: 'Name' }, value: same('{name}'), widthMm: 34 },
    { label: { zh: '关系', en: 'Relation' }, value: same('{relation}'), widthMm: 28 },
    { label: { zh: '性别', en: 'Sex' }, value: same('{sex}'), widthMm: 18 },
    { label: { zh: '年龄', en: 'Age' }, value: same('{age}'), widthMm: 18 },
    { label: { zh: '签名', en: 'Signature' }, value: same(' '), widthMm: 46 },
  ],
};

const title = (zh: string, en: string): Block => ({
  block: 'paragraph',
  style: 'large',
  align: 'center',
  text: { zh, en },
});

const signed: Block = {
  block: 'signatures',
  signatures: [
    { zh: '本人（签名）', en: 'Signature' },
    { zh: '日期', en: 'Date' },
  ],
};

/** 申请表, for items whose department gives out no form of its own. */
export const applicationForm: DocumentTemplate = {
  ...firstVersion,
  kind: 'application-form',
  numberMark: '申',
  madeFor: ['form'],
  basis: [serviceStandard('7.1.2 一次性告知制（表格由窗口代填，本人核对签名）')],
  title: { zh: '申请表', en: 'Application' },
  layout: a4,
  fields: [
    ...person,
    { id: 'reason', label: { zh: '申请理由', en: 'Reason' }, type: 'long-text', required: false },
    { id: 'account', label: { zh: '收款银行和账号（需要时）', en: 'Bank account' }, type: 'text', required: false },
  ],
  blocks: [
    title('申请表', 'Application'),
    personFacts,
    household,
    {
      block: 'facts',
      lines: 'grid',
      perRow: 1,
      labelWidthMm: 27,
      keepEmpty: true,
      blankLines: 4,
      facts: [fact('申请理由', 'Reason', '{reason}'), fact('收款账户', 'Account', '{account}')],
    },
    {
      block: 'paragraph',
      text: {
        zh: '以上内容由窗口按已掌握的信息代填，本人已逐项核对，确认属实；情况有变化时及时告知。',
        en: 'Filled in by the office from what it knows. I have checked every entry and it is true; I will tell of any change.',
      },
    },
    signed,
    basisLines,
  ],
};

/** 承诺书: the person's own word in place of a certificate that nobody should have to fetch. */
export const commitmentLetter: DocumentTemplate = {
  ...firstVersion,
  kind: 'commitment-letter',
  numberMark: '诺',
  madeFor: ['form'],
  basis: [{ source: '国办发〔2020〕42号', where: '全面推行证明事项和涉企经营许可事项告知承诺制的指导意见' }],
  title: { zh: '承诺书', en: 'Statement of the Person' },
  layout: a4,
  fields: [
    ...person,
    { id: 'statement', label: { zh: '承诺的内容', en: 'Statement' }, type: 'long-text', required: false },
  ],
  blocks: [
    title('承诺书', 'Statement'),
    personFacts,
    {
      block: 'facts',
      lines: 'grid',
      perRow: 1,
      labelWidthMm: 27,
      keepEmpty: true,
      blankLines: 6,
      facts: [fact('承诺内容', 'Statement', '{statement}')],
    },
    {
      block: 'paragraph',
      text: {
        zh: '本人已知晓办理“{matter}”需要符合的条件和不实承诺的后果，承诺以上内容真实，愿意接受核查；情况有变化时及时告知。',
        en: 'I know the conditions of “{matter}” and what follows from a false statement. What I state above is true, it may be checked, and I will tell of any change.',
      },
    },
    signed,
    basisLines,
  ],
};

/** 家庭经济状况核对授权书: lets the civil affairs office check the household's finances. */
export const financeCheckAuthorisation: DocumentTemplate = {
  ...firstVersion,
  kind: 'finance-check-authorisation',
  numberMark: '核',
  madeFor: ['form'],
  basis: [{ source: '《全科社区工作者必读》', where: '社会保障 1 低保、边缘户申请（2）办理要件：委托授权书' }],
  title: { zh: '家庭经济状况核对授权书', en: 'Authorisation to Check the Household’s Finances' },
  layout: a4,
  fields: [
    ...person,
    { id: 'office', label: { zh: '授权给哪个部门', en: 'Authorised office' }, type: 'text', required: false },
  ],
  blocks: [
    title('家庭经济状况核对授权书', 'Authorisation to Check the Household’s Finances'),
    personFacts,
    {
      block: 'paragraph',
      text: {
        zh: '本人及共同生活的家庭成员因申请“{matter}”，授权[[{office}等]]民政部门依法查询、核对家庭的户籍、收入、财产、社会保险等信息，结果只用于本次申请和以后的定期复核。',
        en: 'For “{matter}” I and those who live with me authorise the civil affairs authorities[[ ({office})]] to look up and check the household’s registration, income, property and insurance. The result is used for this application and its regular reviews only.',
      },
    },
    household,
    {
      block: 'paragraph',
      style: 'small',
      align: 'left',
      text: {
        zh: '成年家庭成员都要在上表签名；未成年人和无法签名的，由监护人代签并写明。',
        en: 'Every adult member signs above; a guardian signs for children and for those who cannot, and says so.',
      },
    },
    signed,
    basisLines,
  ],
};
