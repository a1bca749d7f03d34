import type { TrainingGroup } from '../../modules/training/domain/training-group.ts';

/** The chapters of the handbook in its order, then the lists of the standard, then what belongs to no item. */
export const TRAINING_GROUPS: readonly TrainingGroup[] = [
  { id: 'births', name: { zh: '计划生育', en: 'Births and families' }, takes: { chapter: '计划生育' } },
  { id: 'disability', name: { zh: '助残服务', en: 'Disability' }, takes: { chapter: '助残服务' } },
  { id: 'retirement', name: { zh: '退休养老', en: 'Retirement and old age' }, takes: { chapter: '退休养老' } },
  { id: 'employment', name: { zh: '就业帮扶', en: 'Employment' }, takes: { chapter: '就业帮扶' } },
  { id: 'social-security', name: { zh: '社会保障', en: 'Social security' }, takes: { chapter: '社会保障' } },
  { id: 'relief', name: { zh: '社会救助', en: 'Social relief' }, takes: { chapter: '社会救助' } },
  {
    id: 'justice',
    name: { zh: '法律援助与治安调解', en: 'Legal aid and mediation' },
    takes: { chapter: '法律援助与治安调解' },
  },
  { id: 'party', name: { zh: '党组织关系', en: 'Party membership' }, takes: { chapter: '党组织关系' } },
  { id: 'other', name: { zh: '其他办事指南', en: 'Other guides' }, takes: { legalKind: 'handling' } },
  { id: 'duties', name: { zh: '依法履职事项', en: 'Own duties by law' }, takes: { legalKind: 'duty' } },
  { id: 'assistance', name: { zh: '依法协助事项', en: 'Help to departments' }, takes: { legalKind: 'assistance' } },
  {
    id: 'certificates',
    name: { zh: '不该开的证明', en: 'Certificates not ours to issue' },
    takes: { only: 'certificates' },
  },
  { id: 'language', name: { zh: '文明用语', en: 'Civil language' }, takes: { only: 'phrases' } },
];
