import { maskPhone } from '../../people/domain/masking.ts';
import type { FieldForm } from '../contract.ts';
import type { FieldValue, FieldValues } from '../domain/field-record.ts';
import type { FieldDeps } from './deps.ts';

interface SensitiveForm {
  readonly sensitiveIds: ReadonlySet<string>;
  readonly shown: FieldForm;
}

const isSaid = (value: FieldValue | undefined): boolean => value !== undefined && value !== null && value !== '';

/** What is read in place of sensitive values: phones in part, others not at all. */
export const maskedValues = ({ texts }: FieldDeps, form: SensitiveForm, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]): [string, FieldValue] => {
      if (!form.sensitiveIds.has(id) || !isSaid(value)) return [id, value];
      const isPhone = form.shown.fields.find((field) => field.id === id)?.type === 'phone';
      return [id, isPhone ? maskPhone(String(value)) : texts.hidden.zh];
    }),
  );
