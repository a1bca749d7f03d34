import type { Text } from '../../../kernel/text.ts';
import type { FieldCases } from '../../casework/server/index.ts';
import type { FieldForm } from '../contract.ts';
import type { FieldValue, FieldValues } from '../domain/field-record.ts';
import type { FieldKind } from '../domain/field-kind.ts';
import { changedFields } from '../domain/merge.ts';
import { SAME_AS } from '../domain/same-as.ts';
import type { FieldDeps } from './deps.ts';
import { maskedValues } from './sensitive-values.ts';

export type Acting = Parameters<FieldCases['form']>[1];

export interface KindForm {
  readonly kind: FieldKind;
  readonly openingIds: ReadonlySet<string>;
  /** Fields whose values are read masked, one by one in full. */
  readonly sensitiveIds: ReadonlySet<string>;
  readonly shown: FieldForm;
}

/** The form of a kind as the actor may fill it today; null where the actor may not, or there is no such kind. */
export const formOf = (deps: FieldDeps, kindId: string, acting: Acting): KindForm | null => {
  const kind = deps.kinds.find(({ id }) => id === kindId);
  const form = kind === undefined ? null : deps.cases.form(kind, acting);
  if (kind === undefined || form === null) return null;
  return {
    kind,
    openingIds: new Set(form.opening.map(({ id }) => id)),
    sensitiveIds: new Set(form.sensitive),
    shown: {
      id: kind.id,
      name: form.name,
      fields: [...form.opening, ...form.action].map(({ id, type, label, required, choices }) => ({
        id,
        type,
        label,
        required,
        choices: (choices ?? []).map((choice) => ({ ...choice })),
      })),
    },
  };
};

/** Splits what was filled in between the opening and the action after it. */
export const splitInput = ({ openingIds }: KindForm, values: FieldValues) => ({
  input: Object.fromEntries(Object.entries(values).filter(([field]) => openingIds.has(field))),
  actionInput: Object.fromEntries(Object.entries(values).filter(([field]) => !openingIds.has(field))),
});

const wordsOf = (field: FieldForm['fields'][number] | undefined, value: FieldValue, nothing: Text): string => {
  const named = (id: string): string => field?.choices.find((choice) => choice.id === id)?.label.zh ?? id;
  if (value === null || value === '') return nothing.zh;
  return Array.isArray(value) ? value.map(named).join('、') : named(String(value));
};

/** What a supplement says in the history of the case: each changed field with what it became, as masked as it is read; nothing where only the case it belongs to is another. */
export const supplementWords = (deps: FieldDeps, form: KindForm, from: FieldValues, to: FieldValues): string => {
  const shown = maskedValues(deps, form, to);
  const changed = changedFields(from, to).filter((id) => id !== SAME_AS);
  const parts = changed.map((id) => {
    const field = form.shown.fields.find((one) => one.id === id);
    return `${field?.label.zh ?? id}：${wordsOf(field, shown[id] ?? null, deps.texts.nothing)}`;
  });
  return parts.length === 0 ? '' : `${deps.texts.supplement.zh}：${parts.join('；')}`;
};
