import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Card, Empty, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { RoundSummary } from '../../contract.ts';

/** Rounds of the year; one's own lead to their questions. */
export const RoundList = ({
  rounds,
  own,
}: {
  readonly rounds: readonly RoundSummary[];
  readonly own: boolean;
}): ReactNode => {
  const { t, show, language } = useText();
  const nameOf = ({ mode, groupName }: RoundSummary): string =>
    groupName === null ? t(mode === 'weak' ? 'training.weak' : 'training.mixed') : show(groupName);
  return (
    <Card label={t('training.rounds')}>
      <div id="training-rounds" tabIndex={-1}>
        <SectionTitle remark={rounds.length === 0 ? undefined : rounds.length}>{t('training.rounds')}</SectionTitle>
      </div>
      {rounds.length === 0 ? (
        <Empty title={t('training.rounds-none')} hint={t('training.rounds-none-hint')} />
      ) : (
        <div className="training-scroll">
          <ListTable
            className="training-table"
            heads={[t('training.when'), t('training.what'), t('training.score'), t('training.credit')]}
          >
            {rounds.map((round) => (
              <tr key={round.id}>
                <td className="nowrap num">{showMoment(round.finishedAt, language)}</td>
                <th scope="row">
                  {own ? <Link to={paths.trainingRound(round.id)}>{nameOf(round)}</Link> : nameOf(round)}
                </th>
                <td className="nowrap num">
                  {t('training.round-right', { right: round.right, all: round.questions })}
                </td>
                <td className="nowrap num">
                  {round.creditedMinutes > 0
                    ? t('training.round-minutes', { minutes: round.creditedMinutes })
                    : t('training.round-no-minutes')}
                </td>
              </tr>
            ))}
          </ListTable>
        </div>
      )}
    </Card>
  );
};
