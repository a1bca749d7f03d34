import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, Kbd, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import { startTrainingRound, type getMyTraining } from '../contract.ts';

export type RoundWish = { readonly mode: 'mixed' | 'weak' } | { readonly mode: 'group'; readonly groupId: string };

/** Draws a round and goes there. */
export const useStartRound = () => {
  const community = useCommunity();
  const navigate = useNavigate();
  const command = useCommand(startTrainingRound);
  const start = async (body: RoundWish): Promise<void> => {
    if (command.pending) return;
    const round = await command.run({ params: { communityId: community.id }, body });
    if (round !== undefined) await navigate({ href: paths.trainingRound(round.id) });
  };
  return { start: (wish: RoundWish): void => void start(wish), pending: command.pending, problem: command.problem };
};

/** Where practice begins: ten of everything, what went wrong lately, one subject, cards. */
export const PractiseCard = ({ of }: { readonly of: ReplyOf<typeof getMyTraining> }): ReactNode => {
  const { t, show } = useText();
  const { start, pending, problem } = useStartRound();
  const { due, all } = of.weakSpots;
  useShortcut('n', t('training.start-mixed'), () => start({ mode: 'mixed' }));
  useShortcut('w', t('training.weak'), () => start({ mode: 'weak' }), due > 0);
  return (
    <Card label={t('training.practise')}>
      <SectionTitle remark={t('training.today', { minutes: of.minutesToday, most: of.rules.mostMinutesPerDay })}>
        {t('training.practise')}
      </SectionTitle>
      <ProblemSummary problem={problem} />
      <div className="training-start">
        <Button type="primary" size="large" loading={pending} onClick={() => start({ mode: 'mixed' })}>
          {t('training.start-mixed')} <Kbd>N</Kbd>
        </Button>
        {due > 0 ? (
          <Button size="large" disabled={pending} onClick={() => start({ mode: 'weak' })}>
            {t('training.start-weak', { due })} <Kbd>W</Kbd>
          </Button>
        ) : (
          <span className="why">
            {t('training.weak-none')}
            {all > 0 ? ` · ${t('training.weak-later', { all })}` : ''}
          </span>
        )}
      </div>
      <SectionTitle>{t('training.groups')}</SectionTitle>
      <div className="training-groups">
        {of.groups.map(({ id, name, questions }) => (
          <button
            key={id}
            type="button"
            className="training-group"
            disabled={pending}
            onClick={() => start({ mode: 'group', groupId: id })}
          >
            <span>{show(name)}</span>
            <span className="why">{t('training.group-count', { count: questions })}</span>
          </button>
        ))}
      </div>
      <SectionTitle>{t('training.other-ways')}</SectionTitle>
      <div className="training-links">
        <Link to={paths.trainingCards()}>{t('training.cards')}</Link>
        <Link to={paths.serviceLanguage()}>{t('training.language')}</Link>
      </div>
    </Card>
  );
};
