import { describe, expect, it } from 'vitest';
import { createPool } from '../../platform/db/pool.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { verifyInstallation } from '../../tools/verify/verify-installation.ts';
import { TEST_PASSWORD, type ApplicationRole } from '../setup/prepare-database.ts';
import { listAudit } from '../../modules/access/contract.ts';
import {
  compareProcesses,
  describeProcessVersion,
  getCase,
  getProcess,
  getProcessBpmn,
  listOpenings,
  getVariant,
  listVariants,
  moveVariant,
  openCase,
  saveVariant,
  startVariant,
  type VariantReply,
} from '../../modules/casework/contract.ts';
import { NO_CHANGES } from '../../modules/casework/domain/variant-changes.ts';
import { escalateCases } from '../../modules/casework/server/index.ts';
import type { VariantChanges } from '../../modules/casework/domain/variant-changes.ts';
import type { InputField } from '../../modules/casework/domain/input-field.ts';
import { openMatter, RELIEF, SENIOR_CARD, SEPTEMBER, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const TOMORROW = '2026-09-17';
const NEXT_DAY = '2026-09-17T02:00:00.000Z';

const start = async (processId: string, ends = false) =>
  (await office.as('head')).call(startVariant, {
    params: { communityId: office.communityId() },
    body: { processId, ends },
  });
const paramsOf = ({ id }: VariantReply) => ({ communityId: office.communityId(), variantId: id });
const save = async (who: Who, variant: VariantReply, changes: VariantChanges) =>
  (await office.as(who)).call(saveVariant, {
    params: paramsOf(variant),
    body: { expectedVersion: variant.version, changes },
  });
const move = async (who: Who, variant: VariantReply, step: string, more: Readonly<Record<string, string>> = {}) =>
  (await office.as(who)).call(moveVariant, {
    params: paramsOf(variant),
    body: { step, expectedVersion: variant.version, ...more },
  });

/** Writes a version, has it approved by a second person and publishes it for tomorrow. */
const published = async (processId: string, changes: VariantChanges): Promise<VariantReply> => {
  const saved = (await save('head', (await start(processId)).reply(), changes)).reply();
  const handedIn = (await move('head', saved, 'submit')).reply();
  const approved = (await move('manager', handedIn, 'approve')).reply();
  return (await move('head', approved, 'publish', { startsOn: TOMORROW })).reply();
};

/** The community looks at every matter with the grid worker before it is passed on. */
const WITH_GRID: VariantChanges = {
  ...NO_CHANGES,
  steps: { review: { told: { zh: '街道正在看您的材料。', en: 'The street is reading your papers.' } } },
  newSteps: {
    'grid-look': {
      name: { zh: '网格员上门看看', en: 'The grid worker has a look' },
      told: { zh: '网格员会上门了解情况，不用您跑。', en: 'The grid worker comes to you; stay at home.' },
      kind: 'open',
      responsible: 'grid-worker',
    },
  },
  actions: { accept: { to: 'grid-look' } },
  newActions: {
    'pass-on': {
      name: { zh: '看过了，送审', en: 'Looked at, pass on' },
      from: ['grid-look'],
      to: 'review',
      by: ['worker', 'grid-worker'],
      needs: ['materials-complete', 'eligible'],
      fields: [{ id: 'seen', type: 'long-text', label: { zh: '看到什么', en: 'What was seen' }, required: true }],
      documents: [],
      emphasis: 'main',
    },
  },
};

const openRelief = async () =>
  openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: (await office.person()).id,
    first: { action: 'accept' },
  });

