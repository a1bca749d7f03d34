import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { openOffice } from '../../tools/bench/office.ts';
import { runProgram } from './programs.ts';
import { must, onCopy, type CityPart } from './trial.ts';

const RESIDENTS = 6_000;

/** An installation with the embedded database moves into the city by the command an operator gives, and is read back. */
export const moveIntoCity: CityPart = (trial) =>
  onCopy(trial, async ({ ownerUrl }) => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-city-move-'));
    try {
      const office = await openOffice(folder, RESIDENTS, trial.log);
      await office.database.close();
      const said = await runProgram('tools/move.ts', [ownerUrl], { QUANKE_DATA: folder });
      const [, rows, milliseconds] = /(\d+) rows moved, (\d+) ms/.exec(said) ?? [];
      must(rows !== undefined, `the move did not say what it moved: ${said}`);
      await runProgram('tools/verify.ts', [], { QUANKE_DATA: folder, DATABASE_URL: ownerUrl });
      return [
        {
          name: {
            zh: '从自带数据库（PostgreSQL 18）搬入已分布的库：每张表行数与内容之和相等，npm run verify 无发现',
            en: 'Moved from the embedded database (PostgreSQL 18) into a spread one: rows and sums of contents of every table equal, npm run verify finds nothing',
          },
          value: `${Number(rows).toLocaleString('en')} rows, ${Math.round(Number(milliseconds) / 1000)} s, 0 differences`,
        },
      ];
    } finally {
      removeClusterHome(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });
