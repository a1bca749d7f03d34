import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { basisLines, fact, firstVersion, same } from './form-parts.ts';
import { a4 } from './layouts.ts';

/** 入户调查表: printed with what is known, the rest is written down at the door. */
export const householdSurvey: DocumentTemplate = {
  ...firstVersion,
  kind: 'household-survey',
  numberMark: '查',
  madeFor: ['person', 'form'],
  basis: [{ source: '《全科社区工作者必读》', where: '社会保障 1 低保、边缘户申请（3）办理流程：社区（村）入户调查' }],
  title: { zh: '入户调查表', en: 'Household Survey' },
  layout: a4,
  fields: [
    {
      id: 'name',
      label: { zh: '户主或申请人', en: 'Head or applicant' },
      type: 'text',
      required: true,
      from: 'person.name',
    },
    {
      id: 'idNumber',
      label: { zh: '身份证号码', en: 'ID number' },
      type: 'id-number',
      required: false,
      from: 'person.id-number',
    },
    { id: 'phone', label: { zh: '电话', en: 'Phone' }, type: 'phone', required: false, from: 'person.phone' },
    { id: 'home', label: { zh: '住处', en: 'Home' }, type: 'text', required: true, from: 'person.address' },
    { id: 'matter', label: { zh: '因何事调查', en: 'Occasion' }, type: 'text', required: false, from: 'item.name' },
    {
      id: 'floorArea',
      label: { zh: '人均住房面积', en: 'Floor area per person' },
      type: 'text',
      required: false,
      from: 'fact.floorAreaPerPerson',
    },
    { id: 'housing', label: { zh: '住房情况', en: 'Housing' }, type: 'text', required: false },
    { id: 'income', label: { zh: '收入来源和数额', en: 'Income' }, type: 'long-text', required: false },
    { id: 'property', label: { zh: '车辆、存款等', en: 'Vehicles, savings' }, type: 'long-text', required: false },
    { id: 'health', label: { zh: '患病、残疾情况', en: 'Illness, disability' }, type: 'long-text', required: false },
    { id: 'difficulties', label: { zh: '主要困难', en: 'Difficulties' }, type: 'long-text', required: false },
    { id: 'wishes', label: { zh: '诉求', en: 'Wishes' }, type: 'long-text', required: false },
    { id: 'finding', label: { zh: '调查意见', en: 'Finding' }, type: 'long-text', required: false },
  ],
  blocks: [
    { block: 'heading' },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      keepEmpty: true,
      facts: [
        fact('户主或申请人', 'Head', '{name}'),
        fact('电话', 'Phone', '{phone}'),
        fact('身份证号码', 'ID number', '{idNumber}', { wide: true }),
        fact('住处', 'Home', '{home}', { wide: true }),
        fact('因何事调查', 'Occasion', '{matter}', { wide: true }),
      ],
    },
    {
      block: 'list-table',
      list: 'household',
      leastRows: 4,
      title: { zh: '家庭成员', en: 'Household' },
      numberLabel: { zh: '序号', en: 'No.' },
      columns: [
        { label: { zh: '姓名', en: 'Name' }, value: same('{name}'), widthMm: 34 },
        { label: { zh: '关系', en: 'Relation' }, value: same('{relation}'), widthMm: 28 },
        { label: { zh: '性别', en: 'Sex' }, value: same('{sex}'), widthMm: 18 },
        { label: { zh: '年龄', en: 'Age' }, value: same('{age}'), widthMm: 18 },
        { label: { zh: '职业、收入（现场填写）', en: 'Work, income (by hand)' }, value: same(' '), widthMm: 46 },
      ],
    },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 1,
      labelWidthMm: 32,
      keepEmpty: true,
      facts: [
        fact('住房情况', 'Housing', '{housing}[[　人均 {floorArea}]]'),
        fact('收入', 'Income', '{income}'),
        fact('车辆、存款等', 'Property', '{property}'),
        fact('患病、残疾', 'Health', '{health}'),
        fact('主要困难', 'Difficulties', '{difficulties}'),
        fact('诉求', 'Wishes', '{wishes}'),
        fact('调查意见', 'Finding', '{finding}'),
      ],
    },
    {
      block: 'signatures',
      signatures: [
        { zh: '被调查人（签名）', en: 'Person visited' },
        { zh: '调查人（签名）', en: 'Surveyor' },
        { zh: '调查人（签名）', en: 'Surveyor' },
        { zh: '调查日期', en: 'Date' },
      ],
    },
    basisLines,
  ],
};
