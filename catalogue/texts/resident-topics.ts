import type { Text } from '../../kernel/text.ts';
import type { ServiceCategory } from '../../modules/guides/domain/service-item.ts';

/** A way into the guides for people who do not know what their matter is called. */
export interface Topic {
  readonly id: string;
  readonly name: Text;
  readonly hint?: Text;
  /** Ids of the items it leads to, in the order in which most people need them. */
  readonly items: readonly string[];
}

/** What happens in a life; one item may answer several of them. */
export const SITUATIONS: readonly Topic[] = [
  {
    id: 'elders',
    name: { zh: '家里有老人', en: 'Someone old at home' },
    hint: { zh: '补贴、优待证、照料', en: 'Allowance, card, care' },
    items: [
      'senior-allowance',
      'senior-card',
      'elder-care-assessment',
      'home-adaptation',
      'pension-qualification-check',
      'childless-elders-approval',
      'wheelchair-grant',
    ],
  },
  {
    id: 'illness',
    name: { zh: '生病、看病', en: 'Illness' },
    hint: { zh: '医保、救助、用药', en: 'Insurance, relief, medicine' },
    items: [
      'resident-medical-insurance',
      'medical-relief',
      'temporary-relief',
      'red-cross-relief',
      'incapacity-allowance',
      'free-psychiatric-medicine',
      'child-disease-assessment',
    ],
  },
  {
    id: 'hardship',
    name: { zh: '日子有困难', en: 'Hard times' },
    hint: { zh: '低保、临时救助', en: 'Minimum living standard, relief' },
    items: [
      'min-living-standard',
      'temporary-relief',
      'destitute-recognition',
      'red-cross-relief',
      'single-mother-relief',
      'disaster-response',
      'relief-household-loan',
      'judicial-relief',
      'bravery-relief',
      'homeless-relief',
    ],
  },
  {
    id: 'housing',
    name: { zh: '住房、修房', en: 'A home, repairs' },
    hint: { zh: '公租房、租房补贴', en: 'Public housing, rent subsidy' },
    items: [
      'public-rental-housing',
      'low-rent-housing',
      'affordable-housing-purchase',
      'unmanaged-building-repair',
      'home-adaptation',
      'heating-fee-refund',
    ],
  },
  {
    id: 'work',
    name: { zh: '找工作、没工作', en: 'Work, or none' },
    hint: { zh: '求职、失业金、贷款', en: 'Jobs, benefit, loans' },
    items: [
      'job-registration',
      'employment-registration',
      'unemployment-benefit',
      'unemployment-certificate-renewal',
      'flexible-employment-subsidy',
      'reemployment-subsidy',
      'startup-guaranteed-loan',
      'relief-household-loan',
    ],
  },
  {
    id: 'retirement',
    name: { zh: '退休、养老金', en: 'Retirement, pension' },
    hint: { zh: '参保、退休、采暖费', en: 'Insurance, retiring, heating' },
    items: [
      'retirement-application',
      'pension-insurance-enrolment',
      'pension-tier-change',
      'pension-qualification-check',
      'incapacity-allowance',
      'pensioner-residence-proof',
      'heating-fee-refund',
    ],
  },
  {
    id: 'disability',
    name: { zh: '身有残疾', en: 'Disability' },
    hint: { zh: '残疾证、轮椅、乘车卡', en: 'Certificate, wheelchair, bus card' },
    items: [
      'disability-certificate',
      'severe-disability-allowance',
      'disabled-temporary-relief',
      'wheelchair-grant',
      'disabled-bus-card',
      'free-psychiatric-medicine',
      'disabled-family-student-aid',
      'home-adaptation',
      'flexible-employment-subsidy',
    ],
  },
  {
    id: 'children',
    name: { zh: '生孩子、养孩子', en: 'Having and raising children' },
    hint: { zh: '生育登记、医保、助学', en: 'Registration, insurance, aid' },
    items: [
      'birth-registration',
      'resident-medical-insurance',
      'family-planning-conveniences',
      'contraceptives',
      'birth-control-operation',
      'child-disease-assessment',
      'only-child-parents-reward',
      'single-mother-relief',
      'orphan-certificate',
      'disabled-family-student-aid',
    ],
  },
  {
    id: 'bereavement',
    name: { zh: '家人过世', en: 'A death in the family' },
    hint: { zh: '丧葬费、继承、扶助', en: 'Funeral, inheritance, support' },
    items: [
      'funeral-benefit',
      'notary-matters',
      'only-child-loss-subsidy',
      'special-family-support',
      'orphan-certificate',
      'temporary-relief',
    ],
  },
  {
    id: 'newcomers',
    name: { zh: '从外地来', en: 'New in town' },
    hint: { zh: '居住登记、居住证', en: 'Registration, permit' },
    items: [
      'residence-registration',
      'residence-permit',
      'resident-medical-insurance',
      'public-rental-housing',
      'job-registration',
      'birth-registration',
      'pension-qualification-check',
    ],
  },
  {
    id: 'disputes',
    name: { zh: '闹矛盾、要评理', en: 'Disputes and rights' },
    hint: { zh: '调解、法律援助、信访', en: 'Mediation, legal aid, petitions' },
    items: [
      'peoples-mediation',
      'civil-mediation',
      'legal-service-reception',
      'legal-aid-application',
      'security-complaint',
      'petition-reception',
      'judicial-relief',
    ],
  },
  {
    id: 'taking-part',
    name: { zh: '党员、志愿者', en: 'Members and volunteers' },
    hint: { zh: '转组织关系、注册、备案', en: 'Transfer, joining, filing' },
    items: ['party-membership-transfer', 'volunteer-registration', 'social-organisation-filing'],
  },
];

