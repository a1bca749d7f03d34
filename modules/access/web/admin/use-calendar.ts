import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { replyKey, useCommand, useReply } from '../../../../web/query.ts';
import { editCalendar, getCalendar } from '../../contract.ts';
import { type CalendarDayEntry, type Changes, editOf, entryOn, withChange } from './calendar-changes.ts';

const NO_CHANGES: Changes = new Map();

/** The saved calendar with the changes on top that are not saved yet. */
export const useCalendar = () => {
  const client = useQueryClient();
  const query = useReply(getCalendar, {});
  const command = useCommand(editCalendar);
  const [changes, setChanges] = useState<Changes>(NO_CHANGES);
  const [horizon, setHorizon] = useState<PlainDate | null>(null);
  const saved = useMemo(() => new Map((query.data?.days ?? []).map((day) => [day.date, day])), [query.data]);
  const horizonOn = horizon ?? query.data?.horizonOn ?? '';
  const isStale = command.problem?.code === 'stale-version';
  const { refetch } = query;
  // Somebody else saved first: read theirs, keep ours on top, and say so.
  useEffect(() => {
    if (isStale) void refetch();
  }, [isStale, refetch]);

  const discard = (): void => {
    setChanges(NO_CHANGES);
    setHorizon(null);
    command.clear();
  };
  const save = async (): Promise<boolean> => {
    if (query.data === undefined) return false;
    const body = { expectedVersion: query.data.version, horizonOn, ...editOf(changes) };
    const next = await command.run({ body });
    if (next === undefined) return false;
    client.setQueryData(replyKey(getCalendar, {}), next);
    discard();
    return true;
  };
  return {
    query,
    changes,
    horizonOn,
    horizonChanged: horizon !== null && horizon !== query.data?.horizonOn,
    wasStale: isStale,
    problem: isStale ? null : command.problem,
    pending: command.pending,
    entryOf: (date: PlainDate): CalendarDayEntry | null => entryOn(changes, saved, date),
    change: (date: PlainDate, entry: CalendarDayEntry | null): void =>
      setChanges((before) => withChange(before, saved, date, entry)),
    undo: (date: PlainDate): void => setChanges((before) => withChange(before, saved, date, saved.get(date) ?? null)),
    setHorizon,
    discard,
    save,
  };
};

export type CalendarDraft = ReturnType<typeof useCalendar>;
