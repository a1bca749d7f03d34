import { openKeyRing } from '../platform/crypto/key-ring.ts';
import { beginWithin } from '../platform/db/scoped-database.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { readConfig } from '../server/config.ts';
import { erasePerson } from '../server/erasure/erase-person.ts';
import { erasureListOf, noteErasure } from '../server/erasure/erasure-list.ts';
import { STAYS_BECAUSE, type StaysBecause } from '../server/erasure/what-stays.ts';
import { withInstallationDatabase } from './installation-database.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Of the reasons why something is left, those that concern the person. */
const WHAT_STAYS: readonly StaysBecause[] = ['archives', 'trail', 'counted', 'told', 'passing'];

const usage = (): StartupError =>
  new StartupError('erase-whom', {
    zh: '请写明社区编号和人员编号（都在人员页面的地址栏里）：npm run erase -- 社区编号 人员编号',
    en: 'Give the ids of the community and the person, both in the address of the person’s page: npm run erase -- COMMUNITY PERSON',
  });

const unknown = (): StartupError =>
  new StartupError('erase-unknown', {
    zh: '这个社区里没有这份档案，或者已经删除。',
    en: 'There is no such file in this community, or it was erased already.',
  });

const refuseUnknown = async (ownerUrl: string, communityId: string, personId: string): Promise<void> => {
  const there = await withClient(ownerUrl, async (owner) => {
    await beginWithin(owner, [communityId]);
    return owner.query('select from person where community_id = $1 and id = $2', [communityId, personId]);
  });
  if (there.rowCount === 0) throw unknown();
};

const main = async (): Promise<void> => {
  const [communityId = '', personId = '', ...more] = process.argv.slice(2);
  if (!UUID.test(communityId) || !UUID.test(personId) || more.length > 0) throw usage();
  const config = readConfig(process.env, []);
  const { dataDirectory } = config;
  await withInstallationDatabase(config, async (ownerUrl) => {
    await refuseUnknown(ownerUrl, communityId, personId);
    const keyRing = await openKeyRing({ dataDirectory, databaseHasData: async () => true });
    const erasure = { communityId, personId, at: new Date().toISOString() };
    noteErasure(dataDirectory, erasure);
    if (!(await withClient(ownerUrl, (owner) => erasePerson(owner, keyRing, erasure)))) throw unknown();
  });
  console.log(
    [
      `档案已删除；编号记在 ${erasureListOf(dataDirectory)}，恢复旧备份时会再次删除。请与密钥一样另行保存这份清单。`,
      'The file is erased; its id is on that list, by which a restore erases it again. Keep the list apart, as the keys.',
      '留下的 · What stays:',
      ...WHAT_STAYS.map((reason) => `  ${STAYS_BECAUSE[reason].zh} · ${STAYS_BECAUSE[reason].en}`),
    ].join('\n'),
  );
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
