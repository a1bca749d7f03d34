import {
  publishRevision,
  reviewRevision,
  saveRevision,
  startRevision,
  submitRevision,
  type RevisionReply,
} from '../../modules/guides/contract.ts';
import { expect } from 'vitest';
import type { Office } from './office.ts';
import type { Who } from './office-staff.ts';

export type Body = Readonly<Record<string, unknown>>;

/** The day on which the office of the tests stands still. */
export const TODAY = '2026-09-16';

export const paramsOf = (revision: { readonly id: string }) => ({ revisionId: revision.id });

/** The steps of a revision, one call each, as the people of the office take them. */
export const useRevising = (office: Office) => {
  const start = async (who: Who, body: Body) => (await office.as(who)).call(startRevision, { body });
  const begun = async (who: Who, body: Body): Promise<RevisionReply> => (await start(who, body)).reply();
  const save = async (who: Who, revision: RevisionReply, written: Body) =>
    (await office.as(who)).call(saveRevision, {
      params: paramsOf(revision),
      body: { expectedVersion: revision.version, written },
    });
  const submit = async (who: Who, revision: RevisionReply) =>
    (await office.as(who)).call(submitRevision, {
      params: paramsOf(revision),
      body: { expectedVersion: revision.version },
    });
  const review = async (who: Who, revision: RevisionReply, body: Body = { decision: 'approve' }) =>
    (await office.as(who)).call(reviewRevision, {
      params: paramsOf(revision),
      body: { expectedVersion: revision.version, ...body },
    });
  const publish = async (who: Who, revision: RevisionReply, startsOn = TODAY) =>
    (await office.as(who)).call(publishRevision, {
      params: paramsOf(revision),
      body: { expectedVersion: revision.version, startsOn },
    });
  /** From the first word to the day it holds. */
  const published = async (
    writer: Who,
    reviewer: Who,
    body: Body,
    change: (written: Body) => Body,
    startsOn = TODAY,
  ) => {
    const started = await begun(writer, body);
    const saved = (await save(writer, started, change(started.written))).reply();
    expect(saved.findings.filter(({ weight }) => weight === 'mistake')).toEqual([]);
    const submitted = (await submit(writer, saved)).reply();
    const approved = (await review(reviewer, submitted)).reply();
    return (await publish(writer, approved, startsOn)).reply();
  };
  return { start, begun, save, submit, review, publish, published };
};
