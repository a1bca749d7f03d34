import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addDays } from '../../kernel/plain-date.ts';
import { useOffice } from '../server/office.ts';
import { simulate } from './simulate.ts';

/** A short stretch in every run of the tests; months with `npm run simulate`. */
const DAYS = Number(process.env['QUANKE_SIMULATED_DAYS'] ?? 12);
const SEED = Number(process.env['QUANKE_SIMULATION_SEED'] ?? 20_261_122);
const MINUTES = Number(process.env['QUANKE_SIMULATION_MINUTES'] ?? 0.6);
const RESULT = process.env['QUANKE_SIMULATION_RESULT'];
/** Lives begin a month apart, so that some pass the turn of the year and the days whose calendar nobody knows yet. */
const FIRST_DAY = addDays('2026-09-16', (SEED % 4) * 30);
const MINUTE = 60_000;

const office = useOffice();

it(
  `given a community from seed ${SEED} on a clock of its own, everything that must hold holds at every step and every day`,
  async () => {
    const endsAt = performance.now() + MINUTES * MINUTE;
    const lived = await simulate(office, {
      seed: SEED,
      days: DAYS,
      firstDay: FIRST_DAY,
      endsAt,
      log: (line) => console.log(line),
    });
    expect(lived.days).toBeGreaterThan(0);
    expect(lived.tally.get('mistakes refused')).toBeGreaterThan(0);
    if (RESULT === undefined) return;
    const { days, seconds, tally } = lived;
    const digest = createHash('sha256').update(JSON.stringify(lived.digest)).digest('hex').slice(0, 16);
    writeFileSync(RESULT, JSON.stringify({ days, seconds, digest, tally: Object.fromEntries(tally) }, null, 2));
  },
  (MINUTES + 10) * MINUTE,
);
