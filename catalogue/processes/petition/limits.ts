import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';

const regulations = '信访工作条例（2022年）';

export const petitionLimits: NonNullable<ProcessDefinition['limits']> = {
  acceptance: {
    unit: 'calendar-days',
    promised: 5,
    statutory: 15,
    basis: { source: regulations, where: '十五日内登记、受理或转送并书面告知' },
  },
  handling: {
    unit: 'calendar-days',
    promised: 30,
    statutory: 60,
    basis: { source: regulations, where: '受理之日起六十日内办结，可延长三十日' },
  },
  objection: {
    unit: 'working-days',
    promised: 5,
    statutory: 5,
    basis: { source: regulations, where: '对转送有异议的，五个工作日内提出' },
  },
};
