import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from '../../../../../platform/contract.ts';
import { call } from '../../../../../web/api.ts';
import { replyKey, useCommand } from '../../../../../web/query.ts';
import { getRevision, saveRevision } from '../../../contract.ts';
import type { RevisionReply } from '../../../contract.ts';
import { writeAt } from '../written-form.ts';
import type { Written, WrittenObject } from '../written-form.ts';
import { asForm } from './as-form.ts';
import { useAutosave } from './use-autosave.ts';

/** `stale`: somebody else saved first. `failed`: the server refused or could not be reached. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'stale' | 'failed';

const stateOf = (problem: Problem | null, pending: boolean, dirty: boolean): SaveState => {
  if (problem !== null) return problem.code === 'stale-version' ? 'stale' : 'failed';
  if (pending) return 'saving';
  return dirty ? 'unsaved' : 'saved';
};

/** The revision as the server last told it, and how to store another form of it. */
const useStored = (first: RevisionReply) => {
  const client = useQueryClient();
  const command = useCommand(saveRevision);
  const [revision, setRevision] = useState(first);
  const seen = useRef(first.version);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const take = (reply: RevisionReply): void => {
    seen.current = reply.version;
    setRevision(reply);
    client.setQueryData(replyKey(getRevision, { params: { revisionId: reply.id } }), reply);
  };
  /** One save after the other: two at once would each take the other for somebody else's. */
  const store = (body: { written: WrittenObject } | { yaml: string }, expectedVersion?: number) => {
    const before = running.current;
    const run = async (): Promise<RevisionReply | undefined> => {
      await before;
      const version = { expectedVersion: expectedVersion ?? seen.current };
      const reply = await command.run({ params: { revisionId: revision.id }, body: { ...version, ...body } });
      if (reply !== undefined) take(reply);
      return reply;
    };
    const saved = run();
    running.current = saved.catch(() => undefined);
    return saved;
  };
  return { revision, take, store, command };
};

/** The form as it stands on the page, and as it stood when it was last stored. */
const useForm = (first: RevisionReply) => {
  const [form, setForm] = useState<WrittenObject>(() => asForm(first.written));
  const [stored, setStored] = useState(form);
  return {
    form,
    dirty: form !== stored,
    setStored,
    show: (reply: RevisionReply): void => {
      const next = asForm(reply.written);
      setForm(next);
      setStored(next);
    },
    write: (path: string, value: Written | undefined): void => setForm((before) => writeAt(before, path, value)),
  };
};

/** A revision as it stands in the editor: every pause in writing saves it, with the version that was seen. */
export const useRevision = (first: RevisionReply) => {
  const { revision, take, store, command } = useStored(first);
  const mayWrite = first.may.includes('save');
  const { form, dirty, setStored, show, write } = useForm(first);
  const state = stateOf(command.problem, command.pending, dirty);
  const save = async (expectedVersion?: number): Promise<RevisionReply | undefined> => {
    const sent = form;
    const reply = await store({ written: sent }, expectedVersion);
    if (reply !== undefined) setStored(sent);
    return reply;
  };
  const readTheirs = (): Promise<RevisionReply> => call(getRevision, { params: { revisionId: revision.id } });
  useAutosave({
    revisionId: revision.id,
    expectedVersion: revision.version,
    form,
    open: mayWrite && dirty && state !== 'stale',
    saving: command.pending,
    save,
  });
  return {
    revision,
    form,
    mayWrite,
    state,
    problem: state === 'stale' ? null : command.problem,
    write,
    take,
    clear: command.clear,
    save,
    saveYaml: async (yaml: string): Promise<boolean> => {
      const reply = await store({ yaml });
      if (reply !== undefined) show(reply);
      return reply !== undefined;
    },
    /** Drops what was written here and shows what somebody else saved. */
    takeTheirs: async (): Promise<void> => {
      const reply = await readTheirs();
      take(reply);
      show(reply);
      command.clear();
    },
    /** Puts what was written here in place of what somebody else saved. */
    keepMine: async (): Promise<void> => {
      const { version } = await readTheirs();
      await save(version);
    },
  };
};

export type RevisionInHand = ReturnType<typeof useRevision>;
