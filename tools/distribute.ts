import { readFileSync } from 'node:fs';
import { distributeDatabase, planDistribution } from '../platform/db/distribute.ts';
import { readDistributionRules } from '../platform/db/distribution.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { readConfig } from '../server/config.ts';

const RULES = new URL('../server/migrations/distribution.json', import.meta.url);

const usage = (): StartupError =>
  new StartupError('distribute-how', {
    zh: '用法：npm run distribute -- [--dry-run]；DATABASE_URL 指向协调节点。',
    en: 'Usage: npm run distribute -- [--dry-run]; DATABASE_URL leads to the coordinator.',
  });

const isDryRun = (args: readonly string[]): boolean => {
  if (args.some((arg) => arg !== '--dry-run')) throw usage();
  return args.length > 0;
};

const main = async (): Promise<void> => {
  const dryRun = isDryRun(process.argv.slice(2));
  const url = readConfig(process.env, []).database.ownerUrl;
  if (url === undefined) throw usage();
  const rules = readDistributionRules(readFileSync(RULES, 'utf8'));
  const started = performance.now();
  const steps = await withClient(url, (client) => (dryRun ? planDistribution : distributeDatabase)(client, rules));
  if (dryRun) for (const step of steps) console.log(`${step};`);
  else if (steps.length > 0)
    console.log(`${steps.length} 步，${Math.round(performance.now() - started)} ms · ${steps.length} steps`);
  if (steps.length === 0) console.log('已全部分布好 · Everything lies where it belongs');
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
