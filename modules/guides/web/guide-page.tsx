import './guides.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Skeleton, useDocumentTitle } from '../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../web/ui/problem.tsx';
import { getGuide } from '../contract.ts';
import type { GuideReply } from '../contract.ts';
import { FormerConditions, GuideCheckCard } from './guide-check.tsx';
import { GuideHead } from './guide-head.tsx';
import { GuideLimits } from './guide-limits.tsx';
import { GuideMaterials } from './guide-materials.tsx';
import { GuideOtherMatters, GuideParameters } from './guide-rules.tsx';
import { GuideSide } from './guide-side.tsx';
import { useGuideCheck } from './use-guide-check.ts';

const Whole = ({ of, former }: { readonly of: GuideReply; readonly former: boolean }): ReactNode => {
  const { show } = useText();
  const check = useGuideCheck(of.id, !former);
  useDocumentTitle(show(of.name));
  return (
    <div className="guide">
      <GuideHead of={of} former={former} />
      <div className="guide-columns">
        <div className="guide-column">
          {former ? <FormerConditions of={of} /> : <GuideCheckCard check={check} />}
          <GuideMaterials of={of} check={check.data} />
          <GuideLimits of={of} />
          <GuideParameters of={of} />
          <GuideOtherMatters of={of} />
        </div>
        <GuideSide of={of} check={check.data} />
      </div>
    </div>
  );
};

/** The cards in the places they have once the guide has arrived. */
const Pending = (): ReactNode => (
  <div className="guide">
    <Card className="guide-head">
      <Skeleton lines={2} />
    </Card>
    <div className="guide-columns">
      <Card>
        <Skeleton lines={14} />
      </Card>
      <Card>
        <Skeleton lines={10} />
      </Card>
    </div>
  </div>
);

const Missing = ({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode => {
  const { t } = useText();
  useDocumentTitle(t('guides.title'), true);
  if (!(error instanceof ProblemError) || error.problem.code !== 'not-found')
    return <LoadFailed error={error} retry={retry} />;
  return (
    <Empty
      title={t('guide.not-found')}
      hint={t('guide.not-found-hint')}
      action={<Link to={paths.guides()}>{t('guides.show-all')}</Link>}
    />
  );
};

/** Everything about one item, and whether somebody is eligible for it. */
export const GuidePage = (): ReactNode => {
  const { itemId = '' } = useParams({ strict: false });
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const version = /^[1-9]\d{0,3}$/.test(search['version'] ?? '') ? Number(search['version']) : undefined;
  // As the own community does it; a former version is shown as the base had it.
  const communityId = useSession().community?.id;
  const query = useReply(getGuide, {
    params: { itemId },
    query: version !== undefined ? { version } : communityId === undefined ? {} : { communityId },
  });
  return (
    <div className="page">
      <Loaded
        of={query}
        card
        pending={<Pending />}
        renderFailed={(error, retry) => <Missing error={error} retry={retry} />}
      >
        {(of) => <Whole key={`${of.id} ${of.version}`} of={of} former={version !== undefined} />}
      </Loaded>
    </div>
  );
};
