import { useState } from 'react';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { useDebounced } from '../../../../../web/ui/use-debounced.ts';
import { previewRevision } from '../../../contract.ts';
import type { GuideReply } from '../../../contract.ts';
import type { Answered, GuideCheck } from '../../use-guide-check.ts';
import type { Mistake } from '../editing.tsx';
import { readAt } from '../written-form.ts';
import type { WrittenObject } from '../written-form.ts';

export interface Preview {
  /** Undefined while the first answer is on its way, null while mistakes keep the guide from being put together. */
  readonly guide: GuideReply | null | undefined;
  readonly check: GuideCheck;
  readonly mistakes: readonly Mistake[];
  readonly advice: readonly Mistake[];
  readonly error: unknown;
}

/** What the form would look like as a guide, and what is wrong with it: asked anew after each short pause. */
export const usePreview = (revisionId: string, form: WrittenObject): Preview => {
  const { both } = useText();
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const written = useDebounced(form, 350);
  const facts = Object.fromEntries(answered.map(({ factId, value }) => [factId, { value }]));
  const reply = useReply(previewRevision, { params: { revisionId }, body: { written, facts } }, { keepPrevious: true });
  const others = (factId: string): readonly Answered[] => answered.filter((one) => one.factId !== factId);
  const found = (weight: 'mistake' | 'advice'): readonly Mistake[] =>
    (reply.data?.findings ?? [])
      .filter((finding) => finding.weight === weight)
      // Whatever form an empty field should have: first of all it wants to be filled in.
      .map(({ path, text }) => ({ path, rule: readAt(written, path) === '' ? both('editor.fill-in') : text }));
  return {
    guide: reply.data?.guide,
    mistakes: found('mistake'),
    advice: found('advice'),
    error: reply.error,
    check: {
      data: reply.data?.check ?? undefined,
      error: reply.error,
      answered,
      answer: (one) => setAnswered([...others(one.factId), one]),
      takeBack: (factId) => setAnswered(others(factId)),
      startAgain: () => setAnswered([]),
    },
  };
};
