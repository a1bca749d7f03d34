import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { Modal } from '../../../../web/ui/modal.tsx';
import { ErrorSummary, Kbd } from '../../../../web/ui/parts.tsx';
import { useConfirmKey } from '../../../../web/ui/use-confirm-key.ts';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import type { MatterCheck } from '../../contract.ts';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { type FieldMistake, type FieldValues, inputOf, mistakesIn } from '../case/action-input.ts';
import type { CounterAction } from './action-keys.ts';

interface Props {
  readonly action: CounterAction;
  readonly check: MatterCheck;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly send: (input: Readonly<Record<string, unknown>>) => void;
  readonly close: () => void;
}

/** What an action still needs in words, such as the reason of a refusal. Ctrl+Enter confirms. */
export const ActionDialog = ({ action, check, pending, problem, send, close }: Props): ReactNode => {
  const { t, show } = useText();
  const asked = action.input.filter(({ type, required }) => type !== 'materials' && required);
  const [values, setValues] = useState<FieldValues>({});
  const [mistakes, setMistakes] = useState<readonly FieldMistake[]>([]);
  const of = useMemo(
    () => ({
      stateKind: 'open' as const,
      materials: check.materials.map((material) => ({ ...material, inFirstNotice: false })),
    }),
    [check],
  );
  const errors = useMemo(
    () =>
      mistakes.map(({ field, kind }) => ({
        fieldId: fieldId(field),
        message: t(`action.error-${kind}`, { label: show(field.label) }),
      })),
    [mistakes, t, show],
  );
  const confirm = (): void => {
    const found = mistakesIn(asked, values);
    setMistakes(found);
    if (found.length === 0 && !pending) send(inputOf(asked, values));
  };
  useConfirmKey(confirm);
  return (
    <Modal label={show(action.name)} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          confirm();
        }}
      >
        <h2>{show(action.name)}</h2>
        <ProblemSummary problem={problem} />
        {errors.length === 0 ? null : <ErrorSummary title={t('counter.form-errors')} errors={errors} />}
        {asked.map((field) => (
          <ActionFieldRow
            key={field.id}
            field={field}
            of={of}
            value={values[field.id] ?? ''}
            error={errors.find((error) => error.fieldId === fieldId(field))?.message}
            onChange={(value) => setValues((all) => ({ ...all, [field.id]: value }))}
          />
        ))}
        <div className="counter-form-buttons">
          <Button type="primary" danger={action.emphasis === 'way-out'} htmlType="submit" loading={pending}>
            {show(action.name)} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('counter.form-cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
