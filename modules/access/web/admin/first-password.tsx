import { App, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';

export interface FirstPasswordOf {
  readonly name: string;
  readonly password: string;
}

/** A first password, shown once: closing the dialog forgets it. */
export const FirstPassword = ({
  of,
  onClose,
}: {
  readonly of: FirstPasswordOf;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useText();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(of.password);
    message.success(t('workers.copied'));
  };
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      title={t('workers.first-password', { name: of.name })}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('workers.close')}
        </Button>
      }
    >
      <p>{t('workers.first-password-lead')}</p>
      <div className="first-password">
        <span>{of.password}</span>
        {window.isSecureContext ? (
          <Button size="small" onClick={() => void copy()}>
            {t('workers.copy')}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
};
