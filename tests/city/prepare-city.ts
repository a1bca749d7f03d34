import { readFileSync } from 'node:fs';
import { distributeDatabase } from '../../platform/db/distribute.ts';
import { type DistributionRules, readDistributionRules } from '../../platform/db/distribution.ts';
import { createDatabase, withClient } from '../../platform/postgres/databases.ts';
import { closeTemplate } from '../setup/city-template.ts';
import { prepareDatabase } from '../setup/prepare-database.ts';

const TEMPLATE = 'quanke_template';

export const distributionRules = (): DistributionRules =>
  readDistributionRules(readFileSync(new URL('../../server/migrations/distribution.json', import.meta.url), 'utf8'));

const execute = (url: string, ...statements: readonly string[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

const addServers = async ([coordinator = '', ...workers]: readonly string[]): Promise<void> => {
  const at = (url: string): string => `'127.0.0.1', ${new URL(url).port}`;
  await execute(
    coordinator,
    `select citus_set_coordinator_host(${at(coordinator)})`,
    ...workers.map((url) => `select citus_add_node(${at(url)})`),
  );
};

/** An empty database of one name on every server, which know each other. Answers the owner's connections. */
export const makeEmptyCity = async (serverUrls: readonly string[], name: string): Promise<readonly string[]> => {
  const urls: string[] = [];
  for (const ownerUrl of serverUrls) urls.push(await createDatabase({ ownerUrl, name }));
  for (const url of urls) await execute(url, 'create extension citus');
  await addServers(urls);
  return urls;
};

export interface PreparedCity {
  /** Owner's connections to the template on every server. */
  readonly templateUrls: readonly string[];
  readonly steps: number;
  readonly milliseconds: number;
}

/** Makes the schema on the coordinator as a start does, spreads it, and finds nothing to do the second time. */
export const prepareCity = async (serverUrls: readonly string[]): Promise<PreparedCity> => {
  const templateUrls = await makeEmptyCity(serverUrls, TEMPLATE);
  const coordinator = templateUrls[0] ?? '';
  await prepareDatabase(coordinator);
  const began = performance.now();
  const steps = await withClient(coordinator, (client) => distributeDatabase(client, distributionRules()));
  const milliseconds = performance.now() - began;
  const again = await withClient(coordinator, (client) => distributeDatabase(client, distributionRules()));
  if (again.length > 0) throw new Error(`Distributing again was to do nothing, but did ${again.join('; ')}`);
  for (const url of templateUrls) await closeTemplate(url);
  return { templateUrls, steps: steps.length, milliseconds };
};
