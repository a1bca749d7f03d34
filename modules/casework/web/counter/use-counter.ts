import { useEffect, useReducer, useRef, useState } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { ProblemError, call } from '../../../../web/api.ts';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { newId } from '../../../../web/ui/new-id.ts';
import { useLatest } from '../../../../web/ui/use-latest.ts';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { getGuide } from '../../../guides/contract.ts';
import { getPerson } from '../../../people/contract.ts';
import { checkMatter, saveDraft } from '../../contract.ts';
import { useOpenings } from '../opening/use-openings.ts';
import { answersOf, changeForm, emptyForm, isWorthKeeping } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

const NONE = '00000000-0000-0000-0000-000000000000';
const TYPING_PAUSE = 800;

/** The form as a whole; every change is one entry of `CounterChange`. */
export const useCounterForm = (start: Partial<CounterForm>) =>
  useReducer(changeForm, start, (given) => ({ ...emptyForm(newId()), ...given }));

export const useCounterPerson = (personId: string | null) => {
  const { id: communityId } = useCommunity();
  return useReply(getPerson, { params: { communityId, personId: personId ?? NONE } }, { enabled: personId !== null });
};

/** A service type of an item that is registered with a form of its own. */
export interface FormProcess {
  readonly processId: string;
  readonly name: Text;
}

/**
 * The service type to check with: the one chosen, or the first of the item that can be opened here today. Those with
 * a form of their own are not checked: they lead to their form.
 */
const useProcessId = ({ itemId, processId }: CounterForm) => {
  const { id: communityId } = useCommunity();
  const guide = useReply(
    getGuide,
    { params: { itemId: itemId ?? '-' }, query: { communityId } },
    { enabled: itemId !== null },
  );
  const openings = useOpenings();
  const offered = (guide.data?.processes ?? []).flatMap((process) => {
    const opening = openings.data?.items.find((one) => one.processId === process.processId);
    return opening === undefined || !process.available ? [] : [opening];
  });
  const first = offered.find(({ form }) => form === null);
  const byForm: readonly FormProcess[] = offered.filter(({ form }) => form !== null);
  const known = itemId !== null && guide.isSuccess && openings.isSuccess;
  return {
    processId: processId ?? first?.processId ?? null,
    guide: guide.data,
    byForm,
    onlyByForm: known && processId === null && first === undefined,
    error: guide.error ?? openings.error,
  };
};

/** What the server says of the matter as it stands: asked anew with every answer, nothing is stored by it. */
export const useMatterCheck = (form: CounterForm) => {
  const { id: communityId } = useCommunity();
  const { processId, guide, byForm, onlyByForm, error } = useProcessId(form);
  const { itemId, personId, brought } = form;
  const agent = useDebounced(form.agent.trim(), 400);
  const check = useReply(
    checkMatter,
    {
      params: { communityId },
      body: {
        processId: processId ?? '',
        itemId,
        personId,
        answers: answersOf(form),
        brought: [...brought],
        ...(agent === '' ? {} : { agent }),
      },
    },
    { enabled: itemId !== null && processId !== null, keepPrevious: true },
  );
  const data = check.data?.item.id === itemId ? check.data : undefined;
  return {
    check: data,
    guide,
    processId,
    byForm,
    onlyByForm,
    error: error ?? check.error,
    current: check.isSuccess && !check.isPlaceholderData,
  };
};

export type MatterState = ReturnType<typeof useMatterCheck>;

type Saved = ReplyOf<typeof saveDraft>;
export interface DraftState {
  readonly savedAt: string | undefined;
  readonly failed: boolean;
}

/** Saves the draft a moment after the last change; a draft that could not be saved is tried again with the next one. */
export const useDraft = (form: CounterForm, title: string, paused: boolean): DraftState => {
  const { id: communityId } = useCommunity();
  const [saved, setSaved] = useState<Saved>();
  const [failed, setFailed] = useState(false);
  const settled = useDebounced(form, TYPING_PAUSE);
  const latestTitle = useLatest(title);
  const loaded = useRef(form);

  useEffect(() => {
    if (paused || settled === loaded.current || !isWorthKeeping(settled)) return;
    let present = true;
    call(saveDraft, {
      params: { communityId, draftId: settled.draftId },
      body: { title: latestTitle.current, body: { ...settled } },
    }).then(
      (reply) => {
        if (!present) return;
        setSaved(reply);
        setFailed(false);
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        if (present) setFailed(true);
      },
    );
    return () => {
      present = false;
    };
  }, [settled, communityId, paused, latestTitle]);
  return { savedAt: saved?.id === form.draftId ? saved.savedAt : undefined, failed };
};
