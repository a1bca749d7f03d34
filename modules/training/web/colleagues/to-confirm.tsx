import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Modal } from '../../../../web/ui/modal.tsx';
import { Card, Empty, Field, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { decideTrainingCourse, listTrainingOfColleagues, type CourseReply } from '../../contract.ts';
import { CourseCells } from '../hours/course-list.tsx';

const useDecision = () => {
  const community = useCommunity();
  const command = useCommand(decideTrainingCourse, { invalidates: [listTrainingOfColleagues] });
  const decide = (courseId: string, body: { decision: 'confirmed' | 'declined'; reason: string }) =>
    command.run({ params: { communityId: community.id, courseId }, body });
  return { ...command, decide };
};

const DeclineForm = ({ of, close }: { readonly of: CourseReply; readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const { decide, pending, problem } = useDecision();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || pending) return;
    if ((await decide(of.id, { decision: 'declined', reason: reason.trim() })) !== undefined) close();
  };
  return (
    <Modal label={t('colleagues.decline')} close={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2>{t('colleagues.decline-of', { name: of.worker.name, title: of.title })}</h2>
        <ProblemSummary problem={problem} />
        <Field
          id="decline-reason"
          label={t('colleagues.decline-reason')}
          error={missing ? t('colleagues.reason-needed') : undefined}
        >
          <Input.TextArea
            id="decline-reason"
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={reason}
            aria-invalid={missing}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <div className="training-form-buttons">
          <Button type="primary" danger htmlType="submit" loading={pending}>
            {t('colleagues.decline')}
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};

/** Entries that wait for a decision; one's own waits for somebody else's. */
export const ToConfirm = ({ courses: waiting }: { readonly courses: readonly CourseReply[] }): ReactNode => {
  const { t } = useText();
  const { worker } = useSession();
  const { decide, pending, problem } = useDecision();
  const [declining, setDeclining] = useState<CourseReply | null>(null);
  const courses = waiting.filter((course) => course.worker.id !== worker.id);
  const own = waiting.length - courses.length;
  return (
    <Card label={t('colleagues.to-confirm')}>
      <SectionTitle remark={courses.length === 0 ? undefined : courses.length}>
        {t('colleagues.to-confirm')}
      </SectionTitle>
      <ProblemSummary problem={problem} />
      {courses.length === 0 ? (
        <Empty title={t('colleagues.nothing-to-confirm')} />
      ) : (
        <div className="training-scroll">
          <table className="list-table training-table">
            <tbody>
              {courses.map((course) => (
                <tr key={course.id}>
                  <td className="nowrap">{course.worker.name}</td>
                  <CourseCells of={course} />
                  <td>
                    <div className="training-row-actions">
                      <Button
                        type="primary"
                        size="small"
                        disabled={pending}
                        aria-label={t('colleagues.confirm-of', { name: course.worker.name, title: course.title })}
                        onClick={() => void decide(course.id, { decision: 'confirmed', reason: '' })}
                      >
                        {t('colleagues.confirm')}
                      </Button>
                      <Button
                        size="small"
                        disabled={pending}
                        aria-label={t('colleagues.decline-of', { name: course.worker.name, title: course.title })}
                        onClick={() => setDeclining(course)}
                      >
                        {t('colleagues.decline')}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {own === 0 ? null : <p className="why">{t('colleagues.own', { own })}</p>}
      {declining === null ? null : <DeclineForm of={declining} close={() => setDeclining(null)} />}
    </Card>
  );
};
