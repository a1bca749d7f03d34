import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { Card, Empty, Pill, SectionTitle, Tag } from '../../../web/ui/parts.tsx';
import type { GuideHit, searchGuides } from '../contract.ts';
import { distinctReasons } from './guide-filters.ts';
import { useGuideFilters } from './use-guide-search.ts';

type Found = ReplyOf<typeof searchGuides>;

const MOST_REASONS = 3;

export const guideLinkId = (id: string): string => `guide-${id}`;

const Hit = ({ of }: { readonly of: GuideHit }): ReactNode => {
  const { t, show } = useText();
  const reasons = distinctReasons(of.reasons).slice(0, MOST_REASONS);
  return (
    <li className="guide-hit">
      <div className="guide-hit-words">
        <Link id={guideLinkId(of.id)} to={paths.guide(of.id)} className="guide-hit-name">
          {show(of.name)}
        </Link>
        <span className="sub">{show(of.audience)}</span>
        {reasons.length === 0 ? null : (
          <span className="why">
            {t('guides.why')} {reasons.map(({ field, matched }) => t(`guides.why.${field}`, { matched })).join(' · ')}
          </span>
        )}
      </div>
      <div className="guide-hit-marks">
        <span className="guide-hit-kinds">
          <span className="sub">{show(of.department.name)}</span>
          <Pill tone={of.legalKind === 'handling' ? 'brand' : 'plain'}>{t(`guides.kind.${of.legalKind}`)}</Pill>
        </span>
        <span className="guide-hit-ways">
          {of.processIds.map((id) => (
            <Tag key={id}>{t(`guides.process.${id}`)}</Tag>
          ))}
        </span>
      </div>
    </li>
  );
};

/** Certificates that were asked for and that committees must not issue. */
const Refused = ({ of }: { readonly of: Found['refusedCertificates'] }): ReactNode => {
  const { t, show } = useText();
  if (of.length === 0) return null;
  return (
    <section className="card guide-refused" aria-label={t('guides.refused')}>
      <h2>{t('guides.refused')}</h2>
      <p>{t('guides.refused-why')}</p>
      <ul className="divided">
        {of.map(({ id, name, instead, basis }) => (
          <li key={id}>
            <b>{show(name)}</b>
            <p>
              {t('guides.refused-instead')}：{show(instead)}
            </p>
            <p className="src">
              {t('guides.basis', { source: basis.source })} {basis.where ?? ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What answers the words, each with why it was found. */
export const GuideResults = ({
  found,
  showAll,
  pending,
}: {
  readonly found: Found;
  readonly showAll: () => void;
  readonly pending: boolean;
}): ReactNode => {
  const { t } = useText();
  const { change } = useGuideFilters();
  return (
    <>
      <Refused of={found.refusedCertificates} />
      <Card label={t('guides.results')}>
        <SectionTitle remark={<span className="guide-keys">{t('guides.keys')}</span>}>
          <span role="status">{t('guides.count', { count: found.total })}</span>
        </SectionTitle>
        {found.items.length === 0 ? (
          <Empty
            title={t('guides.none')}
            hint={t('guides.none-hint')}
            action={
              <Button onClick={() => change({ category: undefined, legalKind: undefined, q: undefined })}>
                {t('guides.show-all')}
              </Button>
            }
          />
        ) : (
          <ul className="guide-hits">
            {found.items.map((of) => (
              <Hit key={of.id} of={of} />
            ))}
          </ul>
        )}
        {found.items.length < found.total ? (
          <Button className="guide-more" loading={pending} onClick={showAll}>
            {t('guides.more')}
          </Button>
        ) : null}
      </Card>
    </>
  );
};
