import './training.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, Skeleton } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getMyTraining, withdrawTrainingCourse, type CourseReply } from '../contract.ts';
import { CourseForm } from './hours/course-form.tsx';
import { CourseList } from './hours/course-list.tsx';
import { HoursCard } from './hours/hours-card.tsx';
import { RoundList } from './hours/round-list.tsx';
import { PractiseCard } from './practise-card.tsx';
import { useYear } from './use-year.ts';
import { YearChoice } from './year-choice.tsx';

const Courses = ({ of }: { readonly of: ReplyOf<typeof getMyTraining> }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const withdraw = useCommand(withdrawTrainingCourse, { invalidates: [getMyTraining] });
  const [adding, setAdding] = useState(false);
  const takeBack = ({ id, title, status }: CourseReply): ReactNode =>
    status !== 'claimed' ? null : (
      <div>
        <button
          type="button"
          className="link-button"
          aria-label={t('training.withdraw-of', { title })}
          disabled={withdraw.pending}
          onClick={() => void withdraw.run({ params: { communityId: community.id, courseId: id } })}
        >
          {t('training.withdraw')}
        </button>
      </div>
    );
  return (
    <>
      <ProblemSummary problem={withdraw.problem} />
      <CourseList
        courses={of.courses}
        add={
          <Button size="small" onClick={() => setAdding(true)}>
            {t('training.add-course')}
          </Button>
        }
        actions={takeBack}
      />
      {adding ? <CourseForm rules={of.rules} close={() => setAdding(false)} /> : null}
    </>
  );
};

const Pending = (): ReactNode => (
  <>
    <div className="training-top">
      <Card>
        <Skeleton lines={12} />
      </Card>
      <Card>
        <Skeleton lines={14} />
      </Card>
    </div>
    <Card>
      <Skeleton lines={5} />
    </Card>
  </>
);

/** The own training of a year: hours, practice, rounds and courses. */
export const TrainingPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const { year } = useYear();
  const query = useReply(
    getMyTraining,
    { params: { communityId: community.id }, query: { year } },
    { keepPrevious: true },
  );
  return (
    <Page
      title={t('training.title')}
      sub={t('training.sub')}
      actions={
        <>
          <YearChoice />
          {has('head') ? <Link to={paths.trainingColleagues()}>{t('colleagues.title')}</Link> : null}
        </>
      }
    >
      <div className="training">
        <Loaded of={query} card pending={<Pending />}>
          {(of) => (
            <>
              <div className="training-top">
                <HoursCard of={of.summary} rules={of.rules} />
                <PractiseCard of={of} />
              </div>
              <Courses of={of} />
              <RoundList rounds={of.rounds} own />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
};
