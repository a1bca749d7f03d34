import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Modal } from '../../../web/ui/modal.tsx';
import { ErrorSummary, Field } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { listIssuedDocuments, voidDocument, type IssuedDocument } from '../contract.ts';

const REASON = 'void-reason';

/** Asks for the reason: a void paper is told apart from others for ever. */
export const VoidDialog = ({
  paper,
  close,
}: {
  readonly paper: IssuedDocument;
  readonly close: () => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(voidDocument, { invalidates: [listIssuedDocuments] });
  const missing = tried && reason.trim().length < 2;
  const errors = useMemo(() => (missing ? [{ fieldId: REASON, message: t('papers.void-missing') }] : []), [missing, t]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (reason.trim().length < 2 || command.pending) return;
    const params = { communityId: community.id, documentId: paper.id };
    if ((await command.run({ params, body: { reason: reason.trim() } })) !== undefined) close();
  };
  return (
    <Modal label={t('papers.void-of', { number: paper.number })} close={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2>{t('papers.void-of', { number: paper.number })}</h2>
        <p className="why">{t('papers.void-lead')}</p>
        <ProblemSummary problem={command.problem} />
        {missing ? <ErrorSummary title={t('papers.void-missing')} errors={errors} /> : null}
        <Field id={REASON} label={t('papers.void-why')} error={missing ? t('papers.void-missing') : undefined}>
          <Input.TextArea
            id={REASON}
            value={reason}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 4 }}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <div className="issue-actions">
          <Button onClick={close}>{t('papers.cancel')}</Button>
          <Button danger type="primary" htmlType="submit" loading={command.pending}>
            {t('papers.void-do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
