import '../people.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Page } from '../../../../web/ui/parts.tsx';
import { getErasure } from '../../contract.ts';
import { ERASED_NAME } from '../../domain/erasure.ts';
import { DecideForm } from './decide-form.tsx';
import { ErasureParts } from './erasure-parts.tsx';
import { RequestCard } from './request-card.tsx';
import { OpenCases, RequestForm } from './request-form.tsx';

/** While a job is at it the page looks again by itself. */
const LOOK_AGAIN_MILLISECONDS = 5_000;

const Body = ({
  communityId,
  of,
}: {
  readonly communityId: string;
  readonly of: ReplyOf<typeof getErasure>;
}): ReactNode => {
  const { request, may } = of;
  return (
    <div className="person-columns">
      <ErasureParts parts={of.parts} />
      <div className="person-column">
        <OpenCases of={of} />
        {request === null ? null : <RequestCard communityId={communityId} of={of} request={request} />}
        {request !== null && may.decide ? <DecideForm communityId={communityId} request={request} /> : null}
        {may.request ? <RequestForm communityId={communityId} of={of} /> : null}
      </div>
    </div>
  );
};

/** Erasing what is known of a person: what there is and what stays, the request, the decision of another. */
export const ErasurePage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', personId = '' } = useParams({ strict: false });
  const params = { communityId, personId };
  const first = useReply(getErasure, { params });
  const atWork = first.data?.request?.state === 'approved';
  const query = useReply(getErasure, { params }, atWork ? { refetchInterval: LOOK_AGAIN_MILLISECONDS } : {});
  const name = query.data?.person.name;
  return (
    <Page
      title={name === undefined || name === ERASED_NAME ? t('erasure.title') : `${t('erasure.title')}：${name}`}
      sub={t('erasure.lead')}
      actions={<Link to={paths.erasures()}>{t('erasure.all')}</Link>}
    >
      <Loaded of={query} card lines={12}>
        {(of) => <Body communityId={communityId} of={of} />}
      </Loaded>
    </Page>
  );
};
