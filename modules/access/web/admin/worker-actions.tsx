import { Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { listWorkers, resetPassword, setWorkerStatus, takeSecondFactorOff } from '../../contract.ts';
import type { FirstPasswordOf } from './first-password.tsx';
import type { Worker } from './role-choice.tsx';

type Asking = 'reset' | 'disable' | 'enable' | 'factor';

const Confirm = ({
  of,
  asking,
  onClose,
  onPassword,
}: {
  readonly of: Worker;
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onPassword: (of: FirstPasswordOf) => void;
}): ReactNode => {
  const { t } = useText();
  const status = useCommand(setWorkerStatus, { invalidates: [listWorkers] });
  const reset = useCommand(resetPassword);
  const factor = useCommand(takeSecondFactorOff, { invalidates: [listWorkers] });
  const params = { workerId: of.id };
  const confirm = async (): Promise<void> => {
    if (asking === 'reset') {
      const reply = await reset.run({ params });
      if (reply !== undefined) onPassword({ name: of.name, password: reply.firstPassword });
      return;
    }
    if (asking === 'factor') {
      if ((await factor.run({ params })) !== undefined) onClose();
      return;
    }
    const reply = await status.run({ params, body: { status: asking === 'disable' ? 'disabled' : 'active' } });
    if (reply !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t(`workers.${asking}-of`, { name: of.name })}
      okText={t(`workers.${asking}`)}
      cancelText={t('workers.cancel')}
      okButtonProps={{ danger: asking === 'disable' }}
      confirmLoading={status.pending || reset.pending || factor.pending}
      onOk={() => void confirm()}
      onCancel={onClose}
      width={440}
    >
      <ProblemSummary problem={status.problem ?? reset.problem ?? factor.problem} />
      {asking === 'enable' ? null : <p>{t(`workers.${asking}-lead`)}</p>}
    </Modal>
  );
};

/** What the signed-in administrator may do with one worker; each of the separated powers has its own part. */
export const WorkerActions = ({
  of,
  onRoles,
  onPassword,
}: {
  readonly of: Worker;
  readonly onRoles: () => void;
  readonly onPassword: (of: FirstPasswordOf) => void;
}): ReactNode => {
  const { t } = useText();
  const { has, worker } = useSession();
  const [asking, setAsking] = useState<Asking | null>(null);
  const itself = worker.id === of.id;
  const next = of.status === 'active' ? ('disable' as const) : ('enable' as const);
  return (
    <div className="admin-actions">
      {has('security-administrator') ? (
        <button
          type="button"
          className="link-button"
          aria-label={`${t('workers.change-roles')} ${of.name}`}
          onClick={onRoles}
        >
          {t('workers.change-roles')}
        </button>
      ) : null}
      {has('system-administrator') ? (
        <button
          type="button"
          className="link-button"
          aria-label={`${t('workers.reset')} ${of.name}`}
          onClick={() => setAsking('reset')}
        >
          {t('workers.reset')}
        </button>
      ) : null}
      {has('system-administrator') && of.secondFactorSince !== null && !itself ? (
        <button
          type="button"
          className="link-button"
          aria-label={`${t('workers.factor')} ${of.name}`}
          onClick={() => setAsking('factor')}
        >
          {t('workers.factor')}
        </button>
      ) : null}
      {has('system-administrator', 'security-administrator') && !itself ? (
        <button
          type="button"
          className="link-button"
          aria-label={`${t(`workers.${next}`)} ${of.name}`}
          onClick={() => setAsking(next)}
        >
          {t(`workers.${next}`)}
        </button>
      ) : null}
      {asking === null ? null : (
        <Confirm
          of={of}
          asking={asking}
          onClose={() => setAsking(null)}
          onPassword={(password) => {
            setAsking(null);
            onPassword(password);
          }}
        />
      )}
    </div>
  );
};
