import { choice, field, words } from '../parts/writing.ts';

export const wishKind = field('choice', 'kind', words('哪一类', 'Kind'), {
  choices: [
    choice('repair', '修修补补', 'Small repairs'),
    choice('goods', '缺个物件', 'A thing that is needed'),
    choice('company', '陪伴', 'Company'),
    choice('errand', '跑腿代办', 'An errand'),
    choice('skill', '理发、检修等手艺', 'A skill such as a haircut'),
    choice('learning', '学习辅导', 'Help with learning'),
  ],
});

export const claimant = field('text', 'claimant', words('谁来办', 'Who does it'));
export const claimantKind = field('choice', 'claimantKind', words('什么人', 'Who they are'), {
  choices: [
    choice('party-member', '党员', 'Party member'),
    choice('volunteer', '志愿者', 'Volunteer'),
    choice('organisation', '共建单位或社会组织', 'Partner or social organisation'),
    choice('neighbour', '邻居', 'Neighbour'),
  ],
});
