import { useState } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { getWorkbench, listCases, openCase } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { type FieldMistake, type FieldValues, inputOf, mistakesIn, startValues } from '../case/action-input.ts';
import type { useOpenings } from './use-openings.ts';

type OpeningEntry = NonNullable<ReturnType<typeof useOpenings>['data']>['items'][number];
/** A process with a form of its own. */
export type Opening = OpeningEntry & { readonly form: NonNullable<OpeningEntry['form']> };

export const CHANNELS = ['counter', 'phone', 'visit', 'online', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface OpeningMistake {
  readonly kind: 'person' | 'item';
}

/** Whom and what the form is about already when it is reached from the counter or from a person's file. */
export interface OpeningStart {
  readonly personId: string | null;
  readonly itemId: string | null;
}

const NOTHING = { stateKind: 'open' as const, materials: [] };

/** State and sending of an opening form. After a quick one it is empty again for the next. */
export const useOpeningForm = (opening: Opening, start: OpeningStart) => {
  const { id: communityId } = useCommunity();
  const command = useCommand(openCase, { invalidates: [listCases, getWorkbench] });
  const empty = (): FieldValues => startValues(opening.form.input, NOTHING);
  const [values, setValues] = useState<FieldValues>(empty);
  const [personId, setPersonId] = useState(opening.form.person === 'none' ? null : start.personId);
  const [itemId, setItemId] = useState<string | null>(
    opening.items.some(({ id }) => id === start.itemId) ? start.itemId : null,
  );
  const [channel, setChannel] = useState<Channel>('counter');
  const [fieldMistakes, setFieldMistakes] = useState<readonly FieldMistake[]>([]);
  const [mistakes, setMistakes] = useState<readonly OpeningMistake[]>([]);
  const { form } = opening;
  const send = async (): Promise<CaseReply | undefined> => {
    const fields = mistakesIn(form.input, values);
    const others: OpeningMistake[] = [
      ...(form.person === 'required' && personId === null ? [{ kind: 'person' as const }] : []),
      ...(form.item === 'required' && itemId === null ? [{ kind: 'item' as const }] : []),
    ];
    setFieldMistakes(fields);
    setMistakes(others);
    if (fields.length + others.length > 0 || command.pending) return undefined;
    const input = inputOf(form.input, values);
    return command.run({
      params: { communityId },
      body: { processId: opening.processId, personId, itemId, channel, input },
    });
  };
  const clear = (): void => {
    setValues(empty());
    setPersonId(null);
    setItemId(null);
    command.clear();
  };
  return {
    values,
    set: (id: string, value: FieldValues[string]) => setValues((all) => ({ ...all, [id]: value })),
    personId,
    setPersonId,
    itemId,
    setItemId,
    channel,
    setChannel,
    fieldMistakes,
    mistakes,
    problem: command.problem,
    pending: command.pending,
    send,
    clear,
  };
};
