import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { COVERAGE_STATES } from '../domain/coverage.ts';
import { inCommunity, OFFICE, SPREADSHEET } from './shapes.ts';

const counts = {
  due: z.number().int(),
  met: z.number().int(),
  declined: z.number().int(),
  tried: z.number().int(),
  notYet: z.number().int(),
  tooLong: z.number().int(),
};

const row = z.object({ id: z.string(), name: text, ...counts });
export type CoverageRow = z.output<typeof row>;

const onDay = { on: plainDate.optional().meta({ description: 'Today if absent' }) };

export const getCoverage = defineRoute({
  id: 'get-visit-coverage',
  method: 'GET',
  path: '/communities/{communityId}/visits/coverage',
  summary: { zh: '走访覆盖情况', en: 'Coverage of visits' },
  params: inCommunity,
  query: z.object(onDay),
  reply: z
    .object({
      on: plainDate,
      whole: z.object(counts),
      rules: z.array(row),
      groups: z.array(row),
      grids: z.array(row),
      workers: z.array(row),
    })
    .meta({ id: 'VisitCoverage' }),
  access: { kind: 'community', roles: OFFICE },
});

const filters = z.object({
  ...onDay,
  rule: z.string().max(60).optional(),
  group: z.string().max(60).optional(),
  grid: z.string().max(60).optional(),
  worker: z.string().max(60).optional(),
  state: z.enum([...COVERAGE_STATES, 'too-long']).optional(),
});

const person = z.object({
  id: uuid,
  name: z.string(),
  rules: z.array(text),
  grid: z.string(),
  address: z.string(),
  workers: z.array(z.string()),
  state: z.enum(COVERAGE_STATES),
  lastMetOn: plainDate.nullable(),
  days: z.number().int(),
  tooLong: z.boolean(),
});
export type CoveredPerson = z.output<typeof person>;

/** The people behind a number of the coverage, those not met for longest first. */
export const listCoveredPeople = defineRoute({
  id: 'list-covered-people',
  method: 'GET',
  path: '/communities/{communityId}/visits/coverage/people',
  summary: { zh: '走访覆盖的名单', en: 'The people behind a number of the coverage' },
  params: inCommunity,
  query: filters,
  reply: z.object({ on: plainDate, people: z.array(person), total: z.number().int() }).meta({ id: 'CoveredPeople' }),
  access: { kind: 'community', roles: OFFICE },
});

export const exportCoverage = defineRoute({
  id: 'export-visit-coverage',
  method: 'GET',
  path: '/communities/{communityId}/visits/coverage/export',
  summary: { zh: '导出走访名单', en: 'Export the people of the coverage' },
  params: inCommunity,
  query: filters,
  reply: z.unknown(),
  file: SPREADSHEET,
  access: { kind: 'community', roles: OFFICE },
});
