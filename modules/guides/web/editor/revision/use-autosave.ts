import { useEffect, useRef } from 'react';
import { call } from '../../../../../web/api.ts';
import { useDebounced } from '../../../../../web/ui/use-debounced.ts';
import { useLatest } from '../../../../../web/ui/use-latest.ts';
import { saveRevision } from '../../../contract.ts';
import type { WrittenObject } from '../written-form.ts';

// One save per pause in writing, not one per key.
const PAUSE = 900;

interface Unsaved {
  readonly revisionId: string;
  readonly expectedVersion: number;
  readonly form: WrittenObject;
  /** Something is written that is not stored yet, and may be stored. */
  readonly open: boolean;
  readonly saving: boolean;
  readonly save: () => Promise<unknown>;
}

/** Saves after each pause and when the page is left inside the app; the browser asks before closing on open words. */
export const useAutosave = (of: Unsaved): void => {
  const { form, open, saving } = of;
  const settled = useDebounced(form, PAUSE);
  const latest = useLatest(of);
  // What was refused once is not sent again by itself; the next word is a new reason to try.
  const tried = useRef<WrittenObject | null>(null);
  useEffect(() => {
    const present = latest.current;
    if (!present.open || present.saving || settled !== present.form || tried.current === settled) return;
    tried.current = settled;
    void present.save();
  }, [settled, saving, latest]);
  useEffect(
    () => () => {
      const { revisionId, expectedVersion, form: written, open: unsaved } = latest.current;
      if (!unsaved) return;
      // Leaving the page must not lose the last words; whoever comes back sees whether they arrived.
      call(saveRevision, { params: { revisionId }, body: { expectedVersion, written } }).catch(() => undefined);
    },
    [latest],
  );
  useEffect(() => {
    if (!open) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [open]);
};
