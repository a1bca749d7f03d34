import type { TypicalNumbers } from '../../modules/training/domain/made-up-person.ts';

/** What people in questions have: by fact beside the lines a rule draws; by unit where it draws none. */
export const TYPICAL_NUMBERS: TypicalNumbers = {
  byFact: {
    birthYear: [1966, 1968, 1971, 1974, 1977, 1980],
    incomePerPerson: [600, 1500, 2600],
    provinceMonthlyIncome: [3000, 4000, 5000],
  },
  byUnit: {
    周岁: [17, 35, 59, 68, 82, 93],
    人: [1, 2, 3, 4, 5],
    '元/月': [400, 900, 1500, 2600],
    个月: [0, 3, 7, 14],
    月: [1, 4, 6, 9, 12],
    年: [1, 4, 8, 16],
    平方米: [12, 17, 25, 40],
  },
};
