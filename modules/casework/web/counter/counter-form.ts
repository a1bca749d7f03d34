import type { Text } from '../../../../kernel/text.ts';

export type AnswerValue = string | number | boolean;
export type Channel = 'counter' | 'phone' | 'visit' | 'online' | 'letter';

/** A question that was answered, in the words it was asked in, so that the answer can be seen and taken back. */
export interface Asked {
  readonly factId: string;
  readonly question: Text;
  readonly shown: Text;
  readonly value: AnswerValue;
}

/** All that the counter keeps of a matter before it is opened; also what a draft holds. */
export interface CounterForm {
  readonly draftId: string;
  readonly personId: string | null;
  readonly itemId: string | null;
  /** Chosen by hand; null: the first service type the item offers. */
  readonly processId: string | null;
  readonly asked: readonly Asked[];
  readonly brought: readonly string[];
  readonly channel: Channel;
  readonly agent: string;
  readonly note: string;
  readonly continues: string | null;
}

export type CounterChange =
  | { readonly type: 'choose-person'; readonly personId: string | null }
  | { readonly type: 'choose-item'; readonly itemId: string | null }
  | { readonly type: 'choose-process'; readonly processId: string }
  | { readonly type: 'answer'; readonly asked: Asked }
  | { readonly type: 'take-back'; readonly factId: string }
  | { readonly type: 'toggle-material'; readonly materialId: string }
  | { readonly type: 'write'; readonly part: Partial<Pick<CounterForm, 'channel' | 'agent' | 'note'>> }
  | { readonly type: 'start-over'; readonly keep: 'person' | 'item' | 'nothing'; readonly draftId: string }
  | { readonly type: 'load'; readonly form: CounterForm };

export const emptyForm = (draftId: string): CounterForm => ({
  draftId,
  personId: null,
  itemId: null,
  processId: null,
  asked: [],
  brought: [],
  channel: 'counter',
  agent: '',
  note: '',
  continues: null,
});

/** Another person or item makes answers and materials void: they were about somebody or something else. */
const withoutMatterOf = (form: CounterForm): CounterForm => ({ ...form, asked: [], brought: [] });

const startOver = (form: CounterForm, keep: 'person' | 'item' | 'nothing', draftId: string): CounterForm => ({
  ...emptyForm(draftId),
  ...(keep === 'person' ? { personId: form.personId } : {}),
  ...(keep === 'item' ? { itemId: form.itemId, processId: form.processId, channel: form.channel } : {}),
});

const toggle = (list: readonly string[], entry: string): readonly string[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

export const changeForm = (form: CounterForm, change: CounterChange): CounterForm => {
  switch (change.type) {
    case 'choose-person':
      return { ...withoutMatterOf(form), personId: change.personId, agent: '' };
    case 'choose-item':
      return { ...withoutMatterOf(form), itemId: change.itemId, processId: null };
    case 'choose-process':
      return { ...form, processId: change.processId };
    case 'answer':
      return { ...form, asked: [...form.asked.filter(({ factId }) => factId !== change.asked.factId), change.asked] };
    case 'take-back':
      return { ...form, asked: form.asked.filter(({ factId }) => factId !== change.factId) };
    case 'toggle-material':
      return { ...form, brought: toggle(form.brought, change.materialId) };
    case 'write':
      return { ...form, ...change.part };
    case 'start-over':
      return startOver(form, change.keep, change.draftId);
    case 'load':
      return change.form;
  }
};

export const answersOf = ({ asked }: CounterForm): Readonly<Record<string, AnswerValue>> =>
  Object.fromEntries(asked.map(({ factId, value }) => [factId, value]));

/** A draft is worth keeping as soon as it names a person or an item. */
export const isWorthKeeping = ({ personId, itemId }: CounterForm): boolean => personId !== null || itemId !== null;

const CHANNELS: readonly string[] = ['counter', 'phone', 'visit', 'online', 'letter'];
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' &&
  value !== null &&
  'factId' in value &&
  'question' in value &&
  'shown' in value &&
  'value' in value;

/** Reads a draft back; parts that an older version wrote differently are left empty rather than refused. */
export const formFromDraft = (draftId: string, body: Readonly<Record<string, unknown>>): CounterForm => ({
  draftId,
  personId: textOrNull(body['personId']),
  itemId: textOrNull(body['itemId']),
  processId: textOrNull(body['processId']),
  asked: Array.isArray(body['asked']) ? body['asked'].filter(isAsked) : [],
  brought: Array.isArray(body['brought']) ? body['brought'].filter((entry) => typeof entry === 'string') : [],
  channel: (CHANNELS.includes(textOr(body['channel'], '')) ? body['channel'] : 'counter') as Channel,
  agent: textOr(body['agent'], ''),
  note: textOr(body['note'], ''),
  continues: textOrNull(body['continues']),
});
