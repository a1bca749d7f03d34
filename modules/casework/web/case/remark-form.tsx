import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { CivilLanguage } from '../../../../web/ui/civil-language.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { remarkOnCase } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

/** A remark, or with `corrects` a correction of that entry. */
export const RemarkForm = ({
  of,
  corrects,
  onClose,
  onWritten,
}: {
  readonly of: CaseReply;
  readonly corrects: number | null;
  readonly onClose: () => void;
  readonly onWritten: (next: CaseReply) => void;
}): ReactNode => {
  const { t } = useText();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand(remarkOnCase);
  // One asked to write: the keyboard goes there.
  useEffect(() => document.getElementById('remark-text')?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '' || command.pending) return;
    const body = { text: text.trim(), expectedVersion: of.version, ...(corrects === null ? {} : { corrects }) };
    const next = await command.run({ params: { communityId: of.communityId, caseId: of.id }, body });
    if (next !== undefined) onWritten(next);
  };
  return (
    <form className="remark-form" onSubmit={(event) => void submit(event)} noValidate>
      <ProblemSummary problem={command.problem} fields={{ text: 'remark-text' }} />
      <Field
        id="remark-text"
        label={
          corrects === null
            ? t('case.remark-text')
            : `${t('case.correction-text')} · ${t('case.entry', { ordinal: corrects })}`
        }
        help={t('case.remark-help')}
        error={missing ? t('case.remark-missing') : undefined}
      >
        <CivilLanguage id="remark-text" text={text} change={setText} occasion={of}>
          <Input.TextArea
            id="remark-text"
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
            aria-invalid={missing}
          />
        </CivilLanguage>
      </Field>
      <div className="actions-row">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('case.remark-save')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
};
