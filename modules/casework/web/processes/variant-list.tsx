import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
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
  return (
    <Card label={t('processes.drafts')}>
      <SectionTitle>{t('processes.drafts')}</SectionTitle>
      <Loaded of={variants} lines={2} empty={<div className="why">{t('processes.drafts-none')}</div>}>
        {({ items }) => (
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
        )}
      </Loaded>
    </Card>
  );
};
