import type { Ground } from '../../modules/people/domain/consents.ts';
import type { PersonFactDefinition } from '../../modules/people/domain/person-file.ts';

const law = (source: string, where?: string): Ground => ({
  kind: 'law',
  basis: { source, ...(where === undefined ? {} : { where }) },
});
const consent = (purpose: string): Ground => ({ kind: 'consent', purpose });

/** Facts of a person's file, in the order in which they are shown. */
export const PERSON_FACTS: readonly PersonFactDefinition[] = [
  {
    id: 'movedInOn',
    label: { zh: '迁入', en: 'Moved in' },
    format: { kind: 'date' },
    sensitive: false,
    ground: law('户口登记条例', '第十条'),
  },
  {
    id: 'hasResidencePermit',
    label: { zh: '居住证', en: 'Residence permit' },
    format: { kind: 'yes-no', yes: '有效', no: '没有' },
    sensitive: false,
    ground: law('居住证暂行条例', '第三条'),
  },
  {
    id: 'maritalStatus',
    label: { zh: '婚姻状况', en: 'Marital status' },
    format: { kind: 'choice', choices: { single: '未婚', married: '已婚', divorced: '离异', widowed: '丧偶' } },
    sensitive: false,
    ground: law('婚姻登记条例'),
  },
  {
    id: 'employment',
    label: { zh: '就业状况', en: 'Employment' },
    format: {
      kind: 'choice',
      choices: { employed: '单位就业', flexible: '灵活就业', unemployed: '失业', none: '未就业' },
    },
    sensitive: false,
    ground: law('就业促进法', '第三十五条'),
  },
  {
    id: 'monthlyIncome',
    label: { zh: '月收入', en: 'Monthly income' },
    format: { kind: 'amount', unit: '元/月' },
    sensitive: true,
    ground: consent('income-check'),
  },
  {
    id: 'incomePerPerson',
    label: { zh: '家庭人均月收入', en: 'Monthly income per person' },
    format: { kind: 'amount', unit: '元/月' },
    sensitive: true,
    ground: consent('income-check'),
  },
  {
    id: 'floorAreaPerPerson',
    label: { zh: '人均住房建筑面积', en: 'Floor area per person' },
    format: { kind: 'amount', unit: '平方米' },
    sensitive: false,
    ground: law('公共租赁住房管理办法', '第七条'),
  },
  {
    id: 'medicalInsurance',
    label: { zh: '医保', en: 'Medical insurance' },
    format: { kind: 'choice', choices: { employee: '职工医保', resident: '居民医保', elsewhere: '异地参保' } },
    sensitive: false,
    ground: law('社会保险法', '第三章'),
  },
  {
    id: 'hasDisabilityCertificate',
    label: { zh: '残疾人证', en: 'Disability certificate' },
    format: { kind: 'yes-no', yes: '有', no: '没有' },
    sensitive: true,
    ground: law('残疾人保障法', '第二条'),
  },
  {
    id: 'disabilityLevel',
    label: { zh: '残疾等级', en: 'Degree of disability' },
    format: { kind: 'choice', choices: { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } },
    sensitive: true,
    ground: law('残疾人保障法', '第二条'),
  },
  {
    id: 'livesInCareHome',
    label: { zh: '集中供养', en: 'Cared for in an institution' },
    format: { kind: 'yes-no', yes: '在养老机构', no: '在家居住' },
    sensitive: false,
    ground: law('老年人权益保障法', '第三十七条'),
  },
  {
    id: 'usesMedicalDevice',
    label: { zh: '靠设备维持（吸氧、呼吸机等）', en: 'On a medical device' },
    format: { kind: 'yes-no', yes: '是', no: '不是' },
    sensitive: true,
    ground: law('个人信息保护法', '第十三条第一款第四项'),
  },
  {
    id: 'cannotWalk',
    label: { zh: '自己走不了', en: 'Cannot walk unaided' },
    format: { kind: 'yes-no', yes: '走不了', no: '能走' },
    sensitive: true,
    ground: law('个人信息保护法', '第十三条第一款第四项'),
  },
  {
    id: 'identityVerified',
    label: { zh: '身份核验', en: 'Identity verified' },
    format: { kind: 'yes-no', yes: '已刷卡核验', no: '未核验' },
    sensitive: false,
    ground: law('居民身份证法', '第十三条'),
  },
  {
    id: 'hasBankCard',
    label: { zh: '银行账户', en: 'Bank account' },
    format: { kind: 'yes-no', yes: '已登记', no: '未登记' },
    sensitive: false,
    ground: law('社会救助暂行办法', '第十一条'),
  },
];
