import { beforeAll, describe, expect, it } from 'vitest';
import { actOnCase, getCase, openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { getGuide } from '../../modules/guides/contract.ts';
import { createPool } from '../../platform/db/pool.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { verifyInstallation } from '../../tools/verify/verify-installation.ts';
import { TEST_PASSWORD, type ApplicationRole } from '../setup/prepare-database.ts';
import { matterBody, RELIEF, useOffice } from './office.ts';
import { useRevising, type Body } from './revising.ts';

const office = useOffice();
const { published } = useRevising(office);

const QUARTER = 'letter-of-the-quarter';
const overlay = () => ({ purpose: 'overlay', itemId: RELIEF, organisationId: office.communityId() });
const changes = (promised: number, materialId: string): readonly Body[] => [
  { part: 'limit', processId: 'promised', unit: 'working-days', promised, basis: { source: '社区公告' } },
  {
    part: 'material-added',
    material: {
      id: materialId,
      name: { zh: '楼组长情况说明', en: 'Letter of the stairwell speaker' },
      form: 'original',
      comesFrom: { zh: '楼组长', en: 'The speaker' },
    },
    basis: { source: '居民公约' },
  },
];

const open = async (materialIds: readonly string[]): Promise<CaseReply> => {
  const person = await office.person();
  const body = matterBody(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
  const materials = [...body.materials, ...materialIds.map((id) => ({ id, status: 'brought' }))];
  const answer = await (await office.as('worker')).call(openCase, {
    params: { communityId: office.communityId() },
    body: { ...body, materials },
  });
  return answer.reply();
};
const read = async (caseId: string): Promise<CaseReply> =>
  (await (await office.as('worker')).call(getCase, { params: { communityId: office.communityId(), caseId } })).reply();

describe('a case that was opened on an overlay', () => {
  let before: CaseReply;
  beforeAll(async () => {
    await published('head', 'manager', overlay(), (written) => ({ ...written, changes: changes(4, QUARTER) }));
    before = await open([QUARTER]);
    await published('system-administrator', 'manager', { purpose: 'new-version', itemId: RELIEF }, (written) => ({
      ...written,
      materials: (written['materials'] as Body[]).slice(1),
    }));
    await published('head', 'manager', overlay(), (written) => ({ ...written, changes: changes(3, 'another-letter') }));
  });

  it('shows the community’s own limit and material', () => {
    expect(before.materials).toContainEqual(
      expect.objectContaining({ id: QUARTER, name: { zh: '楼组长情况说明', en: 'Letter of the stairwell speaker' } }),
    );
  });

  it('stays exactly the same after item and overlay were published anew', async () => {
    expect(await read(before.id)).toEqual(before);
  });

  it('goes on under its own limit, while a new one gets the new rules', async () => {
    const caller = await office.as('worker');
    const params = { communityId: office.communityId(), caseId: before.id };
    const body = { action: 'accept', input: {}, expectedVersion: before.version };
    const accepted = (await caller.call(actOnCase, { params, body })).reply();
    expect(accepted.clocks[0]?.promised).toBe(4);
    const guide = (
      await office.stranger().call(getGuide, {
        params: { itemId: RELIEF },
        query: { communityId: office.communityId() },
      })
    ).reply();
    const ids = guide.materials.map(({ id }) => id);
    expect(ids).toContain('another-letter');
    expect(ids).not.toContain(QUARTER);
    expect(guide.processes.find(({ processId }) => processId === 'promised')?.limit.promised).toBe(3);
  });

  it('is found sound by the check of the whole installation', async () => {
    const { keyRing, catalogue, folder, ownerPool } = office.running();
    const urlOf = (user: ApplicationRole) =>
      withRole(ownerPool.options.connectionString ?? '', { user, password: TEST_PASSWORD });
    const appPool = createPool({ url: urlOf('quanke_app'), connections: 2, name: 'verify' });
    const accountsPool = createPool({
      url: urlOf('quanke_accounts'),
      connections: 2,
      name: 'verify-accounts',
      searchPath: 'auth',
    });
    const report = await verifyInstallation({ appPool, accountsPool, keyRing, catalogue, anchorFolder: folder });
    await Promise.all([appPool.end(), accountsPool.end()]);
    expect(report.counts['cases']).toBe(1);
    expect(report.findings.filter(({ subjectId }) => subjectId === before.id)).toEqual([]);
  });
});
