import '../editor.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../../../../web/api.ts';
import { paths } from '../../../../../web/paths.ts';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Card, Empty, Page, Skeleton } from '../../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../../web/ui/problem.tsx';
import { getRevision } from '../../../contract.ts';
import { useEditorParts } from '../editor-parts.ts';
import { RevisionDesk } from './revision-desk.tsx';

/** One revision: written by those who may, reviewed and published by others. */
export const RevisionPage = (): ReactNode => {
  const { t } = useText();
  const { revisionId = '' } = useParams({ strict: false });
  const query = useReply(getRevision, { params: { revisionId } }, { staleTime: Number.POSITIVE_INFINITY });
  const { parts, error } = useEditorParts();
  const failed = query.error ?? error;
  if (query.data !== undefined && parts !== undefined)
    // A step changes who may write: then the desk is set up anew.
    return <RevisionDesk key={`${query.data.id} ${query.data.status}`} first={query.data} parts={parts} />;
  const missing = failed instanceof ProblemError && failed.problem.code === 'not-found';
  return (
    <Page title={t('editor.revision')}>
      <Card>
        {missing ? (
          <Empty
            title={t('editor.revision-missing')}
            action={<Link to={paths.catalogue()}>{t('editor.to-catalogue')}</Link>}
          />
        ) : failed === null || failed === undefined ? (
          <Skeleton lines={14} />
        ) : (
          <LoadFailed error={failed} retry={() => void query.refetch()} />
        )}
      </Card>
    </Page>
  );
};
