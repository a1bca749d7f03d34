import type { Basis, Text } from '../../kernel/text.ts';
import type { VisitRule } from '../../modules/visits/domain/visit-rule.ts';

const CONTRACT_ELDERS: Basis = { source: '社区服务合同', where: '社区助老服务（2）跟踪服务，每个月不少于一次' };
const CONTRACT_CHILDREN: Basis = { source: '社区服务合同', where: '困境儿童（1）入户走访，每季度至少 1 次' };
const CONTRACT_RELIEF: Basis = { source: '社区服务合同', where: '低保、低边、特困、残疾人，一年每人每户不少于 1 次' };
const CONTRACT_FROM = '2025-08-01';
const ELDER = 60;

const elders = (groupId: string, zh: string, en: string, fromAge?: number): VisitRule => ({
  id: `elders-${groupId}`,
  name: { zh, en },
  groupId,
  ...(fromAge === undefined ? {} : { fromAge }),
  every: 'month',
  by: 'grid-worker',
  checklistId: 'elder-home',
  contract: true,
  basis: CONTRACT_ELDERS,
  validFrom: CONTRACT_FROM,
});

const relief = (groupId: string, name: Text): VisitRule => ({
  id: `relief-${groupId}`,
  name,
  groupId,
  every: 'year',
  by: 'grid-worker',
  checklistId: 'relief-home',
  contract: true,
  basis: CONTRACT_RELIEF,
  validFrom: CONTRACT_FROM,
});

/** Who is visited how often. Contracts set the least; a community adds what it does beyond on the page of the rules. */
export const VISIT_RULES: readonly VisitRule[] = [
  elders('living-alone', '独居老人每月走访', 'Elders living alone, monthly'),
  elders('empty-nest', '空巢老人每月走访', 'Elders with children away, monthly'),
  elders('oldest-old', '高龄老人每月走访', 'Aged 80 or more, monthly'),
  elders('needs-nursing', '失能老人每月走访', 'Elders who need nursing, monthly', ELDER),
  elders('lost-only-child', '计生特殊家庭老人每月走访', 'Elders who lost their only child, monthly'),
  elders('special-hardship', '特困老人每月走访', 'Elders in special hardship, monthly', ELDER),
  elders('minimum-living-standard', '低保老人每月走访', 'Elders on minimum support, monthly', ELDER),
  elders('borderline', '低保边缘老人每月走访', 'Elders of borderline households, monthly', ELDER),
  elders('disabled', '残疾老人每月走访', 'Disabled elders, monthly', ELDER),
  {
    id: 'children-in-hardship',
    name: { zh: '困境儿童每季度走访', en: 'Children in hardship, quarterly' },
    groupId: 'child-in-hardship',
    every: 'quarter',
    by: 'grid-worker',
    checklistId: 'child-home',
    contract: true,
    basis: CONTRACT_CHILDREN,
    validFrom: CONTRACT_FROM,
  },
  relief('minimum-living-standard', { zh: '低保每年走访', en: 'Minimum support, yearly' }),
  relief('borderline', { zh: '低保边缘每年走访', en: 'Borderline households, yearly' }),
  relief('special-hardship', { zh: '特困每年走访', en: 'Special hardship, yearly' }),
  relief('disabled', { zh: '残疾人每年走访', en: 'Disabled people, yearly' }),
  {
    id: 'seriously-ill',
    name: { zh: '重病居民每季度走访', en: 'Seriously ill, quarterly' },
    groupId: 'serious-illness',
    every: 'quarter',
    by: 'grid-worker',
    checklistId: 'relief-home',
    contract: false,
    basis: { source: '本平台默认，社区可改', where: '重病居民走访间隔' },
    validFrom: CONTRACT_FROM,
    verifyLocally: true,
  },
];
