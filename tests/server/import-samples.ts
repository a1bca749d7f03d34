import { randomUUID } from 'node:crypto';
import { startImport } from '../../modules/imports/contract.ts';
import type { Office } from './office.ts';
import type { Sample } from './sample-fixture.ts';

/** An import whose list has not arrived. */
export const writeImport = async (office: Office): Promise<string> => {
  const body = { source: 'file', fileName: '名单.xlsx', bytes: 10 };
  const params = { communityId: office.communityId() };
  return (await (await office.as('head')).call(startImport, { params, body })).reply().id;
};

const nowhere = randomUUID();
const seen = { expectedVersion: 1 };

const on =
  (request: object): Sample =>
  ({ importId = nowhere }) => ({ params: { importId }, ...request });

/** Requests about imports. */
export const importSamples: Readonly<Record<string, Sample>> = {
  'start-import': () => ({ body: { source: 'paste', fileName: '名单', bytes: 10 } }),
  'add-import-part': on({ body: { number: 0, content: 'eA==' } }),
  'list-imports': () => ({}),
  'get-import': on({}),
  'choose-import-columns': on({ body: { ...seen, sheet: 0, headRows: 1, mapping: { 0: 'name' } } }),
  'list-import-rows': on({}),
  'decide-import-row': on({ body: { number: 2, decision: 'skip' } }),
  'confirm-import': on({ body: seen }),
  'approve-import': on({ body: { ...seen, approved: true } }),
  'discard-import': on({ body: seen }),
  'stop-import': on({ body: {} }),
  'continue-import': on({ body: seen }),
  'undo-import': on({ body: { ...seen, reason: '名单过期' } }),
  'export-import-errors': on({}),
};
