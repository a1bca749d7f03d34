import { listCases } from '../../modules/casework/contract.ts';
import { summaryFixture } from './case-fixture.ts';
import type { FixtureAnswer } from './fixture-server.ts';

const CASES = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => summaryFixture(number, number - 2));

export const caseAnswers: readonly FixtureAnswer[] = [
  {
    route: listCases,
    answer: ({ query }) => ({
      items: CASES.filter(({ number, personName }) => `${number}${personName}`.includes(query['q'] ?? '')),
      nextCursor: null,
    }),
  },
];