/** The nine groups of the handbook's table of contents, in its order; items of no group stand with the last. */
export const HANDBOOK_GROUPS: readonly Topic[] = [
  {
    id: 'party',
    name: { zh: '党组织关系', en: 'Party membership' },
    items: ['party-membership-transfer'],
  },
  {
    id: 'social-security',
    name: { zh: '社会保障', en: 'Social security' },
    items: [
      'min-living-standard',
      'low-rent-housing',
      'public-rental-housing',
      'affordable-housing-purchase',
      'unmanaged-building-repair',
      'flexible-employment-subsidy',
      'resident-medical-insurance',
      'residence-registration',
      'petition-reception',
    ],
  },
  {
    id: 'relief',
    name: { zh: '社会救助', en: 'Relief' },
    items: [
      'red-cross-relief',
      'disaster-response',
      'destitute-recognition',
      'orphan-certificate',
      'temporary-relief',
      'homeless-relief',
      'single-mother-relief',
      'medical-relief',
      'relief-household-loan',
      'judicial-relief',
      'bravery-relief',
    ],
  },
  {
    id: 'old-age',
    name: { zh: '退休养老', en: 'Retirement and old age' },
    items: [
      'senior-card',
      'senior-allowance',
      'incapacity-allowance',
      'pensioner-residence-proof',
      'funeral-benefit',
      'heating-fee-refund',
      'retirement-application',
      'pension-qualification-check',
      'pension-insurance-enrolment',
      'pension-tier-change',
      'home-adaptation',
      'elder-care-assessment',
    ],
  },
  {
    id: 'disabled-persons',
    name: { zh: '助残服务', en: 'Help with disability' },
    items: [
      'free-psychiatric-medicine',
      'disabled-temporary-relief',
      'disabled-family-student-aid',
      'disability-certificate',
      'severe-disability-allowance',
      'wheelchair-grant',
      'disabled-bus-card',
    ],
  },
  {
    id: 'employment',
    name: { zh: '就业帮扶', en: 'Help with work' },
    items: [
      'job-registration',
      'startup-guaranteed-loan',
      'employment-registration',
      'unemployment-certificate-renewal',
      'unemployment-benefit',
    ],
  },
  {
    id: 'births',
    name: { zh: '计划生育', en: 'Births and families' },
    items: [
      'contraceptives',
      'birth-registration',
      'birth-control-operation',
      'childless-elders-approval',
      'only-child-loss-subsidy',
      'special-family-support',
      'only-child-parents-reward',
      'child-disease-assessment',
      'family-planning-conveniences',
    ],
  },
  {
    id: 'law-and-order',
    name: { zh: '法律援助与治安调解', en: 'Legal aid and mediation' },
    items: [
      'legal-service-reception',
      'legal-aid-application',
      'civil-mediation',
      'security-complaint',
      'peoples-mediation',
    ],
  },
  {
    id: 'other-matters',
    name: { zh: '其他相关业务', en: 'Other matters' },
    items: [
      'social-organisation-filing',
      'notary-matters',
      'residence-permit',
      'reemployment-subsidy',
      'convenience-service-365',
      'volunteer-registration',
    ],
  },
];

/** A kind of service content of the standard (seed 000 §5.1), by the category that items carry. */
export interface ServiceContent {
  readonly id: ServiceCategory;
  readonly name: Text;
  readonly hint: Text;
}

export const SERVICE_CONTENTS: readonly ServiceContent[] = [
  {
    id: 'party-and-masses',
    name: { zh: '党群服务', en: 'Party and mass organisations' },
    hint: { zh: '党建、工会、妇联、侨联', en: 'Party, union, women, overseas Chinese' },
  },
  {
    id: 'public-affairs',
    name: { zh: '公共事项服务', en: 'Public affairs' },
    hint: { zh: '民政、卫健、社保、住房、治安等', en: 'Civil affairs, health, insurance, housing, order' },
  },
  {
    id: 'consultation',
    name: { zh: '咨询服务', en: 'Advice' },
    hint: { zh: '问政策、找资料、要指引', en: 'Policies, papers, where to go' },
  },
  {
    id: 'emergency',
    name: { zh: '应急事项处置', en: 'Emergencies' },
    hint: { zh: '突发事件、防灾演练', en: 'Sudden events, drills' },
  },
  {
    id: 'mediation',
    name: { zh: '矛盾调解', en: 'Mediation' },
    hint: { zh: '家庭、邻里、物业纠纷', en: 'Family, neighbours, property managers' },
  },
  {
    id: 'petition',
    name: { zh: '信访投诉处置', en: 'Petitions and complaints' },
    hint: { zh: '来访、来信、来电投诉', en: 'In person, by letter, by phone' },
  },
  {
    id: 'social-work',
    name: { zh: '社会工作专业服务', en: 'Social work' },
    hint: { zh: '一对一帮助个人和家庭', en: 'Help for one person or family' },
  },
  {
    id: 'volunteering',
    name: { zh: '志愿服务', en: 'Volunteering' },
    hint: { zh: '邻里互助、便民活动', en: 'Neighbours helping each other' },
  },
];
