import { addDays, plainDateOf, startOfDay } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import {
  getFieldAttachment,
  getFieldRecord,
  listFieldRecords,
  revealFieldRecordValue,
  type ReceivedRecord,
} from '../contract.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import { visitOfValues } from '../domain/visit-values.ts';
import { HIDDEN_AGAIN_AFTER_SECONDS, REVEAL_RULE, revealingBy } from '../../people/domain/reveal-limit.ts';
import { attachmentsOf, openAttachment, sandboxed } from './attachments.ts';
import { audit, type FieldDeps } from './deps.ts';
import { formOf, type Acting } from './form-of-kind.ts';
import { presentState } from './present-state.ts';
import { findRecord, recordsOfCase, recordsReceived, type StoredRecord } from './record-rows.ts';
import { recordWords } from './record-words.ts';
import { actingOf } from './send-routes.ts';

const kindName = (deps: FieldDeps, kind: string, acting: Acting): { zh: string; en: string } => {
  const name: Text =
    kind === VISIT_KIND ? deps.texts.visit : (formOf(deps, kind, acting)?.shown.name ?? { zh: kind, en: kind });
  return { ...name };
};

const received = async (
  tx: Tx,
  deps: FieldDeps,
  acting: Acting,
  records: readonly StoredRecord[],
): Promise<ReceivedRecord[]> => {
  const { communityId } = acting;
  const ids = records.map(({ id }) => id);
  const attachments = await attachmentsOf(tx, communityId, ids);
  const visits = new Map((await deps.visits.find(tx, communityId, ids)).map((visit) => [visit.id, visit]));
  return records.map(({ workerId, values: _values, ...record }) => {
    const visit = visits.get(record.id);
    const own = visit?.attachments ?? attachments.filter(({ recordId }) => recordId === record.id);
    const result = deps.texts.visitResults[visit?.result ?? ''];
    return {
      ...record,
      version: visit?.version ?? record.version,
      kindName: kindName(deps, record.kind, acting),
      workerName: deps.directory.worker(workerId)?.name ?? '',
      visit:
        visit === undefined
          ? null
          : {
              personId: visit.person.id,
              personName: visit.person.name,
              result: { ...(result ?? deps.texts.visit) },
            },
      attachments: own.map(({ id, mediaType }) => ({ id, mediaType })),
    };
  });
};

const listRoute = (deps: FieldDeps): Implementation =>
  implement(listFieldRecords, async (tx, call) => {
    const { communityId } = call.params;
    const { caseId, on = plainDateOf(call.now) } = call.query;
    const day = { communityId, from: startOfDay(on), until: startOfDay(addDays(on, 1)) };
    const records = await (caseId === undefined
      ? recordsReceived(tx, deps.keyRing, day)
      : recordsOfCase(tx, deps.keyRing, communityId, caseId));
    const acting = actingOf(call, communityId);
    if (records.length > 0)
      audit(
        tx,
        { ...acting, actor: call.caller.workerId },
        {
          action: 'read-field-records',
          subjectKind: 'community',
          subjectId: communityId,
          details: { records: records.map(({ id }) => id) },
        },
      );
    return ok({ on, items: await received(tx, deps, acting, records) });
  });

const MINUTE_MS = 60_000;

const oneRoute = (deps: FieldDeps): Implementation =>
  implement(getFieldRecord, async (tx, call) => {
    const { communityId, recordId } = call.params;
    const stored = await findRecord(tx, deps.keyRing, communityId, recordId);
    if (stored === undefined) return refuse('not-found');
    const acting = actingOf(call, communityId);
    const [record] = await received(tx, deps, acting, [stored]);
    if (record === undefined) return refuse('not-found');
    const { values } = await presentState(tx, deps, communityId, stored);
    const [visit] = stored.kind === VISIT_KIND ? await deps.visits.find(tx, communityId, [stored.id]) : [];
    audit(
      tx,
      { ...acting, actor: call.caller.workerId },
      { action: 'read-field-record', subjectKind: 'field-record', subjectId: recordId },
    );
    const off = Date.parse(record.madeAt) - Date.parse(record.happenedAt);
    return ok({
      record,
      words: recordWords(deps, stored.kind, values, acting),
      place: stored.kind === VISIT_KIND ? visitOfValues(values).place : null,
      findings: (visit?.findings ?? []).map(({ id, title, process, caseId }) => ({ id, title, process, caseId })),
      clockOffMinutes: Math.round(off / MINUTE_MS),
    });
  });

const revealRoute = (deps: FieldDeps): Implementation =>
  implement(revealFieldRecordValue, async (tx, call) => {
    const { communityId, recordId } = call.params;
    const { field } = call.body;
    const stored = await findRecord(tx, deps.keyRing, communityId, recordId);
    if (stored === undefined) return refuse('not-found');
    const attemptKey = revealingBy(call.caller.workerId);
    if (await deps.attempts.isLocked(attemptKey, REVEAL_RULE))
      return refuse('too-many-requests', { minutes: REVEAL_RULE.forgottenAfterMinutes });
    const value = stored.values[field];
    const isHidden = formOf(deps, stored.kind, actingOf(call, communityId))?.sensitiveIds.has(field) === true;
    if (!isHidden || value === undefined || value === null || value === '') return refuse('nothing-to-reveal');
    await deps.attempts.record(attemptKey, REVEAL_RULE);
    audit(
      tx,
      { communityId, actor: call.caller.workerId, now: call.now, origin: call.origin },
      { action: 'reveal-field-record-value', subjectKind: 'field-record', subjectId: recordId, details: { field } },
    );
    return ok({ value: String(value), hiddenAgainAfterSeconds: HIDDEN_AGAIN_AFTER_SECONDS });
  });

const attachmentRoute = (deps: FieldDeps): Implementation =>
  implement(getFieldAttachment, async (tx, call) => {
    const { communityId, attachmentId } = call.params;
    const attachment = await openAttachment(tx, deps, communityId, attachmentId);
    if (attachment === null) return refuse('not-found');
    audit(
      tx,
      { communityId, actor: call.caller.workerId, now: call.now, origin: call.origin },
      {
        action: 'read-field-attachment',
        subjectKind: 'field-record',
        subjectId: attachment.recordId,
        details: { attachmentId },
      },
    );
    return sandboxed(call, attachmentId, attachment);
  });

/** What came from outside, as the office sees it: of a day, of a case, one by one. */
export const recordRoutes = (deps: FieldDeps): readonly Implementation[] => [
  listRoute(deps),
  oneRoute(deps),
  revealRoute(deps),
  attachmentRoute(deps),
];
