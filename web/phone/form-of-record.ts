import type { FieldForm } from '../../modules/field/contract.ts';
import { VISIT_KIND } from '../../modules/field/domain/field-kind.ts';
import type { OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { FieldState } from './field-store.ts';
import { visitForm } from './visit/talk.ts';

/** The form a record was made with, as far as the day's package brought it. */
export const formOfRecord = ({ day }: Pick<FieldState, 'day'>, { kind }: OutboxRecord): FieldForm | undefined => {
  if (kind !== VISIT_KIND) return day?.kinds.find(({ id }) => id === kind);
  return day?.walk === undefined || day.walk === null ? undefined : visitForm(day.walk);
};
