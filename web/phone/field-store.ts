import type { FieldDayReply } from '../../modules/field/contract.ts';
import { clientId } from '../../modules/field/domain/client-id.ts';
import { knownRecord, stateOf, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { Text } from '../../kernel/text.ts';
import type { Vault } from './vault.ts';

/** A photo or a voice note. */
export interface KeptAttachment {
  readonly id: string;
  readonly recordId: string;
  readonly mediaType: string;
  /** As base64. */
  readonly content: string;
  /** Why the server refused it. */
  readonly refused: Text | null;
}

/** Who is signed in on this phone, and where the records go. */
export interface PhoneOwner {
  readonly workerName: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly phoneId: string;
  /** By which records can be handed in without access; null until the server gave one. */
  readonly code: string | null;
}

export interface FieldState {
  readonly owner: PhoneOwner;
  readonly day: FieldDayReply | null;
  readonly records: readonly OutboxRecord[];
  readonly attachments: readonly KeptAttachment[];
  /** Words for the last refusal of a record, by its id. */
  readonly refusals: Readonly<Record<string, Text>>;
}

export type RecordChange = (present: OutboxRecord | undefined) => OutboxRecord | undefined;

export interface FieldStore {
  readonly present: () => FieldState;
  readonly subscribe: (listener: () => void) => () => void;
  keepOwner(owner: PhoneOwner): Promise<void>;
  keepDay(day: FieldDayReply): Promise<void>;
  keepRecord(record: OutboxRecord, refusal?: Text): Promise<void>;
  /** Makes of the record as it is when its turn comes what it shall be; nothing is written where that is the same. */
  changeRecord(id: string, change: RecordChange, refusal?: Text): Promise<void>;
  dropRecord(id: string): Promise<void>;
  keepAttachment(attachment: KeptAttachment): Promise<void>;
  dropAttachment(id: string): Promise<void>;
  wipe(): Promise<void>;
}

const RANDOM_BYTES = 10;
export const newId = (): string => clientId(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));

const readAll = async <T>(vault: Vault, start: string): Promise<T[]> => {
  const values = await Promise.all((await vault.names(start)).map((name) => vault.read<T>(name)));
  return values.filter((value) => value !== undefined);
};

const others = <T extends { readonly id: string }>(list: readonly T[], id: string): T[] =>
  list.filter((one) => one.id !== id);

/** A day outside and the night after it; then names and doors do not stay on the phone, sent or not. */
const DAY_LASTS_MS = 36 * 3_600_000;

/** By how much time passed on this phone, so that a clock that is wrong does no harm. */
const wipeOldDay = async (vault: Vault): Promise<void> => {
  const fetchedAt = (await vault.read<number>('fetched-at')) ?? 0;
  if (Math.abs(Date.now() - fetchedAt) <= DAY_LASTS_MS) return;
  await vault.remove('day');
  const attached = new Set((await readAll<KeptAttachment>(vault, 'attachment/')).map(({ recordId }) => recordId));
  for (const record of await readAll<OutboxRecord>(vault, 'record/'))
    if (['sent', 'held'].includes(stateOf(record)) && !attached.has(record.id))
      await vault.remove(`record/${record.id}`);
};

const readState = async (vault: Vault, owner: PhoneOwner): Promise<FieldState> => ({
  owner,
  day: (await vault.read<FieldDayReply>('day')) ?? null,
  records: await readAll<OutboxRecord>(vault, 'record/'),
  attachments: await readAll<KeptAttachment>(vault, 'attachment/'),
  refusals: {},
});

