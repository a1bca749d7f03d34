import { randomUUID } from 'node:crypto';
import type { Sample } from './sample-fixture.ts';

const someImport = { importId: randomUUID() };
const seen = { expectedVersion: 1 };

/** Requests about imports; the import they name is not there, so that nobody's request stands in another's way. */
export const importSamples: Readonly<Record<string, Sample>> = {
  'start-import': () => ({ body: { source: 'paste', fileName: '名单', bytes: 10 } }),
  'add-import-part': () => ({ params: someImport, body: { number: 0, content: 'eA==' } }),
  'list-imports': () => ({}),
  'get-import': () => ({ params: someImport }),
  'choose-import-columns': () => ({
    params: someImport,
    body: { ...seen, sheet: 0, headRows: 1, mapping: { 0: 'name' } },
  }),
  'list-import-rows': () => ({ params: someImport }),
  'decide-import-row': () => ({ params: someImport, body: { number: 2, decision: 'skip' } }),
  'confirm-import': () => ({ params: someImport, body: seen }),
  'approve-import': () => ({ params: someImport, body: { ...seen, approved: true } }),
  'discard-import': () => ({ params: someImport, body: seen }),
  'undo-import': () => ({ params: someImport, body: { ...seen, reason: '名单过期' } }),
  'export-import-errors': () => ({ params: someImport }),
};
