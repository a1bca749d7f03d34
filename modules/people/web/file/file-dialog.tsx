import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { Modal } from '../../../../web/ui/modal.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';

/** A small form of a file: its fields, what was refused, save and cancel. */
export const FileDialog = ({
  title,
  problem,
  pending,
  ready,
  send,
  close,
  children,
}: {
  readonly title: string;
  readonly problem: Problem | null;
  readonly pending: boolean;
  /** Whether what must be filled in is. */
  readonly ready: boolean;
  readonly send: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useText();
  return (
    <Modal label={title} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready && !pending) send();
        }}
      >
        <h2>{title}</h2>
        <ProblemSummary problem={problem} />
        <div className="change-fields">{children}</div>
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={pending} disabled={!ready}>
            {title}
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
