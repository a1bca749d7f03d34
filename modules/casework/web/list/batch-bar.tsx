import { useQueries } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { call, fileUrl } from '../../../../web/api.ts';
import { replyKey } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Empty, Skeleton } from '../../../../web/ui/parts.tsx';
import { printDocument } from '../../../../web/ui/print.ts';
import { getCase, getDocument } from '../../contract.ts';
import type { CaseSummary } from '../../contract.ts';

/** The receipts of the chosen cases, printed one after the other; cases without one are said so. */
const Receipts = ({ cases }: { readonly cases: readonly CaseSummary[] }): ReactNode => {
  const { t, show } = useText();
  const replies = useQueries({
    queries: cases.map((of) => {
      const input = { params: { communityId: of.communityId, caseId: of.id } };
      return { queryKey: replyKey(getCase, input), queryFn: () => call(getCase, input) };
    }),
  });
  if (replies.some(({ isPending }) => isPending)) return <Skeleton lines={cases.length} />;
  const receipts = replies.flatMap(({ data }) =>
    (data?.documents ?? [])
      .filter(({ kind }) => kind === 'acceptance-receipt')
      .map((document) => ({ document, of: data })),
  );
  const none = cases.length - new Set(receipts.map(({ of }) => of?.id)).size;
  return (
    <>
      <ul className="divided">
        {receipts.map(({ document, of }) =>
          of === undefined ? null : (
            <li key={document.id} className="link-row">
              <span>
                <span className="num">{of.number}</span> {of.personName}
              </span>
              <span className="actions-row">
                {(['a4', 'roll-80'] as const).map((paper) => (
                  <Button
                    key={paper}
                    size="small"
                    aria-label={t('case.print-of', {
                      action: t(paper === 'a4' ? 'case.print-a4' : 'case.print-roll'),
                      document: `${show(document.kindName)} ${document.number}`,
                    })}
                    onClick={() =>
                      printDocument(
                        fileUrl(getDocument, {
                          params: { communityId: of.communityId, caseId: of.id, documentId: document.id },
                          query: { paper },
                        }),
                      )
                    }
                  >
                    {t(paper === 'a4' ? 'case.print-a4' : 'case.print-roll')}
                  </Button>
                ))}
              </span>
            </li>
          ),
        )}
      </ul>
      {none === 0 ? null : (
        <Empty title={t('cases.batch-without', { count: none })} hint={t('case.documents-none-hint')} />
      )}
    </>
  );
};

/** What can be done with the chosen cases at once. */
export const BatchBar = ({
  cases,
  onClear,
}: {
  readonly cases: readonly CaseSummary[];
  readonly onClear: () => void;
}): ReactNode => {
  const { t } = useText();
  const { message } = App.useApp();
  const [printing, setPrinting] = useState(false);
  if (cases.length === 0) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(cases.map(({ number }) => number).join('\n'));
    message.success(t('cases.batch-copied'));
  };
  return (
    <div className="batch-bar" role="region" aria-label={t('cases.batch')}>
      <b role="status">{t('cases.selected', { count: cases.length })}</b>
      <Button onClick={() => setPrinting(true)}>{t('cases.batch-print')}</Button>
      {window.isSecureContext ? <Button onClick={() => void copy()}>{t('cases.batch-copy')}</Button> : null}
      <Button type="text" onClick={onClear}>
        {t('cases.batch-clear')}
      </Button>
      <Drawer
        open={printing}
        onClose={() => setPrinting(false)}
        title={t('cases.batch-print')}
        size={520}
        destroyOnHidden
      >
        <Receipts cases={cases} />
      </Drawer>
    </div>
  );
};
