import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../../../platform/contract.ts';
import { useText } from '../../../web/texts.tsx';
import { Modal } from '../../../web/ui/modal.tsx';
import { ErrorSummary, Kbd } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../web/ui/use-confirm-key.ts';

/** A dialog with one form: its title, what is wrong, the fields, and the buttons. Ctrl+Enter sends it. */
export const PlaceDialog = ({
  title,
  save,
  command,
  fields = {},
  errors = [],
  send,
  close,
  children,
}: {
  readonly title: string;
  /** What the button that sends it says. */
  readonly save: string;
  readonly command: { readonly problem: Problem | null; readonly pending: boolean };
  /** Which field a part of the body stands in, as for `ProblemSummary`. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly errors?: readonly { readonly fieldId: string; readonly message: string }[];
  /** Asked for again while it is under way, it does nothing. */
  readonly send: () => Promise<void>;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useText();
  const sendOnce = (): void => {
    if (!command.pending) void send();
  };
  useConfirmKey(sendOnce);
  return (
    <Modal label={title} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          sendOnce();
        }}
      >
        <h2>{title}</h2>
        <ProblemSummary problem={command.problem} fields={fields} />
        {errors.length === 0 ? null : <ErrorSummary title={t('places.errors')} errors={errors} />}
        {children}
        <div className="places-form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {save} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
