import type { ReactNode } from 'react';
import { fetchGuide, guideQuestion, type Guide } from './guide-api.ts';
import { FailedCard, Loading } from './loading.tsx';
import { OfficeChoice, useOffices } from './offices.tsx';
import { useAnswer } from './use-answer.ts';
import { useRulesCommunity } from './use-checked.ts';

/** The page inside is given the guide and the community whose rules count; empty: as it holds everywhere. */
type Inside = (guide: Guide, communityId: string) => ReactNode;

const Waiting = () => (
  <section className="card">
    <Loading />
  </section>
);

const Fetched = ({
  itemId,
  communityId,
  children,
}: {
  readonly itemId: string;
  readonly communityId: string;
  readonly children: Inside;
}) => {
  const { answer, last, again } = useAnswer(guideQuestion(itemId, communityId), fetchGuide);
  const shown = answer ?? last;
  if (shown === undefined) return <Waiting />;
  return shown.ok ? children(shown.value, communityId) : <FailedCard answer={shown} again={again} />;
};

/** Fetches a guide for the page inside, as the chosen office has it, and says so while it comes or does not. */
export const GuideFrame = ({ itemId, children }: { readonly itemId: string; readonly children: Inside }) => {
  const offices = useOffices();
  const communityId = useRulesCommunity();
  return (
    <>
      {communityId === undefined ? (
        <Waiting />
      ) : (
        <Fetched itemId={itemId} communityId={communityId}>
          {children}
        </Fetched>
      )}
      <OfficeChoice offices={offices} />
    </>
  );
};
