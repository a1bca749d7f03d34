import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle, Skeleton } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../web/ui/problem.tsx';
import { listVariants, type VariantSummary } from '../../contract.ts';

export const STATUS_TONES: Readonly<Record<VariantSummary['status'], Tone>> = {
  writing: 'warn',
  'in-review': 'ask',
  approved: 'brand',
  published: 'ok',
  withdrawn: 'plain',
};

/** What the community is writing and has published, the latest first. */
export const VariantList = ({ communityId }: { readonly communityId: string }): ReactNode => {
  const { t, show, language } = useText();
  const variants = useReply(listVariants, { params: { communityId } });
  const items = variants.data?.items ?? [];
  return (
    <Card label={t('processes.drafts')}>
      <SectionTitle>{t('processes.drafts')}</SectionTitle>
      {variants.isError ? <LoadFailed error={variants.error} retry={() => void variants.refetch()} /> : null}
      {variants.data === undefined && !variants.isError ? <Skeleton lines={2} /> : null}
      {variants.data !== undefined && items.length === 0 ? (
        <div className="why">{t('processes.drafts-none')}</div>
      ) : null}
      <ul className="process-versions">
        {items.map((variant) => (
          <li key={variant.id}>
            <Link to={paths.processVariant(communityId, variant.id)}>{show(variant.processName)}</Link>
            <Pill tone={STATUS_TONES[variant.status]}>{t(`processes.status.${variant.status}`)}</Pill>
            {variant.ends ? <span>{t('processes.end-own')}</span> : null}
            <span className="why">
              {t('processes.by-writers', { writers: variant.writers.map(({ name }) => name).join('、') })}{' '}
              {showMoment(variant.changedAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
