import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../../../web/api.ts';
import { replyKey, useCommand } from '../../../../../web/query.ts';
import { useDebounced } from '../../../../../web/ui/use-debounced.ts';
import { useLatest } from '../../../../../web/ui/use-latest.ts';
import { getRevision, saveRevision } from '../../../contract.ts';
import type { RevisionReply } from '../../../contract.ts';
import { writeAt } from '../written-form.ts';
import type { Written, WrittenObject } from '../written-form.ts';
import { asForm } from './as-form.ts';

/** `stale`: somebody else saved first. `failed`: the server refused or could not be reached. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'stale' | 'failed';

// One save per pause in writing, not one per key.
const PAUSE = 900;

/** A revision as it stands in the editor: every pause in writing saves it, with the version that was seen. */
export const useRevision = (first: RevisionReply) => {
  const client = useQueryClient();
  const command = useCommand(saveRevision);
  const mayWrite = first.may.includes('save');
  const [revision, setRevision] = useState(first);
  const [form, setForm] = useState<WrittenObject>(() => asForm(first.written));
  const [stored, setStored] = useState(form);
  const settled = useDebounced(form, PAUSE);
  const busy = useRef(false);
  const stale = command.problem?.code === 'stale-version';
  const dirty = form !== stored;

  const take = useCallback(
    (reply: RevisionReply): void => {
      setRevision(reply);
      client.setQueryData(replyKey(getRevision, { params: { revisionId: reply.id } }), reply);
    },
    [client],
  );
  const store = async (body: { written: WrittenObject } | { yaml: string }, expectedVersion = revision.version) => {
    if (busy.current) return undefined;
    busy.current = true;
    const reply = await command.run({ params: { revisionId: revision.id }, body: { expectedVersion, ...body } });
    busy.current = false;
    if (reply !== undefined) take(reply);
    return reply;
  };
  const save = async (expectedVersion?: number): Promise<RevisionReply | undefined> => {
    const sent = form;
    const reply = await store({ written: sent }, expectedVersion);
    if (reply !== undefined) setStored(sent);
    return reply;
  };
  const saveYaml = async (yaml: string): Promise<boolean> => {
    const reply = await store({ yaml });
    if (reply === undefined) return false;
    const next = asForm(reply.written);
    setForm(next);
    setStored(next);
    return true;
  };
  /** Drops what was written here and shows what somebody else saved. */
  const takeTheirs = async (): Promise<void> => {
    const reply = await call(getRevision, { params: { revisionId: revision.id } });
    const next = asForm(reply.written);
    take(reply);
    setForm(next);
    setStored(next);
    command.clear();
  };
  /** Puts what was written here in place of what somebody else saved. */
  const keepMine = async (): Promise<void> => {
    const theirs = await call(getRevision, { params: { revisionId: revision.id } });
    await save(theirs.version);
  };

  const present = useLatest({ save, dirty, stale, mayWrite, form, revision });
  useEffect(() => {
    const { dirty: open, stale: blocked, mayWrite: allowed, form: latest } = present.current;
    if (allowed && open && !blocked && settled === latest) void present.current.save();
  }, [settled, present, command.pending]);
  useEffect(
    () => () => {
      const { dirty: open, stale: blocked, mayWrite: allowed, form: latest, revision: last } = present.current;
      if (!allowed || !open || blocked) return;
      const body = { expectedVersion: last.version, written: latest };
      // Leaving the page must not lose the last words; whoever comes back sees whether they arrived.
      call(saveRevision, { params: { revisionId: last.id }, body }).catch(() => undefined);
    },
    [present],
  );
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  const state: SaveState = stale
    ? 'stale'
    : command.problem !== null
      ? 'failed'
      : command.pending
        ? 'saving'
        : dirty
          ? 'unsaved'
          : 'saved';
  return {
    revision,
    form,
    mayWrite,
    state,
    problem: stale ? null : command.problem,
    write: (path: string, value: Written | undefined): void => setForm((before) => writeAt(before, path, value)),
    take,
    save,
    saveYaml,
    takeTheirs,
    keepMine,
  };
};

export type RevisionInHand = ReturnType<typeof useRevision>;
