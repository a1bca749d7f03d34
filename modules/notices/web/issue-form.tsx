import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { fileUrl } from '../../../web/api.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, ErrorSummary, SectionTitle } from '../../../web/ui/parts.tsx';
import { readSetting } from '../../../web/ui/settings.ts';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { printDocument } from '../../../web/ui/print.ts';
import {
  issueDocument,
  listIssuedDocuments,
  printIssuedDocument,
  type IssuedDocument,
  type prepareDocument,
} from '../contract.ts';
import { DocumentField, documentFieldId } from './document-field.tsx';
import { changedValues, firstValues, missingFields } from './form-values.ts';
import { PaperFrame } from './paper-frame.tsx';
import { usePaperPreview } from './use-paper-preview.ts';

export interface Subject {
  readonly kind: string;
  readonly personId: string;
  readonly caseId?: string;
  readonly itemId?: string;
}

interface Props {
  readonly subject: Subject;
  readonly form: ReplyOf<typeof prepareDocument>;
  readonly done: (paper: IssuedDocument) => void;
}

const Preview = ({ preview }: { readonly preview: ReturnType<typeof usePaperPreview> }): ReactNode => {
  const { t } = useText();
  return (
    <Card label={t('issue.preview-title')} className="issue-preview">
      <SectionTitle>{t('issue.preview-title')}</SectionTitle>
      <ProblemSummary problem={preview.problem} />
      {preview.url === null ? (
        <p className="why">{t('issue.preview-hint')}</p>
      ) : (
        <>
          <PaperFrame title={t('issue.preview-title')} url={preview.url} />
          <a href={preview.url} target="_blank" rel="noopener">
            {t('issue.preview-open')}
          </a>
        </>
      )}
    </Card>
  );
};

/** The form of one kind for one person: filled in as far as anything is known, looked at, issued and printed. */
export const IssueForm = ({ subject, form, done }: Props): ReactNode => {
  const { t, show } = useText();
  const { id: communityId } = useCommunity();
  const [typed, setTyped] = useState(() => firstValues(form.fields));
  const [tried, setTried] = useState(false);
  const preview = usePaperPreview();
  const command = useCommand(issueDocument, { invalidates: [listIssuedDocuments] });
  const missing = useMemo(() => (tried ? missingFields(form.fields, typed) : []), [tried, form.fields, typed]);
  const refused = command.problem?.details?.['field'];
  const errorOf = (id: string): string | undefined => {
    const field = form.fields.find((one) => one.id === id);
    if (field === undefined) return undefined;
    if (missing.includes(field)) return t('issue.missing', { label: show(field.label) });
    return refused === id ? t('issue.invalid', { label: show(field.label) }) : undefined;
  };
  const errors = form.fields.flatMap(({ id }) => {
    const message = errorOf(id);
    return message === undefined ? [] : [{ fieldId: documentFieldId(id), message }];
  });
  const request = () => ({
    params: { communityId },
    body: { ...subject, values: { ...changedValues(form.fields, typed) } },
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (missingFields(form.fields, typed).length > 0 || command.pending) return;
    const paper = await command.run(request());
    if (paper === undefined) return;
    const params = { communityId, documentId: paper.id };
    // As at the counter: a place without a printer has it switched off.
    if (readSetting('print-at-once') !== 'off') printDocument(fileUrl(printIssuedDocument, { params }));
    done(paper);
  };
  return (
    <div className="issue-columns">
      <Card label={show(form.name)}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <SectionTitle>{show(form.name)}</SectionTitle>
          {errors.length > 0 ? (
            <ErrorSummary title={t('issue.mistakes')} errors={errors} />
          ) : (
            <ProblemSummary problem={command.problem} />
          )}
          <div className="issue-fields">
            {form.fields.map((field) => (
              <DocumentField
                key={field.id}
                field={field}
                value={typed[field.id] ?? ''}
                error={errorOf(field.id)}
                change={(value) => {
                  command.clear();
                  setTyped({ ...typed, [field.id]: value });
                }}
              />
            ))}
          </div>
          <div className="issue-actions">
            <Button onClick={() => void preview.show(request())} loading={preview.pending}>
              {t('issue.preview')}
            </Button>
            <Button type="primary" htmlType="submit" loading={command.pending}>
              {t('issue.do')}
            </Button>
          </div>
        </form>
      </Card>
      <Preview preview={preview} />
    </div>
  );
};
