import { useText } from '../../../../web/texts.tsx';
import type { FieldError } from '../../../../web/ui/parts.tsx';
import type { FieldMistake } from './action-input.ts';
import { fieldId } from './choosing-fields.tsx';

/** What is said of a mistake in a form, with the field it leads to. */
export const useMistakeWords = (): ((mistake: FieldMistake) => FieldError) => {
  const { t, show } = useText();
  return ({ field, kind }) => ({
    fieldId: fieldId(field),
    message: t(`action.error-${kind}`, { label: show(field.label) }),
  });
};
