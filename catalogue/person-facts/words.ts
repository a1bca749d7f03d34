import type { Text } from '../../kernel/text.ts';
import type { FactSource, PeopleCatalogue, Residence } from '../../modules/people/domain/person-file.ts';
import { GROUP_EXITS } from '../special-groups/exits.ts';
import { SPECIAL_GROUPS } from '../special-groups/groups.ts';
import { CONSENT_PURPOSES, GROUND_WORDS } from './grounds.ts';
import { ERASURE_RULE } from './erasure.ts';
import { PERSON_FACTS } from './facts.ts';

/** Where facts come from. A record without a known source would not be worth showing. */
export const FACT_SOURCES: readonly FactSource[] = [
  { id: 'public-security', name: { zh: '公安', en: 'Public security' } },
  { id: 'civil-affairs', name: { zh: '民政', en: 'Civil affairs' } },
  { id: 'social-security', name: { zh: '人社', en: 'Social security' } },
  { id: 'medical-insurance', name: { zh: '医保', en: 'Medical insurance' } },
  { id: 'housing', name: { zh: '住建', en: 'Housing' } },
  { id: 'disabled-persons', name: { zh: '残联', en: 'Disabled persons’ federation' } },
  { id: 'health', name: { zh: '卫健', en: 'Health' } },
  { id: 'veterans', name: { zh: '退役军人事务', en: 'Veterans’ affairs' } },
  { id: 'party-organisation', name: { zh: '组织部门', en: 'Party organisation' } },
  { id: 'visit', name: { zh: '走访', en: 'Visit' } },
  { id: 'counter', name: { zh: '窗口登记', en: 'Recorded at the counter' } },
  { id: 'list', name: { zh: '名单导入', en: 'Imported list' } },
  { id: 'card-reader', name: { zh: '刷卡', en: 'Card reader' } },
];

/** Relations to the head of the household, after GB/T 4761. */
export const RELATIONS: Readonly<Record<string, Text>> = {
  head: { zh: '户主', en: 'Head of the household' },
  spouse: { zh: '配偶', en: 'Spouse' },
  son: { zh: '子', en: 'Son' },
  daughter: { zh: '女', en: 'Daughter' },
  'son-in-law': { zh: '女婿', en: 'Son-in-law' },
  'daughter-in-law': { zh: '儿媳', en: 'Daughter-in-law' },
  grandson: { zh: '孙子', en: 'Grandson' },
  granddaughter: { zh: '孙女', en: 'Granddaughter' },
  father: { zh: '父亲', en: 'Father' },
  mother: { zh: '母亲', en: 'Mother' },
  'father-in-law': { zh: '岳父或公公', en: 'Father-in-law' },
  'mother-in-law': { zh: '岳母或婆婆', en: 'Mother-in-law' },
  'flat-mate': { zh: '合租', en: 'Shares the flat' },
  other: { zh: '其他', en: 'Other' },
};

export const RESIDENCES: Readonly<Record<Residence, Text>> = {
  registered: { zh: '本社区户籍', en: 'Registered in this community' },
  'registered-elsewhere-living-here': {
    zh: '人户分离，住在本社区',
    en: 'Lives here, registered elsewhere in the city',
  },
  floating: { zh: '外来常住', en: 'From elsewhere, living here' },
  'moved-away': { zh: '户籍在本社区，人不在', en: 'Registered here, living elsewhere' },
  visitor: { zh: '来办事的外社区居民', en: 'Visitor from another community' },
};

export const VISIT_RESULTS: Readonly<Record<string, Text>> = {
  present: { zh: '见到了', en: 'Met' },
  absent: { zh: '不在家', en: 'Not at home' },
  refused: { zh: '谢绝', en: 'Declined' },
  moved: { zh: '已搬走', en: 'Moved away' },
};

export const PEOPLE_CATALOGUE: PeopleCatalogue = {
  groups: SPECIAL_GROUPS,
  facts: PERSON_FACTS,
  sources: FACT_SOURCES,
  relations: RELATIONS,
  residences: RESIDENCES,
  visitResults: VISIT_RESULTS,
  labels: {
    idNumber: { zh: '证件', en: 'Identity number' },
    phone: { zh: '电话', en: 'Phone' },
    address: { zh: '住址', en: 'Address' },
    residence: { zh: '户籍', en: 'Registration' },
  },
  recordFields: {
    name: { zh: '姓名', en: 'Name' },
    sex: { zh: '性别', en: 'Sex' },
    'born-on': { zh: '出生日期', en: 'Born on' },
    'id-number': { zh: '证件', en: 'Identity number' },
    phone: { zh: '电话', en: 'Phone' },
    address: { zh: '住址', en: 'Address' },
    residence: { zh: '户籍', en: 'Registration' },
    household: { zh: '家庭', en: 'Household' },
  },
  sexes: { female: { zh: '女', en: 'Female' }, male: { zh: '男', en: 'Male' } },
  purposes: CONSENT_PURPOSES,
  erasure: ERASURE_RULE,
  groundWords: GROUND_WORDS,
  groupExits: GROUP_EXITS,
};
