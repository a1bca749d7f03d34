import { describe, expect, it } from 'vitest';
import { accessRoutes } from '../../modules/access/contract.ts';
import { caseworkRoutes } from '../../modules/casework/contract.ts';
import type { CaseRefusalCode } from '../../modules/casework/domain/refusals.ts';
import { communitiesRoutes } from '../../modules/communities/contract.ts';
import { callsRoutes } from '../../modules/calls/contract.ts';
import { catalogueRoutes, guidesRoutes } from '../../modules/guides/contract.ts';
import { importRoutes } from '../../modules/imports/contract.ts';
import { noticesRoutes } from '../../modules/notices/contract.ts';
import { peopleRoutes } from '../../modules/people/contract.ts';
import { staffRoutes } from '../../modules/staff/contract.ts';
import { trainingRoutes } from '../../modules/training/contract.ts';
import { visitsRoutes } from '../../modules/visits/contract.ts';
import { type RefusalCode, refusalTexts } from './refusals.ts';

/** Does not compile when the engine can refuse with a code that has no words. */
const wordsOfEngine = (code: CaseRefusalCode): RefusalCode => code;

describe('words of refusals', () => {
  it('given every code a contract promises, has words for it', () => {
    const codes = [
      ...accessRoutes,
      ...caseworkRoutes,
      ...communitiesRoutes,
      ...guidesRoutes,
      ...importRoutes,
      ...catalogueRoutes,
      ...noticesRoutes,
      ...peopleRoutes,
      ...staffRoutes,
      ...trainingRoutes,
      ...visitsRoutes,
      ...callsRoutes,
    ].flatMap((route) => route.refusals);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !(code in refusalTexts))).toEqual([]);
  });

  it('given both languages, uses the same placeholders in each', () => {
    const placesIn = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    for (const { zh, en } of Object.values(refusalTexts)) expect(placesIn(zh)).toEqual(placesIn(en));
    expect(wordsOfEngine('input-missing')).toBe('input-missing');
  });
});
