import '../training.css';
import { Link, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemError } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { replyKey, useCommand, useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Empty, Page } from '../../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary, useProblemText } from '../../../../web/ui/problem.tsx';
import { answerTrainingQuestion, getMyTraining, getTrainingRound, type RoundReply } from '../../contract.ts';
import { QuizQuestion } from './quiz-question.tsx';
import { QuizResult } from './quiz-result.tsx';

/** One mark a question: right, wrong, present or to come. */
const Marks = ({ of, place }: { readonly of: RoundReply; readonly place: number }): ReactNode => (
  <ol className="quiz-marks" aria-hidden="true">
    {of.questions.map(({ outcome, ask }, number) => (
      <li
        key={`${number} ${ask.zh}`}
        className={outcome === null ? (number === place ? 'present' : '') : outcome.right ? 'right' : 'wrong'}
      />
    ))}
  </ol>
);

const answered = (of: RoundReply): number => of.questions.filter(({ outcome }) => outcome !== null).length;

/** Plays a round that has been drawn; it can be left and taken up again at the same question. */
const Play = ({ of }: { readonly of: RoundReply }): ReactNode => {
  const community = useCommunity();
  const client = useQueryClient();
  const params = { communityId: community.id, roundId: of.id };
  const command = useCommand(answerTrainingQuestion, { invalidates: [getMyTraining] });
  const [place, setPlace] = useState(() => answered(of));
  const choose = async (choice: string): Promise<void> => {
    if (command.pending) return;
    const after = await command.run({ params, body: { place, choice } });
    if (after !== undefined) client.setQueryData(replyKey(getTrainingRound, { params }), after);
  };
  if (place >= of.questions.length) return <QuizResult of={of} />;
  return (
    <>
      <Marks of={of} place={place} />
      <ProblemSummary problem={command.problem} />
      <QuizQuestion
        key={place}
        round={of}
        place={place}
        pending={command.pending}
        choose={(choice) => void choose(choice)}
        next={() => setPlace(place + 1)}
      />
    </>
  );
};

const Gone = ({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode => {
  const { t } = useText();
  const words = useProblemText();
  if (!(error instanceof ProblemError) || error.problem.code !== 'training-round-gone')
    return <LoadFailed error={error} retry={retry} />;
  return (
    <Empty
      title={words(error.problem)}
      hint={t('quiz.gone-hint')}
      action={<Link to={paths.training()}>{t('quiz.to-training')}</Link>}
    />
  );
};

export const QuizPage = (): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const { roundId = '' } = useParams({ strict: false });
  const query = useReply(getTrainingRound, { params: { communityId: community.id, roundId } }, { staleTime: 60_000 });
  const round = query.data;
  return (
    <Page title={t('quiz.title')} {...(round?.group == null ? {} : { sub: show(round.group.name) })}>
      <div className="quiz">
        <Loaded of={query} card lines={9} renderFailed={(error, retry) => <Gone error={error} retry={retry} />}>
          {(of) => <Play key={of.id} of={of} />}
        </Loaded>
      </div>
    </Page>
  );
};
