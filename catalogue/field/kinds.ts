import type { FieldKind } from '../../modules/field/domain/field-kind.ts';

/** What is recorded on the way, without signal if need be. */
export const FIELD_KINDS: readonly FieldKind[] = [
  { id: 'event', processId: 'grid-event' },
  { id: 'patrol', processId: 'patrol', thenAction: 'finish' },
];
