import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Modal } from '../../../../../web/ui/modal.tsx';
import { Field } from '../../../../../web/ui/parts.tsx';

/** Asks why, before a revision goes back or is given up. */
export const ReasonDialog = ({
  title,
  help,
  confirm,
  pending,
  onReason,
  onClose,
}: {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  readonly pending: boolean;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Modal label={title} close={onClose}>
      <h2 className="edit-title">{title}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason.trim() === '');
          if (reason.trim() !== '') onReason(reason.trim());
        }}
      >
        <Field
          id="revision-reason"
          label={t('editor.reason')}
          help={help}
          error={missing ? t('editor.reason-missing') : undefined}
        >
          <Input.TextArea
            id="revision-reason"
            rows={4}
            maxLength={500}
            aria-invalid={missing}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <div className="edit-actions">
          <Button onClick={onClose}>{t('editor.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={pending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
