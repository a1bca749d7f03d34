import './field.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { VisitTabs } from '../../visits/web/visit-tabs.tsx';
import { getFieldRecord } from '../contract.ts';
import { FieldFiles } from './field-files.tsx';
import { Said } from './said.tsx';

type Reply = ReplyOf<typeof getFieldRecord>;

const Times = ({ of: { record, clockOffMinutes, place } }: { readonly of: Reply }): ReactNode => {
  const { t, language } = useText();
  const moment = (at: string): string => showMoment(at, language);
  return (
    <Card label={t('field.times')}>
      <SectionTitle remark={t('field.version', { version: record.version })}>{t('field.times')}</SectionTitle>
      <dl className="field-said">
        <dt>{t('field.happened')}</dt>
        <dd>{moment(record.happenedAt)}</dd>
        <dt>{t('field.made')}</dt>
        <dd>{moment(record.madeAt)}</dd>
        <dt>{t('field.arrived')}</dt>
        <dd>{moment(record.receivedAt)}</dd>
        {place === null ? null : (
          <>
            <dt>{t('field.place')}</dt>
            <dd>
              {t('field.place-words', {
                latitude: place.latitude,
                longitude: place.longitude,
                metres: Math.round(place.accuracy),
              })}
            </dd>
          </>
        )}
      </dl>
      {Math.abs(clockOffMinutes) < 5 ? null : (
        <p className="due-warn">{t('field.clock-off', { minutes: Math.abs(clockOffMinutes) })}</p>
      )}
    </Card>
  );
};

const Findings = ({ of, communityId }: { readonly of: Reply['findings']; readonly communityId: string }): ReactNode => {
  const { t, show } = useText();
  if (of.length === 0) return null;
  return (
    <>
      <SectionTitle>{t('field.findings')}</SectionTitle>
      <ul className="field-records">
        {of.map(({ id, title, process, caseId }) => (
          <li key={id}>
            <span>
              {show(title)} · {show(process)}
            </span>
            {caseId === null ? (
              <Pill tone="warn">{t('field.not-opened')}</Pill>
            ) : (
              <Link aria-label={`${t('field.to-case')} ${show(title)}`} to={paths.case(communityId, caseId)}>
                {t('field.to-case')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

/** One record from a phone: what it says, when by both clocks, what was found, photos and voice notes. */
export const FieldRecordPage = (): ReactNode => {
  const { t, show } = useText();
  const { communityId = '', recordId = '' } = useParams({ strict: false });
  const query = useReply(getFieldRecord, { params: { communityId, recordId } });
  const { data } = query;
  const title =
    data === undefined
      ? t('field.record')
      : `${show(data.record.kindName)} ${data.record.visit?.personName ?? data.record.caseNumber ?? ''}`;
  return (
    <Page title={title} sub={data?.record.workerName}>
      <VisitTabs />
      <Loaded of={query} lines={8}>
        {(of) => (
          <div className="field-columns">
            <Card label={t('field.said')}>
              <SectionTitle>{t('field.said')}</SectionTitle>
              <Said words={of.words} record={{ communityId, recordId }} />
              {of.record.visit === null ? null : (
                <p>
                  <Link to={paths.person(communityId, of.record.visit.personId)}>
                    {t('field.to-person', { name: of.record.visit.personName })}
                  </Link>
                </p>
              )}
              {of.record.caseId === null ? null : (
                <p>
                  <Link to={paths.case(communityId, of.record.caseId)}>{t('field.to-case')}</Link>
                </p>
              )}
              <Findings of={of.findings} communityId={communityId} />
              <FieldFiles communityId={communityId} attachments={of.record.attachments} />
            </Card>
            <Times of={of} />
          </div>
        )}
      </Loaded>
      <p>
        <Link to={paths.field()}>{t('field.back')}</Link>
      </p>
    </Page>
  );
};
