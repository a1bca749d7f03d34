import './field.css';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { listFieldRecords } from '../contract.ts';
import { FieldFiles } from './field-files.tsx';
import { RecordList } from './record-list.tsx';

/** Beside a case: the records from phones it came from, with their photos and voice notes. Nothing where there are none. */
export const FieldRecordsOfCase = ({
  communityId,
  caseId,
}: {
  readonly communityId: string;
  readonly caseId: string;
}): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const { data } = useReply(
    listFieldRecords,
    { params: { communityId }, query: { caseId } },
    { enabled: has('worker', 'head') },
  );
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card label={t('field.of-case')}>
      <SectionTitle>{t('field.of-case')}</SectionTitle>
      <RecordList communityId={communityId} items={items} />
      <FieldFiles communityId={communityId} attachments={items.flatMap(({ attachments }) => attachments)} />
    </Card>
  );
};