/** What the server knows comes along; what it received days ago does not stay on the phone. */
const takeDay = async (
  day: FieldDayReply,
  { present, changeRecord, dropRecord }: Pick<FieldStore, 'present' | 'changeRecord' | 'dropRecord'>,
): Promise<void> => {
  const ids = new Set(day.records.map(({ id }) => id));
  for (const known of day.records) {
    const { id, kind, caseNumber, madeAt, receivedAt } = known;
    const taken = { caseNumber, receivedAt, held: false };
    await changeRecord(id, (own) =>
      own === undefined || (stateOf(own) === 'sent' && own.base.version < known.present.version)
        ? knownRecord({ id, kind, madeAt, taken }, known.present)
        : own,
    );
  }
  for (const record of present().records)
    if (!ids.has(record.id) && ['sent', 'held'].includes(stateOf(record)) && !waitsForAttachment(present(), record.id))
      await dropRecord(record.id);
};

const attachmentsIn = (
  vault: Vault,
  present: () => FieldState['attachments'],
  become: (next: Pick<FieldState, 'attachments'>) => void,
): Pick<FieldStore, 'keepAttachment' | 'dropAttachment'> => ({
  keepAttachment: async (attachment) => {
    await vault.write(`attachment/${attachment.id}`, attachment);
    become({ attachments: [...others(present(), attachment.id), attachment] });
  },
  dropAttachment: async (id) => {
    await vault.remove(`attachment/${id}`);
    become({ attachments: others(present(), id) });
  },
});

type InTurn = (work: () => Promise<void>) => Promise<void>;

/**
 * One after the other: a draft that is still being sealed must not come after the word that ended it, nor a receipt undo
 * what was typed while it was written.
 */
const takeTurns = (): InTurn => {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work, work);
    return last;
  };
};

const recordsIn = (
  vault: Vault,
  inTurn: InTurn,
  present: () => FieldState,
  become: (next: Partial<FieldState>) => void,
): Pick<FieldStore, 'keepRecord' | 'changeRecord' | 'dropRecord'> => {
  const changeRecord: FieldStore['changeRecord'] = (id, change, refusal) =>
    inTurn(async () => {
      const { records, refusals } = present();
      const before = records.find((one) => one.id === id);
      const record = change(before);
      if (record === undefined || record === before) return;
      await vault.write(`record/${id}`, record);
      become({
        records: [...others(present().records, id), record],
        refusals: refusal === undefined ? refusals : { ...refusals, [id]: refusal },
      });
    });
  return {
    changeRecord,
    keepRecord: (record, refusal) => changeRecord(record.id, () => record, refusal),
    dropRecord: (id) =>
      inTurn(async () => {
        for (const { id: attachment, recordId } of present().attachments)
          if (recordId === id) await vault.remove(`attachment/${attachment}`);
        await vault.remove(`record/${id}`);
        const attachments = present().attachments.filter(({ recordId }) => recordId !== id);
        become({ records: others(present().records, id), attachments });
      }),
  };
};

/** Everything is on the disk before it shows: what a person saw is still there after the phone fell into the water and dried. */
export const openFieldStore = async (vault: Vault, given: PhoneOwner | null): Promise<FieldStore | null> => {
  const owner = given ?? (await vault.read<PhoneOwner>('owner')) ?? null;
  if (owner === null) return null;
  await vault.write('owner', owner);
  await wipeOldDay(vault);
  let state = await readState(vault, owner);
  const listeners = new Set<() => void>();
  const become = (next: Partial<FieldState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const inTurn = takeTurns();
  const records = recordsIn(vault, inTurn, () => state, become);
  return {
    present: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keepOwner: async (next) => {
      await vault.write('owner', next);
      become({ owner: next });
    },
    keepDay: async (day) => {
      await vault.write('day', day);
      await vault.write('fetched-at', Date.now());
      become({ day });
      await takeDay(day, { present: () => state, ...records });
    },
    ...records,
    ...attachmentsIn(vault, () => state.attachments, become),
    wipe: () => inTurn(() => vault.wipe()),
  };
};

const waitsForAttachment = ({ attachments }: FieldState, id: string): boolean =>
  attachments.some(({ recordId }) => recordId === id);

/** Records that the server has not confirmed, drafts included. */
export const unsentOf = (state: FieldState): readonly OutboxRecord[] =>
  state.records.filter((record) => !['sent', 'held'].includes(stateOf(record)) || waitsForAttachment(state, record.id));
