import { defineConfig } from 'vitest/config';
import { timesLonger } from './tests/setup/city-template.ts';
import { LongestFirst } from './tests/setup/longest-first.ts';

/** Folders with source; tests lie beside what they test. */
const SOURCES = '{kernel,platform,modules,server,catalogue,web,tools,tests}';
const DATABASE_TESTS = `${SOURCES}/**/*.db.test.ts`;
const JOURNEYS = 'tests/{journeys,browser}/**/*.test.ts';
const TEMPLATE = './tests/setup/template-database.ts';
const OFFICE = './tests/setup/template-office.ts';

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    // A busy office machine is slow, not wrong: what hangs is told late, and what is slow is not told at all.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 90_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${SOURCES}/**/*.test.{ts,tsx}`],
          exclude: [DATABASE_TESTS, JOURNEYS, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [DATABASE_TESTS],
          globalSetup: TEMPLATE,
          testTimeout: 300_000 * timesLonger(),
          hookTimeout: 300_000 * timesLonger(),
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [JOURNEYS],
          globalSetup: OFFICE,
          // Nothing outside a journey is kept in a changeable place: a worker reads the program, its catalogue and the
          // index of its guides once for all of them.
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
