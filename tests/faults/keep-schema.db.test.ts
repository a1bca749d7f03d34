import { afterAll, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase, withClient, withDatabase } from '../../platform/postgres/databases.ts';
import { PASSWORD } from '../server/office-staff.ts';
import { useOffice } from '../server/office.ts';
import { seedDemo } from '../../tools/demo/seed-demo.ts';
import { importList, publishVariant, reviseCatalogue } from '../simulation/office-moves.ts';
import { simulate, type Life } from '../simulation/simulate.ts';
import { keepSchema } from './keep-schema.ts';
import { contentOf, loadKeptSchema, writeKeptSchema } from './kept-schema.ts';

/** With `npm run keep-schema` the file is written; among the tests it is only seen that it can be made. */
const KEEPS = process.env['QUANKE_KEEP_SCHEMA'] === 'yes';
const DAYS = KEEPS ? 12 : 1;
const NAME = 'kept_again';

const office = useOffice();

/** What comes once in weeks, so that it comes into every file. */
const RARE = [importList, publishVariant, reviseCatalogue];

/** Some days with all that people do, and beside them communities of the demo with all that nobody does in some days. */
const live = async (): Promise<void> => {
  const lastly: Life['lastly'] = async (town) => {
    for (const move of RARE) await move(town);
  };
  const endsAt = performance.now() + 60_000;
  await simulate(office, { seed: 36, days: DAYS, firstDay: '2026-09-16', endsAt, lastly, log: console.log });
  const { ownerPool, keyRing } = office.running();
  await seedDemo({ ownerPool, keyRing, today: '2026-09-30', residents: 40, cases: 10 });
};

afterAll(() => dropDatabase(inject('templateUrl'), NAME));

it('given an office that lived for some days, keeps all of it so that it can be put into tables again', async () => {
  await live();
  const { rows } = await office.running().ownerPool.query<{ name: string }>('select current_database() as name');
  const ownerUrl = withDatabase(inject('templateUrl'), rows[0]?.name ?? '');
  const kept = await keepSchema(office.running(), ownerUrl, { username: 'head', password: PASSWORD });
  const again = await createDatabase({ ownerUrl: inject('templateUrl'), name: NAME });
  await loadKeptSchema(again, kept);
  const content = await contentOf(again, kept);
  expect(content).toEqual(await contentOf(ownerUrl, kept));
  await withClient(again, (client) =>
    client.query(`update person set name = 'somebody' where id = (select max(id::text)::uuid from person)`),
  );
  expect(await contentOf(again, kept), 'one lost value is noticed').not.toEqual(content);
  expect(Object.keys(kept.tables).length).toBeGreaterThan(40);
  expect(Object.keys(kept.anchors)).not.toEqual([]);
  if (KEEPS) console.log(writeKeptSchema(kept));
}, 600_000);
