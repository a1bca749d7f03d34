import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Kbd, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { RoundReply } from '../../contract.ts';
import { useStartRound } from '../practise-card.tsx';

const Verdict = ({ of }: { readonly of: RoundReply }): ReactNode => {
  const { t } = useText();
  const { result } = of;
  if (result === null) return null;
  if (!result.passed) return <Pill tone="warn">{t('quiz.not-passed', { pass: of.passMark })}</Pill>;
  return (
    <Pill tone="ok">
      {result.creditedMinutes > 0 ? t('quiz.passed', { minutes: result.creditedMinutes }) : t('quiz.passed-no-more')}
    </Pill>
  );
};

/** How a round went, with every question and its answer below. */
export const QuizResult = ({ of }: { readonly of: RoundReply }): ReactNode => {
  const { t, show } = useText();
  const navigate = useNavigate();
  const { start, pending } = useStartRound();
  const again = (): void => start(of.group === null ? { mode: 'mixed' } : { mode: 'group', groupId: of.group.id });
  useShortcut('n', t('quiz.again'), again);
  const right = of.result?.right ?? 0;
  const all = of.questions.length;
  return (
    <>
      <Card label={t('quiz.done')}>
        <h2>{t('quiz.done')}</h2>
        <p className="quiz-score num" role="status">
          {t('quiz.result', { right, all })}
        </p>
        <p>
          <Verdict of={of} />
        </p>
        <div className="quiz-next">
          <Button type="primary" size="large" loading={pending} onClick={again}>
            {t('quiz.again')} <Kbd>N</Kbd>
          </Button>
          <Button size="large" onClick={() => void navigate({ href: paths.training() })}>
            {t('quiz.to-training')}
          </Button>
        </div>
      </Card>
      <Card label={t('quiz.review')}>
        <SectionTitle>{t('quiz.review')}</SectionTitle>
        <ol className="quiz-review">
          {of.questions.map(({ ask, outcome, choices, itemId }, place) => (
            <li key={`${place} ${ask.zh}`}>
              <Pill tone={outcome?.right === true ? 'ok' : 'warn'}>
                {outcome?.right === true ? t('quiz.right') : t('training.weak')}
              </Pill>{' '}
              {show(ask)}
              <div>
                {show(choices.find(({ id }) => id === outcome?.answer)?.text ?? { zh: '', en: '' })}{' '}
                {itemId === null ? null : <Link to={paths.guide(itemId)}>{t('quiz.read-guide')}</Link>}
              </div>
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
};
