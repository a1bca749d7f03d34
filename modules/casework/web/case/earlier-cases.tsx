import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { actOnCase, listEarlierCases, type CaseReply } from '../../contract.ts';

/** Open cases nearby that this one may be the same as; one press joins it. Nothing where there is none. */
export const EarlierCases = ({
  of,
  onActed,
}: {
  readonly of: CaseReply;
  readonly onActed: (next: CaseReply) => void;
}): ReactNode => {
  const { t, show, language } = useText();
  const params = { communityId: of.communityId, caseId: of.id };
  const query = useReply(listEarlierCases, { params }, { enabled: of.itemId === null && of.stateKind === 'open' });
  const command = useCommand(actOnCase, { invalidates: [listEarlierCases] });
  const items = (query.data?.items ?? []).filter(({ action }) =>
    of.availableActions.some(({ id, available }) => available && id === action),
  );
  if (items.length === 0) return null;
  const join = async ({ action, field, number }: (typeof items)[number]): Promise<void> => {
    if (command.pending) return;
    const next = await command.run({
      params,
      body: { action, input: { [field]: number }, expectedVersion: of.version },
    });
    if (next !== undefined) onActed(next);
  };
  return (
    <Card label={t('earlier.title')}>
      <SectionTitle>{t('earlier.title')}</SectionTitle>
      <p className="why">{t('earlier.hint')}</p>
      <ProblemSummary problem={command.problem} />
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <Link to={paths.case(of.communityId, one.id)} target="_blank">
              {show(one.title)}
            </Link>{' '}
            <Pill tone="brand">{show(one.stateName)}</Pill>{' '}
            <span className="why num">
              {one.number} · {showDate(one.openedAt.slice(0, 10), language)} ·{' '}
              {t('nearby.reports', { count: one.reports })}
            </span>{' '}
            <Button
              size="small"
              loading={command.pending}
              aria-label={t('nearby.join-of', { number: one.number })}
              onClick={() => void join(one)}
            >
              {t('earlier.join')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
};
