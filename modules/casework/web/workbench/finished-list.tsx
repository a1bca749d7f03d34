import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Empty, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { CaseSummary } from '../../contract.ts';
import { StatePill } from '../case/case-head.tsx';

const SHOWN = 5;

const Again = ({ of }: { readonly of: CaseSummary }): ReactNode => {
  const { t, show } = useText();
  return (
    <span className="finished-again">
      {of.personId === null ? null : (
        <Link
          to={paths.counter({ person: of.personId })}
          aria-label={t('workbench.again-person-of', { name: of.personName ?? '' })}
        >
          {t('workbench.again-person')}
        </Link>
      )}
      {of.itemId === null ? null : (
        <Link
          to={paths.counter({ item: of.itemId })}
          aria-label={t('workbench.again-item-of', { item: show(of.itemName ?? of.processName) })}
        >
          {t('workbench.again-item')}
        </Link>
      )}
    </span>
  );
};

/** The last finished matters of one's own, each a starting point for the next one. */
export const FinishedList = ({ of }: { readonly of: readonly CaseSummary[] }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('workbench.finished')}>
      <SectionTitle
        remark={
          <Link to={paths.cases({ kind: 'done', handler: 'me', sort: 'opened' })}>{t('workbench.finished-all')}</Link>
        }
      >
        {t('workbench.finished')}
      </SectionTitle>
      {of.length === 0 ? (
        <Empty title={t('workbench.finished-none')} hint={t('workbench.finished-none-hint')} />
      ) : (
        <ul className="divided">
          {of.slice(0, SHOWN).map((one) => (
            <li key={one.id} className="finished">
              <span className="link-row">
                <Link to={paths.case(one.communityId, one.id)}>
                  {one.personName === null ? '' : `${one.personName} · `}
                  {show(one.itemName ?? one.processName)}
                </Link>
                <StatePill of={one} />
              </span>
              <Again of={one} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
