import '../people.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { usePagedList } from '../../../../web/paged-list.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { ListFoot, Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill } from '../../../../web/ui/parts.tsx';
import { listErasures } from '../../contract.ts';
import type { ErasureReply } from '../../contract.ts';
import { RequestLine, STATE_TONES } from './request-card.tsx';

const Row = ({ communityId, of }: { readonly communityId: string; readonly of: ErasureReply }): ReactNode => {
  const { t, language } = useText();
  return (
    <li>
      <span className="erasure-part">
        <Link to={paths.erasure(communityId, of.person.id)}>{of.person.name}</Link>{' '}
        <span className="why">
          <RequestLine of={of} />
          {of.state === 'waiting'
            ? ` · ${t('erasure.answer-by-short', { date: showDate(of.answerBy, language) })}`
            : null}
        </span>
      </span>
      <Pill tone={STATE_TONES[of.state]}>{t(`erasure.state.${of.state}`)}</Pill>
    </li>
  );
};

/** Requests to erase personal data, those that wait and those that are settled, the latest first. */
export const ErasuresPage = (): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { pages } = usePagedList([listErasures.id, communityId], (cursor, signal) =>
    call(listErasures, { params: { communityId }, query: cursor, signal }),
  );
  return (
    <Page title={t('erasure.list-title')} sub={t('erasure.list-sub')}>
      <Card label={t('erasure.list-title')}>
        <Loaded of={pages} lines={8} empty={<Empty title={t('erasure.none')} hint={t('erasure.none-hint')} />}>
          {({ items }) => (
            <>
              <ul className="person-rows">
                {items.map((of) => (
                  <Row key={of.id} communityId={communityId} of={of} />
                ))}
              </ul>
              <ListFoot of={pages} more={t('erasure.more')}>
                {t('erasure.shown', { count: items.length })}
              </ListFoot>
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
};
