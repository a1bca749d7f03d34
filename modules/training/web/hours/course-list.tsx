import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Card, Empty, Pill, SectionTitle, type Tone } from '../../../../web/ui/parts.tsx';
import type { CourseReply } from '../../contract.ts';

const TONES: Readonly<Record<CourseReply['status'], Tone>> = {
  claimed: 'ask',
  confirmed: 'ok',
  declined: 'bad',
  withdrawn: 'plain',
};

/** What a course was: title, kind and subject, who held it, the certificate. */
const CourseWords = ({ of }: { readonly of: CourseReply }): ReactNode => {
  const { t, show } = useText();
  return (
    <>
      {of.title}
      <div className="why">
        {show(of.kind.name)} · {show(of.content.name)} · {of.organiser} · {t(`training.level.${of.organiserLevel}`)}
        {of.certificateNumber === null ? null : ` · ${t('training.certificate', { number: of.certificateNumber })}`}
      </div>
    </>
  );
};

const CourseDays = ({ of }: { readonly of: CourseReply }): ReactNode => {
  const { language } = useText();
  const from = showDate(of.heldFrom, language);
  return of.heldFrom === of.heldTo ? from : `${from} – ${showDate(of.heldTo, language)}`;
};

const CourseHours = ({ of }: { readonly of: CourseReply }): ReactNode => {
  const { t } = useText();
  return of.countsTowardsHours ? (
    t('training.class-hours', { hours: of.classHours })
  ) : (
    <span className="why">{t('training.course-counts-not')}</span>
  );
};

/** The cells of a row that say when a course was, what it was, and what it counts. */
export const CourseCells = ({ of }: { readonly of: CourseReply }): ReactNode => (
  <>
    <td className="nowrap num">
      <CourseDays of={of} />
    </td>
    <th scope="row">
      <CourseWords of={of} />
    </th>
    <td className="num">
      <CourseHours of={of} />
    </td>
  </>
);

const Status = ({ of }: { readonly of: CourseReply }): ReactNode => {
  const { t, language } = useText();
  return (
    <>
      <Pill tone={TONES[of.status]}>{t(`training.status.${of.status}`)}</Pill>
      {of.decidedBy === null || of.decidedAt === null ? null : (
        <div className="why">
          {t('training.decided', { by: of.decidedBy, date: showDate(of.decidedAt.slice(0, 10), language) })}
        </div>
      )}
      {of.decisionReason === '' ? null : <div className="why">{of.decisionReason}</div>}
    </>
  );
};

/** Training elsewhere in the year; `actions` stand at the end of each row. */
export const CourseList = ({
  courses,
  add,
  actions,
}: {
  readonly courses: readonly CourseReply[];
  readonly add?: ReactNode;
  readonly actions?: (of: CourseReply) => ReactNode;
}): ReactNode => {
  const { t } = useText();
  return (
    <Card label={t('training.courses')}>
      <div id="training-courses" tabIndex={-1}>
        <SectionTitle remark={add}>{t('training.courses')}</SectionTitle>
      </div>
      {courses.length === 0 ? (
        <Empty title={t('training.courses-none')} hint={t('training.how-courses')} />
      ) : (
        <div className="training-scroll">
          <ListTable
            className="training-table"
            heads={[t('training.when'), t('training.what'), t('training.credit'), t('training.status-head')]}
          >
            {courses.map((course) => (
              <tr key={course.id}>
                <CourseCells of={course} />
                <td>
                  <Status of={course} />
                  {actions?.(course)}
                </td>
              </tr>
            ))}
          </ListTable>
        </div>
      )}
    </Card>
  );
};
