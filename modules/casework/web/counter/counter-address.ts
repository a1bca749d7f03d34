import { useEffect, useRef } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useLatest } from '../../../../web/ui/use-latest.ts';
import { getWorkbench } from '../../contract.ts';
import { formFromDraft, type CounterForm } from './counter-form.ts';

/** What the address of the counter may name. */
export type CounterAddress = {
  readonly person?: string;
  readonly item?: string;
  readonly draft?: string;
  readonly continues?: string;
};

/** Tells what has become different in the address while the counter stays open: somebody chose it in the search. */
export const useChangedAddress = (
  { person, item }: CounterAddress,
  changed: (part: Pick<CounterAddress, 'person' | 'item'>) => void,
): void => {
  const before = useRef<Pick<CounterAddress, 'person' | 'item'>>({
    ...(person === undefined ? {} : { person }),
    ...(item === undefined ? {} : { item }),
  });
  const tell = useLatest(changed);
  useEffect(() => {
    const last = before.current;
    const part = {
      ...(person === undefined || person === last.person ? {} : { person }),
      ...(item === undefined || item === last.item ? {} : { item }),
    };
    before.current = { ...(person === undefined ? {} : { person }), ...(item === undefined ? {} : { item }) };
    if (Object.keys(part).length > 0) tell.current(part);
  }, [person, item, tell]);
};

/** A draft named in the address is loaded once the list of drafts is here. */
export const useDraftFromAddress = (draftId: string | undefined, load: (form: CounterForm) => void): void => {
  const { id: communityId } = useCommunity();
  const workbench = useReply(getWorkbench, { params: { communityId } }, { enabled: draftId !== undefined });
  const body = workbench.data?.drafts.find(({ id }) => id === draftId)?.body;
  // The draft is read once; what is typed afterwards must not be overwritten by a later reply.
  const loaded = useRef<string>(undefined);
  useEffect(() => {
    if (draftId === undefined || body === undefined || loaded.current === draftId) return;
    loaded.current = draftId;
    load(formFromDraft(draftId, body));
  }, [draftId, body, load]);
};
