import type { GroupClass } from '../../modules/people/domain/person-file.ts';

const FIVE = { source: '社区服务合同', where: '困境儿童五类' };
const THREE = { source: '国务院关于加强困境儿童保障工作的意见', where: '国发〔2016〕36号' };

/**
 * Children in hardship: the five classes that contracts on services for children count by, and the three of the State
 * Council. A child is entered in one; which list a community uses is its own choice.
 */
export const CHILD_IN_HARDSHIP_CLASSES: readonly GroupClass[] = [
  { id: 'orphan', name: { zh: '孤儿', en: 'Orphan' }, validFrom: '2020-01-01', basis: FIVE },
  { id: 'own', name: { zh: '自身困境', en: 'Hardship of the child itself' }, validFrom: '2020-01-01', basis: FIVE },
  { id: 'family', name: { zh: '家庭困境', en: 'Hardship of the family' }, validFrom: '2020-01-01', basis: FIVE },
  { id: 'safety', name: { zh: '安全困境', en: 'Not safe' }, validFrom: '2020-01-01', basis: FIVE },
  { id: 'temporary', name: { zh: '临时困境', en: 'Hardship for a time' }, validFrom: '2020-01-01', basis: FIVE },
  { id: 'poor-family', name: { zh: '家庭贫困', en: 'Poor family' }, validFrom: '2016-06-13', basis: THREE },
  { id: 'disabled-child', name: { zh: '自身残疾', en: 'Disabled child' }, validFrom: '2016-06-13', basis: THREE },
  {
    id: 'no-guardian',
    name: { zh: '监护缺失或监护不当', en: 'No guardian or not cared for' },
    validFrom: '2016-06-13',
    basis: THREE,
  },
];
