import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';

export const mediationLimits: NonNullable<ProcessDefinition['limits']> = {
  mediation: {
    unit: 'calendar-days',
    promised: 30,
    statutory: 30,
    basis: { source: '人民调解工作若干规定（司法部令第75号）', where: '一般在一个月内调结（按当地规定核对）' },
  },
  confirmation: {
    unit: 'calendar-days',
    promised: 30,
    statutory: 30,
    basis: { source: '中华人民共和国人民调解法', where: '第三十三条' },
  },
};
