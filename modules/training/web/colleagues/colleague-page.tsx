import '../training.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Page } from '../../../../web/ui/parts.tsx';
import { getTrainingOfColleague } from '../../contract.ts';
import { CourseList } from '../hours/course-list.tsx';
import { HoursCard } from '../hours/hours-card.tsx';
import { RoundList } from '../hours/round-list.tsx';
import { useYear } from '../use-year.ts';
import { YearChoice } from '../year-choice.tsx';

/** What the hours of one colleague are made of. What went wrong in practice stays with that person. */
export const ColleaguePage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { workerId = '' } = useParams({ strict: false });
  const { year } = useYear();
  const query = useReply(
    getTrainingOfColleague,
    { params: { communityId: community.id, workerId }, query: { year } },
    { keepPrevious: true },
  );
  const of = query.data;
  return (
    <Page
      title={of === undefined ? t('colleagues.title') : t('colleagues.one', { name: of.worker.name })}
      actions={
        <>
          <YearChoice />
          <Link to={paths.trainingColleagues({ year })}>{t('colleagues.back')}</Link>
        </>
      }
    >
      <div className="training">
        <Loaded of={query} card lines={12}>
          {({ summary, courses, rounds }) => (
            <>
              <HoursCard of={summary} />
              <CourseList courses={courses} />
              <RoundList rounds={rounds} own={false} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
};
