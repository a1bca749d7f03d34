import './field.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { Pill } from '../../../web/ui/parts.tsx';
import type { ReceivedRecord } from '../contract.ts';

/** Records from phones, one line each, with what became of them. */
export const RecordList = ({
  communityId,
  items,
}: {
  readonly communityId: string;
  readonly items: readonly ReceivedRecord[];
}): ReactNode => {
  const { t, show, language } = useText();
  return (
    <ul className="field-records">
      {items.map((record) => (
        <li key={record.id}>
          <div>
            <b>{show(record.kindName)}</b>{' '}
            {record.visit === null ? (
              <span className="num">{record.caseNumber}</span>
            ) : (
              <>
                {record.visit.personName} <Pill>{show(record.visit.result)}</Pill>
              </>
            )}
            <div className="why">
              {t('field.by', { worker: record.workerName, when: showMoment(record.happenedAt, language) })}
              {language === 'zh' ? '，' : ', '}
              {t('field.received', { when: showMoment(record.receivedAt, language) })}
              {record.attachments.length === 0
                ? null
                : ` · ${t('field.attachments', { count: record.attachments.length })}`}
            </div>
          </div>
          <Link
            aria-label={`${t('field.open')} ${show(record.kindName)} ${record.visit?.personName ?? record.caseNumber ?? ''}`}
            to={paths.fieldRecord(communityId, record.id)}
          >
            {t('field.open')}
          </Link>
        </li>
      ))}
    </ul>
  );
};
