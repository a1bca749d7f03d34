import { describe, expect, it } from 'vitest';
import {
  confirmImport,
  continueImport,
  stopImport,
  undoImport,
  type ImportReply,
} from '../../modules/imports/contract.ts';
import { runImports } from '../../modules/imports/server/index.ts';
import { findPeople } from '../../modules/people/contract.ts';
import { useOffice } from '../server/office.ts';
import { bringList, importOf, uploadList, workOff } from './bring-list.ts';
import { idNumberOf } from './nasty-list.ts';

const office = useOffice();
/** So many batches that the last ones are far away when the second begins, however slow the machine is. */
const ROWS = 1_000;
const AT_ONCE = 250;

const list = (): Buffer =>
  Buffer.from(
    ['姓名,身份证号', ...Array.from({ length: ROWS }, (_, at) => `丙丁,${idNumberOf('1981-03-04', at)}`)].join('\n'),
  );
const params = (one: { readonly id: string }) => ({ communityId: office.communityId(), importId: one.id });
const now = (one: ImportReply) => office.as('head').then((head) => importOf(head, office.communityId(), one.id));

/** Does the next batch and stops while the jobs would still be at it. */
const workOnceThenStop = async (one: ImportReply): Promise<void> => {
  const { application, clock } = office.running();
  const head = await office.as('head');
  const begun = { batches: 0 };
  const stopping = runImports(application.imports, [office.communityId()], () => {
    begun.batches += 1;
    return clock.now().toISOString();
  });
  while (begun.batches < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  (await head.call(stopImport, { params: params(one), body: {} })).reply();
  await stopping;
};

describe('an import that is stopped', () => {
  it('given it is stopped while it writes, keeps what is written, goes on from there and is undone as a whole', async () => {
    const head = await office.as('head');
    let one = await bringList(office, head, list());
    expect(one.counts).toEqual({ new: ROWS });
    (await head.call(confirmImport, { params: params(one), body: { expectedVersion: one.version } })).reply();
    await workOnceThenStop(one);
    one = await now(one);
    expect(one).toMatchObject({ state: 'stopped', may: ['continue', 'undo'] });
    expect((one.counts['written'] ?? 1) % AT_ONCE).toBe(0);
    expect(one.counts['written']).toBeLessThan(ROWS);
    expect(one.rowsDone).toBe(one.counts['written']);
    await workOff(office);
    expect((await now(one)).state).toBe('stopped');
    (await head.call(continueImport, { params: params(one), body: { expectedVersion: one.version } })).reply();
    await workOff(office);
    one = await now(one);
    expect(one).toMatchObject({ state: 'done', rowsDone: ROWS, counts: { written: ROWS } });
    const again = await head.call(stopImport, { params: params(one), body: {} });
    expect(again.problem().code).toBe('import-not-now');
    const body = { expectedVersion: one.version, reason: '名单过期' };
    (await head.call(undoImport, { params: params(one), body })).reply();
    await workOff(office);
    expect(await now(one)).toMatchObject({ state: 'undone', counts: { undone: ROWS } });
    const people = await head.call(findPeople, { params: { communityId: office.communityId() }, query: { q: '丙丁' } });
    expect(people.reply().items).toEqual([]);
  });

  it('given it is stopped and undone, only what was written is taken back', async () => {
    const head = await office.as('head');
    let one = await bringList(office, head, list());
    (await head.call(confirmImport, { params: params(one), body: { expectedVersion: one.version } })).reply();
    await workOnceThenStop(one);
    one = await now(one);
    const written = one.counts['written'];
    const body = { expectedVersion: one.version, reason: '名单过期' };
    (await head.call(undoImport, { params: params(one), body })).reply();
    await workOff(office);
    expect((await now(one)).counts).toMatchObject({ undone: written });
  });

  it('given it is stopped while it is read, nothing of it is kept', async () => {
    const head = await office.as('head');
    const id = await uploadList(office, head, Buffer.from(`姓名,身份证号\n${'丙丁,1\n'.repeat(60_000)}`));
    const reading = workOff(office);
    await new Promise((resolve) => setTimeout(resolve, 600));
    const stopped = (await head.call(stopImport, { params: params({ id }), body: {} })).reply();
    expect(stopped.state).toBe('discarded');
    await reading;
    expect((await now(stopped)).state).toBe('discarded');
    const { rows } = await office
      .running()
      .ownerPool.query('select from person_import_row where import_id = $1 limit 1', [id]);
    expect(rows).toEqual([]);
  });

  it('given one before it that cannot be read, is read and compared all the same', async () => {
    const head = await office.as('head');
    const content = Buffer.from('姓名,身份证号\n丙丁,1\n');
    const broken = await uploadList(office, head, content);
    const sound = await uploadList(office, head, content);
    const { ownerPool } = office.running();
    await ownerPool.query(`update person_import_part set content_sealed = 'x' where import_id = $1`, [broken]);
    await expect(workOff(office)).rejects.toThrow(`work on imports: 1 failed, the first of them ${broken}`);
    expect(await now(await importOf(head, office.communityId(), sound))).toMatchObject({ state: 'preview' });
    await ownerPool.query(`update person_import set state = 'discarded' where id = $1`, [broken]);
  });

  it('given it is stopped while it compares, the list is dropped', async () => {
    const head = await office.as('head');
    const one = await bringList(office, head, list());
    await office
      .running()
      .ownerPool.query(`update person_import set state = 'comparing' where community_id = $1 and id = $2`, [
        office.communityId(),
        one.id,
      ]);
    const stopped = (await head.call(stopImport, { params: params(one), body: {} })).reply();
    expect(stopped).toMatchObject({ state: 'discarded', counts: {} });
  });
});
