import type { ReactNode } from 'react';
import { fetchGuide, guideQuestion, type Guide } from './guide-api.ts';
import { FailedCard, Loading } from './loading.tsx';
import { useAnswer } from './use-answer.ts';

/** Fetches a guide for the page inside, and says so while it comes or does not. */
export const GuideFrame = ({
  itemId,
  communityId,
  children,
}: {
  readonly itemId: string;
  /** Empty: as it holds everywhere. */
  readonly communityId: string;
  readonly children: (guide: Guide) => ReactNode;
}) => {
  const { answer, last, again } = useAnswer(guideQuestion(itemId, communityId), fetchGuide);
  const shown = answer ?? last;
  if (shown === undefined)
    return (
      <section className="card">
        <Loading />
      </section>
    );
  return shown.ok ? children(shown.value) : <FailedCard answer={shown} again={again} />;
};
