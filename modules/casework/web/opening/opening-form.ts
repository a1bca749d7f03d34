import { useState } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { getWorkbench, listCases, openCase } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { type ActionField, type FieldMistake, type FieldValues, inputOf, mistakesIn } from '../case/action-input.ts';
import { firstValues, type StartingPoint } from '../case/first-values.ts';
import type { useOpenings } from './use-openings.ts';

export type Openings = NonNullable<ReturnType<typeof useOpenings>['data']>;
type OpeningEntry = Openings['items'][number];
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

/** The fields of the form; who was picked as a resident is not asked for name and address again. */
const fieldsFor = ({ form }: Opening, personId: string | null): readonly ActionField[] =>
  form.input.filter(({ withoutPerson }) => withoutPerson !== true || personId === null);

const mainOf = ({ form }: Opening): string | null =>
  (form.first.find(({ emphasis }) => emphasis === 'main') ?? form.first[0])?.id ?? null;

/** What is chosen beside the fields themselves. */
const useSubject = (opening: Opening, start: OpeningStart) => {
  const [personId, setPersonId] = useState(opening.form.person === 'none' ? null : start.personId);
  const [itemId, setItemId] = useState<string | null>(
    opening.items.some(({ id }) => id === start.itemId) ? start.itemId : null,
  );
  const [channel, setChannel] = useState<Channel>('counter');
  return { personId, setPersonId, itemId, setItemId, channel, setChannel };
};

const useMistakes = () => {
  const [fieldMistakes, setFieldMistakes] = useState<readonly FieldMistake[]>([]);
  const [mistakes, setMistakes] = useState<readonly OpeningMistake[]>([]);
  const note = (fields: readonly FieldMistake[], others: readonly OpeningMistake[]): boolean => {
    setFieldMistakes(fields);
    setMistakes(others);
    return fields.length + others.length > 0;
  };
  return { fieldMistakes, mistakes, note };
};

/** Whom or what the form wants and does not have yet. */
const missingSubjects = (
  { form }: Opening,
  personId: string | null,
  itemId: string | null,
): readonly OpeningMistake[] => [
  ...(form.person === 'required' && personId === null ? [{ kind: 'person' as const }] : []),
  ...(form.item === 'required' && itemId === null ? [{ kind: 'item' as const }] : []),
];

/** What is typed into the fields, and whether anything was since the form was empty. */
const useTyped = ({ form }: Opening, known: StartingPoint) => {
  const empty = (): FieldValues => firstValues([...form.input, ...form.first.flatMap(({ input }) => input)], known, {});
  const [values, setValues] = useState<FieldValues>(empty);
  const [touched, setTouched] = useState(false);
  const set = (id: string, value: FieldValues[string]): void => {
    setTouched(true);
    setValues((all) => ({ ...all, [id]: value }));
  };
  const reset = (): void => {
    setTouched(false);
    setValues(empty());
  };
  return { values, touched, set, reset };
};

/** State and sending of an opening form. After a quick one it is empty again for the next. */
export const useOpeningForm = (opening: Opening, start: OpeningStart, known: StartingPoint) => {
  const { id: communityId } = useCommunity();
  const command = useCommand(openCase, { invalidates: [listCases, getWorkbench] });
  const { form } = opening;
  const { reset, ...typed } = useTyped(opening, known);
  const [firstId, setFirstId] = useState(mainOf(opening));
  const subject = useSubject(opening, start);
  const found = useMistakes();
  const { personId, itemId, channel } = subject;
  const fields = fieldsFor(opening, personId);
  const first = form.first.find(({ id }) => id === firstId);
  const send = async (): Promise<CaseReply | undefined> => {
    const others = missingSubjects(opening, personId, itemId);
    const mistaken = [...mistakesIn(fields, typed.values), ...mistakesIn(first?.input ?? [], typed.values)];
    if (found.note(mistaken, others) || command.pending) return undefined;
    return command.run({
      params: { communityId },
      body: {
        processId: opening.processId,
        personId,
        itemId,
        channel,
        input: inputOf(fields, typed.values),
        ...(first === undefined ? {} : { first: { action: first.id, input: inputOf(first.input, typed.values) } }),
      },
    });
  };
  const clear = (): void => {
    reset();
    setFirstId(mainOf(opening));
    subject.setPersonId(null);
    subject.setItemId(null);
    command.clear();
  };
  return {
    ...subject,
    ...typed,
    fields,
    first,
    setFirstId,
    fieldMistakes: found.fieldMistakes,
    mistakes: found.mistakes,
    problem: command.problem,
    pending: command.pending,
    send,
    clear,
  };
};

export type OpeningFormState = ReturnType<typeof useOpeningForm>;
