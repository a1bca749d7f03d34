import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useOffice } from '../server/office.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { runFuzz } from './run-fuzz.ts';

const office = useOffice();
let fixture: Fixture;
beforeAll(async () => {
  fixture = await writeFixture(office);
});

/** A share that takes seconds in every test run; `npm run test:fuzz` asks for many times more and for other seeds. */
// oxlint-disable-next-line node/no-process-env
const { QUANKE_FUZZ_REQUESTS = '3000', QUANKE_FUZZ_SEED = '20260916', QUANKE_FUZZ_REPORT } = process.env;
const MOST_MILLISECONDS = 30 * 60_000;

describe('requests made from the OpenAPI document', () => {
  it(
    'given anything at all, every answer is one that the document describes, and none is a fault',
    async () => {
      const settings = { requests: Number(QUANKE_FUZZ_REQUESTS), seed: Number(QUANKE_FUZZ_SEED), socketPart: 0.1 };
      const report = await runFuzz(office, fixture, settings);
      if (QUANKE_FUZZ_REPORT !== undefined)
        writeFileSync(QUANKE_FUZZ_REPORT, JSON.stringify({ ...report, seed: settings.seed }));
      expect(report.defects).toEqual([]);
      expect(report.requests).toBeGreaterThanOrEqual(settings.requests);
      expect(report.succeeded.length).toBeGreaterThan(report.operations * 0.6);
    },
    MOST_MILLISECONDS,
  );
});
