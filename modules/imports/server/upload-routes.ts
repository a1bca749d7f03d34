import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { addImportPart, startImport } from '../contract.ts';
import type { ImportDeps } from './deps.ts';
import { lockImport, setImport } from './import-rows.ts';
import { record } from './record.ts';
import { sealPart } from './sealed-rows.ts';

const START: Statement = {
  name: 'start-import',
  text: `insert into person_import (community_id, id, source, file_name, bytes, state, started_by, started_at, kind)
    values ($1, $2, $3, $4, $5, 'uploading', $6, $7, $8)`,
};
const KEEP_PART: Statement = {
  name: 'keep-part-of-import',
  text: `insert into person_import_part (community_id, import_id, number, content_sealed) values ($1, $2, $3, $4)
    on conflict do nothing`,
};
const COUNT_PARTS: Statement = {
  name: 'count-parts-of-import',
  text: 'select count(*) as count from person_import_part where community_id = $1 and import_id = $2',
};

const startRoute = (deps: ImportDeps): Implementation =>
  implement(startImport, async (tx, call) => {
    const { communityId } = call.params;
    const { kind, source, fileName, bytes } = call.body;
    const { limits, partBytes } = deps.rules;
    if (bytes > limits.bytes) return refuse('import-too-large', { megabytes: limits.bytes / 1024 / 1024 });
    const id = newId();
    await tx.query(START, [communityId, id, source, fileName, bytes, call.caller.workerId, call.now, kind]);
    record(tx, call, communityId, 'start-import', id, { kind, source, bytes });
    return ok({ id, partBytes, parts: Math.ceil(bytes / partBytes) });
  });

/** A part may come twice after a broken connection; the last missing one starts the reading. */
const partRoute = (deps: ImportDeps): Implementation =>
  implement(addImportPart, async (tx, call) => {
    const { communityId, importId } = call.params;
    const { number, content } = call.body;
    const one = await lockImport(tx, communityId, importId);
    if (one === undefined) return refuse('not-found');
    if (one.state !== 'uploading' || one.startedBy !== call.caller.workerId) return refuse('import-not-now');
    const { partBytes } = deps.rules;
    const parts = Math.ceil(one.bytes / partBytes);
    const expected = number === parts - 1 ? one.bytes - partBytes * (parts - 1) : partBytes;
    if (number >= parts || Buffer.byteLength(content, 'base64') !== expected) return refuse('import-part-wrong');
    await tx.query(KEEP_PART, [
      communityId,
      importId,
      number,
      sealPart(deps.keyRing, communityId, importId, number, content),
    ]);
    const [there] = await tx.query<{ count: number }>(COUNT_PARTS, [communityId, importId]);
    const complete = there?.count === parts;
    if (complete) {
      await setImport(tx, one, { state: 'reading' });
      tx.afterCommit(deps.wake);
    }
    record(tx, call, communityId, 'add-import-part', importId, { number });
    return ok({ complete });
  });

export const uploadRoutes = (deps: ImportDeps): readonly Implementation[] => [startRoute(deps), partRoute(deps)];