describe('a community writes its own version of a process', () => {
  it('given two persons, holds from its first day for its own new cases only; running ones stay on theirs', async () => {
    const before = await openRelief();
    const started = (await start('promised')).reply();
    const saved = (await save('head', started, WITH_GRID)).reply();
    expect(saved.findings).toEqual([]);
    const handedIn = (await move('head', saved, 'submit')).reply();
    expect((await move('head', handedIn, 'approve')).problem().code).toBe('second-person-needed');
    const approved = (await move('manager', handedIn, 'approve')).reply();
    expect((await move('head', approved, 'publish', { startsOn: '2026-09-16' })).problem()).toMatchObject({
      code: 'start-date-too-early',
    });
    const published = (await move('head', approved, 'publish', { startsOn: TOMORROW })).reply();
    expect(published).toMatchObject({ status: 'published', publishedVersion: 1001 });

    expect((await openRelief()).processVersion).toBe(before.processVersion);
    office.running().clock.set(NEXT_DAY);
    const after = await openRelief();
    expect(after).toMatchObject({ processVersion: 1001, state: 'grid-look' });
    const library = office.running().application.casework.processes;
    expect(library.inForce('promised', TOMORROW, office.otherCommunityId())?.version).toBe(before.processVersion);
    expect(library.inForce('promised', TOMORROW)?.version).toBe(before.processVersion);
    const head = await office.as('head');
    const params = (caseId: string) => ({ params: { communityId: office.communityId(), caseId } });
    expect((await head.call(getCase, params(before.id))).reply()).toMatchObject({
      processVersion: before.processVersion,
      state: 'review',
    });
    const shown = await office.stranger().call(getProcess, { params: { processId: 'promised', version: '1001' } });
    const shipped = library.get('promised', before.processVersion);
    expect(shown.reply().steps.map(({ id }) => id)).toEqual([...Object.keys(shipped.steps), 'grid-look']);
    const query = { from: String(before.processVersion), to: '1001' };
    const compared = await head.call(compareProcesses, { params: { processId: 'promised' }, query });
    expect(compared.reply().tables.map(({ id, rows }) => [id, rows.map((row) => `${row.change} ${row.id}`)])).toEqual([
      ['steps', ['changed review', 'added grid-look']],
      ['actions', ['changed accept', 'added pass-on']],
    ]);
    const foreign = await office.as('foreign-worker');
    expect((await foreign.call(compareProcesses, { params: { processId: 'promised' }, query })).status).toBe(404);
    const described = { params: { processId: 'promised', version: '1001' } };
    expect((await foreign.call(describeProcessVersion, described)).status).toBe(404);
    expect((await head.call(describeProcessVersion, described)).reply().tables.map(({ id }) => id)).toContain('clocks');
    office.running().clock.set(SEPTEMBER);
  });

  it('given the version in force, goes on from its changes and can be given up again', async () => {
    const again = (await start('promised')).reply();
    expect(again.changes).toEqual(WITH_GRID);
    expect((await start('promised')).problem().code).toBe('variant-under-way');
    expect((await move('head', again, 'submit')).problem().code).toBe('revision-without-change');
    const given = (await move('head', again, 'withdraw', { reason: '不改了' })).reply();
    expect(given.status).toBe('withdrawn');

    const ending = (await start('promised', true)).reply();
    expect((await save('head', ending, NO_CHANGES)).problem().code).toBe('revision-not-at-this-step');
    const handedIn = (await move('head', ending, 'submit')).reply();
    const approved = (await move('manager', handedIn, 'approve')).reply();
    await move('manager', approved, 'publish', { startsOn: '2026-09-18' });
    const library = office.running().application.casework.processes;
    expect(library.inForce('promised', '2026-09-17', office.communityId())?.version).toBe(1001);
    expect(library.inForce('promised', '2026-09-18', office.communityId())?.variant).toBeUndefined();
    expect(library.get('promised', 1001).variant).toMatchObject({ communityId: office.communityId() });
  });

  it('given faults, saves them with their places and hands nothing in', async () => {
    const started = (await start('immediate')).reply();
    const broken: VariantChanges = {
      ...NO_CHANGES,
      removedActions: ['give-notice', 'withdraw'],
      newSteps: {
        corner: {
          name: { zh: '角落', en: '' },
          told: { zh: '等一等', en: 'Please wait' },
          kind: 'open',
          responsible: 'worker',
        },
      },
    };
    const saved = (await save('head', started, broken)).reply();
    expect(saved.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'actions.give-notice', rule: 'guarantee-stays' }),
        expect.objectContaining({ path: 'steps.corner', rule: 'step-reachable' }),
        expect.objectContaining({ path: 'steps.corner.name', rule: 'both-languages' }),
      ]),
    );
    expect(saved.findings.every(({ text, rule }) => text.zh !== rule)).toBe(true);
    expect((await move('head', saved, 'submit')).problem()).toMatchObject({
      code: 'variant-unsound',
      details: { findings: saved.findings.length },
    });
    const stale = await save('head', started, NO_CHANGES);
    expect(stale.problem().code).toBe('stale-version');
    await openMatter(office, {
      processId: 'immediate',
      itemId: SENIOR_CARD,
      personId: (await office.person()).id,
    });
  });

  it('given its own opening form and a sooner escalation, asks its own people that and tells them then', async () => {
    const building: InputField = {
      id: 'building',
      type: 'text',
      label: { zh: '哪栋', en: 'Building' },
      required: false,
    };
    const own = await published('emergency', {
      ...NO_CHANGES,
      openingFields: { place: { label: { zh: '在小区哪里', en: 'Where on the estate' } } },
      newOpeningFields: [building],
      removedOpeningFields: ['orderedBy'],
      escalations: { 'not-told': { count: 2, notify: ['head'] } },
    });
    office.running().clock.set(NEXT_DAY);
    const worker = await office.as('worker');
    const params = { communityId: office.communityId() };
    const { items } = (await worker.call(listOpenings, { params })).reply();
    const asked = items.find(({ processId }) => processId === 'emergency')?.form?.input ?? [];
    expect(asked.map(({ id }) => id)).toEqual(['kind', 'place', 'source', 'foundAt', 'building']);
    expect(asked[1]?.label.zh).toBe('在小区哪里');
    const opened = (input: Readonly<Record<string, unknown>>) =>
      worker.call(openCase, {
        params,
        body: { processId: 'emergency', itemId: null, personId: null, channel: 'phone', input },
      });
    const fire = { kind: 'fire', place: '东门' };
    const unknown = await opened({ ...fire, source: 'ordered', orderedBy: '街道' });
    expect(unknown.problem()).toMatchObject({ code: 'input-invalid', details: { field: 'orderedBy' } });
    const { id, processVersion } = (await opened({ ...fire, building: '3 号楼' })).reply();
    expect(processVersion).toBe(own.publishedVersion);
    const { casework } = office.running().application;
    await escalateCases(casework, '2026-09-17T02:01:30.000Z');
    const told = async (): Promise<readonly string[]> => {
      const { rows } = await office
        .running()
        .ownerPool.query<{ worker_id: string }>(
          `select worker_id from notification where case_id = $1 and kind = 'escalated'`,
          [id],
        );
      return rows.map(({ worker_id: workerId }) => workerId);
    };
    expect(await told()).toEqual([]);
    await escalateCases(casework, '2026-09-17T02:02:30.000Z');
    expect(await told()).toEqual([office.staff().workerIds.head]);
    office.running().clock.set(SEPTEMBER);
  });

  it('given a process whose cases are confidential, its own version is for those who work there only', async () => {
    const step = { name: { zh: '收到了', en: 'Got it' } };
    const { publishedVersion } = await published('petition', { ...NO_CHANGES, steps: { received: step } });
    const params = { processId: 'petition', version: String(publishedVersion) };
    expect((await office.stranger().call(getProcess, { params })).status).toBe(404);
    expect((await office.stranger().call(getProcess, { params: { ...params, version: '1' } })).status).toBe(200);
    const [worker, foreign] = [await office.as('worker'), await office.as('foreign-worker')];
    expect((await worker.call(describeProcessVersion, { params })).status).toBe(200);
    expect((await worker.call(getProcessBpmn, { params })).status).toBe(200);
    expect((await foreign.call(getProcessBpmn, { params })).status).toBe(404);
  });

  it('given another community, its versions do not exist there', async () => {
    const [own] = (
      await (await office.as('head')).call(listVariants, { params: { communityId: office.communityId() } })
    ).reply().items;
    const manager = await office.as('manager');
    const elsewhere = { communityId: office.otherCommunityId(), variantId: own?.id ?? '' };
    expect((await manager.call(getVariant, { params: elsewhere })).status).toBe(404);
    const listed = await manager.call(listVariants, { params: { communityId: office.otherCommunityId() } });
    expect(listed.reply().items).toEqual([]);
  });

  it('keeps every step on record and lets nobody change or delete what was published', async () => {
    const auditor = await office.as('audit-administrator');
    const { items } = (await auditor.call(listAudit, { query: { organisation: office.communityId() } })).reply();
    expect(items.filter(({ action }) => action === 'vary-process').length).toBeGreaterThan(5);
    const { ownerPool } = office.running();
    await expect(ownerPool.query(`update process_variant set valid_from = '2026-01-01'`)).rejects.toThrow(
      'not changed',
    );
    await expect(ownerPool.query('delete from process_variant')).rejects.toThrow('not changed');
  });

  it('given a program that starts anew, knows every published version again', async () => {
    const { application } = office.running();
    application.casework.processes.takeVariants([]);
    expect(application.casework.processes.find('promised', 1001)).toBeUndefined();
    await application.refresh();
    expect(application.casework.processes.get('promised', 1001).steps['grid-look']).toBeDefined();
  });

  it('is found sound by the check of the whole installation, cases on own versions among the others', async () => {
    const { keyRing, catalogue, folder, ownerPool } = office.running();
    const urlOf = (user: ApplicationRole) =>
      withRole(ownerPool.options.connectionString ?? '', { user, password: TEST_PASSWORD });
    const appPool = createPool({ url: urlOf('quanke_app'), connections: 2, name: 'verify' });
    const accounts = { url: urlOf('quanke_accounts'), connections: 2, name: 'verify-accounts', searchPath: 'auth' };
    const accountsPool = createPool(accounts);
    const report = await verifyInstallation({ appPool, accountsPool, keyRing, catalogue, anchorFolder: folder });
    await Promise.all([appPool.end(), accountsPool.end()]);
    const { rows } = await ownerPool.query<{ id: string }>('select id from case_record where process_version > 1000');
    expect(rows).toHaveLength(2);
    const ids = rows.map(({ id }) => id);
    expect(report.findings.filter(({ subjectId }) => ids.includes(subjectId))).toEqual([]);
  });
});
