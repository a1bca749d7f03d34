import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Modal } from '../../../web/ui/modal.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import {
  approveImport,
  confirmImport,
  continueImport,
  discardImport,
  exportImportErrors,
  getImport,
  listImportRows,
  stopImport,
  undoImport,
  type ImportReply,
} from '../contract.ts';

const CHANGED = { invalidates: [getImport, listImportRows] };

const UndoDialog = ({ of, close }: { readonly of: ImportReply; readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(undoImport, CHANGED);
  const [reason, setReason] = useState('');
  const undo = async (): Promise<void> => {
    const params = { communityId: community.id, importId: of.id };
    const reply = await command.run({ params, body: { expectedVersion: of.version, reason } });
    if (reply !== undefined) close();
  };
  return (
    <Modal label={t('imports.undo')} close={close}>
      <h2>{t('imports.undo')}</h2>
      <p>{t('imports.undo-lead')}</p>
      <ProblemSummary problem={command.problem} />
      <label htmlFor="imports-undo-reason">{t('imports.undo-reason')}</label>
      <input
        id="imports-undo-reason"
        className="imports-reason"
        value={reason}
        maxLength={200}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="imports-buttons">
        <Button
          type="primary"
          danger
          disabled={reason.trim().length < 2}
          loading={command.pending}
          onClick={() => void undo()}
        >
          {t('imports.undo-now')}
        </Button>
        <Button onClick={close}>{t('imports.cancel')}</Button>
      </div>
    </Modal>
  );
};

const toWrite = ({ counts }: ImportReply): number =>
  (counts['new'] ?? 0) + (counts['changed'] ?? 0) + (counts['decided-same'] ?? 0) + (counts['decided-new'] ?? 0);

const Confirm = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const confirm = useCommand(confirmImport, CHANGED);
  const count = toWrite(of);
  const undecided = of.counts['undecided'] ?? 0;
  const isHead = of.headMayWrite;
  const asks = of.needsApproval && !isHead ? 'imports.ask-approval' : 'imports.confirm';
  const label = of.kind === 'dwellings' ? (`${asks}-dwellings` as const) : asks;
  return (
    <>
      {of.needsApproval && !isHead ? (
        <p className="why">
          {t((of.counts['for-head'] ?? 0) > 0 ? 'imports.approval-lead-groups' : 'imports.approval-lead')}
        </p>
      ) : null}
      {undecided === 0 ? null : <p className="why">{t('imports.undecided-left', { count: undecided })}</p>}
      <ProblemSummary problem={confirm.problem} />
      <Button
        type="primary"
        disabled={count === 0}
        loading={confirm.pending}
        onClick={() =>
          void confirm.run({
            params: { communityId: community.id, importId: of.id },
            body: { expectedVersion: of.version },
          })
        }
      >
        {t(label, { count })}
      </Button>
    </>
  );
};

const Approve = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const approve = useCommand(approveImport, CHANGED);
  const send = (approved: boolean): void =>
    void approve.run({
      params: { communityId: community.id, importId: of.id },
      body: { expectedVersion: of.version, approved },
    });
  return (
    <>
      <ProblemSummary problem={approve.problem} />
      <Button type="primary" loading={approve.pending} onClick={() => send(true)}>
        {t('imports.approve')}
      </Button>
      <Button onClick={() => send(false)}>{t('imports.send-back')}</Button>
    </>
  );
};

/** Work that is under way can be stopped, and gone on with. */
const Stop = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const stop = useCommand(stopImport, CHANGED);
  const goOn = useCommand(continueImport, CHANGED);
  const params = { communityId: community.id, importId: of.id };
  return (
    <>
      <ProblemSummary problem={stop.problem ?? goOn.problem} />
      {of.may.includes('stop') ? (
        <Button loading={stop.pending} onClick={() => void stop.run({ params, body: {} })}>
          {t('imports.stop')}
        </Button>
      ) : null}
      {of.may.includes('continue') ? (
        <>
          <p className="why">
            {t(of.failedDuring === null ? 'imports.stopped-lead' : `imports.failed.${of.failedDuring}`, {
              done: of.rowsDone,
              left: Math.max(0, of.rowsTotal - of.rowsDone),
            })}
          </p>
          <Button
            type="primary"
            loading={goOn.pending}
            onClick={() => void goOn.run({ params, body: { expectedVersion: of.version } })}
          >
            {t(of.failedDuring === null ? 'imports.continue' : 'imports.try-again')}
          </Button>
        </>
      ) : null}
    </>
  );
};

/** What can be done with the import now. */
export const ImportDeeds = ({
  of,
  changeColumns,
}: {
  readonly of: ImportReply;
  readonly changeColumns: () => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const discard = useCommand(discardImport, CHANGED);
  const [undoing, setUndoing] = useState(false);
  const params = { communityId: community.id, importId: of.id };
  const notTaken = (of.counts['error'] ?? 0) + (of.counts['refused'] ?? 0) + (of.counts['undo-refused'] ?? 0);
  return (
    <>
      <div className="imports-buttons">
        {of.may.includes('confirm') ? <Confirm of={of} /> : null}
        {of.may.includes('approve') ? <Approve of={of} /> : null}
        <Stop of={of} />
        {of.state === 'preview' ? <Button onClick={changeColumns}>{t('imports.columns-change')}</Button> : null}
        {notTaken === 0 ? null : <Button href={fileUrl(exportImportErrors, { params })}>{t('imports.errors')}</Button>}
        {of.may.includes('undo') ? <Button onClick={() => setUndoing(true)}>{t('imports.undo')}</Button> : null}
        {of.may.includes('discard') ? (
          <Button
            loading={discard.pending}
            onClick={() => void discard.run({ params, body: { expectedVersion: of.version } })}
          >
            {t('imports.discard')}
          </Button>
        ) : null}
      </div>
      <ProblemSummary problem={discard.problem} />
      {undoing ? <UndoDialog of={of} close={() => setUndoing(false)} /> : null}
    </>
  );
};
