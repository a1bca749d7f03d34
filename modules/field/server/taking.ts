import type { Refusal } from '../../../kernel/result.ts';
import type { SyncReply } from '../contract.ts';
import type { FieldEdit } from '../domain/field-record.ts';
import type { Asking, FieldDeps } from './deps.ts';
import type { Acting } from './form-of-kind.ts';

export type Receipt = SyncReply['records'][number];

/** What is known about one sending as it is taken in. */
export interface Taking {
  readonly acting: Acting;
  readonly call: Asking;
  /** Who made the record: whoever sends it, or whose it was when the head takes it in. */
  readonly workerId: string;
  readonly sentAt: string;
  /** When it reached the server; what was handed in reached it before it was looked at. */
  readonly receivedAt: string;
  /** It waited for the head already. */
  readonly isHeld: boolean;
}

export const told = ({ recordId, editId }: FieldEdit, { acting }: Taking) => ({
  recordId,
  editId,
  receivedAt: acting.now,
});

export const refusedReceipt = (
  deps: FieldDeps,
  edit: FieldEdit,
  taking: Taking,
  { code, details }: Refusal,
): Receipt => ({
  ...told(edit, taking),
  outcome: 'refused',
  code,
  details: { ...details },
  words: deps.refusalWords(code, details),
});
