import { describe, expect, it } from 'vitest';
import { IMPORT_RULES } from '../../catalogue/imports/import-rules.ts';
import {
  confirmImport,
  continueImport,
  discardImport,
  undoImport,
  type ImportReply,
} from '../../modules/imports/contract.ts';
import { useOffice } from '../server/office.ts';
import { bringList, importOf, uploadList, workOff } from './bring-list.ts';
import { idNumberOf } from './nasty-list.ts';

const office = useOffice();
/** One batch and the beginning of a second. */
const ROWS = IMPORT_RULES.rowsAtOnce + 3;

const params = (id: string) => ({ communityId: office.communityId(), importId: id });
const now = async (id: string): Promise<ImportReply> => importOf(await office.as('head'), office.communityId(), id);

/** What the jobs do until the import is left. */
const failEachTime = async (): Promise<void> => {
  for (let tries = 0; tries < IMPORT_RULES.triesAtMost; tries += 1)
    await expect(workOff(office)).rejects.toThrow('1 failed');
};

describe('an import that fails each time', () => {
  it('given a file that cannot be opened, is left after some tries, says so, is tried again when asked and discarded', async () => {
    const head = await office.as('head');
    const id = await uploadList(office, head, Buffer.from('姓名,身份证号\n丙丁,1\n'));
    const { ownerPool } = office.running();
    await ownerPool.query(`update person_import_part set content_sealed = 'x' where import_id = $1`, [id]);
    await expect(workOff(office)).rejects.toThrow('1 failed');
    expect(await now(id)).toMatchObject({ state: 'reading', failedDuring: null });
    const { rows } = await ownerPool.query('select failed_tries from person_import where id = $1', [id]);
    expect(rows).toEqual([{ failed_tries: 1 }]);
    for (let tries = 1; tries < IMPORT_RULES.triesAtMost; tries += 1)
      await expect(workOff(office)).rejects.toThrow('1 failed');
    let one = await now(id);
    expect(one).toMatchObject({ state: 'failed', failedDuring: 'reading', may: ['discard', 'continue'] });
    expect(await workOff(office)).toBe(0);
    (await head.call(continueImport, { params: params(id), body: { expectedVersion: one.version } })).reply();
    await failEachTime();
    one = await now(id);
    expect(one.state).toBe('failed');
    (await head.call(discardImport, { params: params(id), body: { expectedVersion: one.version } })).reply();
    expect(await now(id)).toMatchObject({ state: 'discarded', failedDuring: null });
    const audited = await ownerPool.query(
      `select details from audit_entry where subject_id = $1 and action = 'leave-failed-import'`,
      [id],
    );
    expect(audited.rows).toEqual([{ details: { during: 'reading' } }, { details: { during: 'reading' } }]);
  });

  it('given a row that cannot be written, keeps what is written, and goes on from there or is undone', async () => {
    const head = await office.as('head');
    const lines = Array.from({ length: ROWS }, (_, at) => `丙丁,${idNumberOf('1981-03-04', at)}`);
    const { id, version } = await bringList(office, head, Buffer.from(['姓名,身份证号', ...lines].join('\n')));
    (await head.call(confirmImport, { params: params(id), body: { expectedVersion: version } })).reply();
    const { ownerPool } = office.running();
    const spoil = `update person_import_row set plan_sealed = substr(plan_sealed, 2) where import_id = $1 and number = $2`;
    const last = [id, ROWS + 1];
    const { rows } = await ownerPool.query<{ kept: Buffer }>(
      'select plan_sealed as kept from person_import_row where import_id = $1 and number = $2',
      last,
    );
    await ownerPool.query(spoil, last);
    await failEachTime();
    let one = await now(id);
    const written = IMPORT_RULES.rowsAtOnce;
    expect(one).toMatchObject({
      state: 'failed',
      failedDuring: 'writing',
      may: ['continue', 'undo'],
      rowsDone: written,
      counts: { written },
    });
    await ownerPool.query('update person_import_row set plan_sealed = $3 where import_id = $1 and number = $2', [
      ...last,
      rows[0]?.kept,
    ]);
    (await head.call(continueImport, { params: params(id), body: { expectedVersion: one.version } })).reply();
    await workOff(office);
    one = await now(id);
    expect(one).toMatchObject({ state: 'done', failedDuring: null, counts: { written: ROWS } });
    const body = { expectedVersion: one.version, reason: '名单过期' };
    (await head.call(undoImport, { params: params(id), body })).reply();
    await workOff(office);
    expect(await now(id)).toMatchObject({ state: 'undone', counts: { undone: ROWS } });
  });
});
