import type { Basis } from '../../kernel/text.ts';
import type { TrainingRules } from '../../modules/training/domain/training-rules.ts';

/** The standard sets the hours and what everybody takes part in; how practice on the platform counts is our own rule. */
const STANDARD: Basis = { source: '全科社区工作者服务规范', where: '7.2 学习培训' };
const own = (where: string): Basis => ({ source: '本平台规则', where });

export const TRAINING_RULES: readonly TrainingRules[] = [
  {
    validFrom: '2025-01-01',
    classHoursPerYear: 40,
    hoursBasis: STANDARD,
    minutesPerClassHour: 45,
    minutesBasis: own('规范没有写一学时是多少分钟，这里按 45 分钟计，各地可改'),
    quiz: {
      questions: 10,
      passMark: 8,
      minutesPerPassedRound: 10,
      mostMinutesPerDay: 30,
      mostMinutesPerYear: 720,
      basis: own('每轮 10 题，答对 8 题记 10 分钟，一天最多 30 分钟，一年最多 16 学时'),
    },
    review: { daysAfterRight: [1, 3, 7, 21], basis: own('答错的题隔 1、3、7、21 天再问，连对四次算掌握') },
    cards: { perSet: 10 },
    courseKinds: [
      {
        id: 'business-training',
        name: { zh: '全科业务培训', en: 'Training in the work' },
        organisedFrom: 'community',
        countsTowardsHours: true,
        timesPerYear: 0,
        basis: STANDARD,
      },
      {
        id: 'change-training',
        name: { zh: '事项或人员变动培训', en: 'Training after a change of items or staff' },
        organisedFrom: 'community',
        countsTowardsHours: true,
        timesPerYear: 0,
        basis: STANDARD,
      },
      {
        id: 'rotation-training',
        name: { zh: '轮训学习', en: 'Rotation training' },
        organisedFrom: 'street',
        countsTowardsHours: true,
        timesPerYear: 1,
        basis: STANDARD,
      },
      {
        id: 'post-rotation',
        name: { zh: '轮岗实践', en: 'Practice in another post' },
        organisedFrom: 'street',
        countsTowardsHours: false,
        timesPerYear: 1,
        basis: STANDARD,
      },
      {
        id: 'supervised-learning',
        name: { zh: '督导学习', en: 'Supervised learning' },
        organisedFrom: 'street',
        countsTowardsHours: true,
        timesPerYear: 1,
        basis: STANDARD,
      },
    ],
    contents: [
      { id: 'current-affairs', name: { zh: '时事政治', en: 'Current affairs' } },
      { id: 'law', name: { zh: '法律法规', en: 'Law' } },
      { id: 'policy', name: { zh: '政策文件', en: 'Policy documents' } },
      { id: 'business', name: { zh: '业务知识', en: 'Knowledge of the work' } },
      { id: 'skills', name: { zh: '相关知识技能', en: 'Related knowledge and skills' } },
      { id: 'etiquette', name: { zh: '服务礼仪', en: 'Manners in service' } },
    ],
    contentsBasis: STANDARD,
  },
];
