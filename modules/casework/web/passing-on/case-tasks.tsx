import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Field, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { finishCaseTask } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { AddTask } from './add-task.tsx';
import { TaskDue } from './task-due.tsx';

type Task = CaseReply['tasks'][number];

interface Props {
  readonly of: CaseReply;
  readonly onChanged: (next: CaseReply) => void;
}

const AnswerForm = ({ of, task, onChanged, close }: Props & { readonly task: Task; readonly close: () => void }) => {
  const { t } = useText();
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand(finishCaseTask);
  const id = `task-answer-${task.id}`;
  // One asked to answer: the keyboard goes there.
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const send = async (done: boolean): Promise<void> => {
    setMissing(answer.trim() === '');
    if (answer.trim() === '' || command.pending) return;
    const params = { communityId: of.communityId, caseId: of.id, taskId: task.id };
    const next = await command.run({ params, body: { done, answer: answer.trim() } });
    if (next !== undefined) onChanged(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(true);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ProblemSummary problem={command.problem} fields={{ answer: id }} />
      <Field id={id} label={t('tasks.answer')} error={missing ? t('tasks.answer-missing') : undefined}>
        <Input.TextArea
          id={id}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Field>
      <div className="actions-row">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('tasks.done')}
        </Button>
        <Button onClick={() => void send(false)}>{t('tasks.not-done')}</Button>
        <Button type="link" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
};

const TaskRow = ({ of, task, onChanged }: Props & { readonly task: Task }): ReactNode => {
  const { t, show } = useText();
  const [answering, setAnswering] = useState(false);
  return (
    <li className="task-row">
      <div className="entry-line">
        <b>{show(task.kindName)}</b> <span>{task.holder}</span>
        {task.answered === null ? (
          <TaskDue of={task} />
        ) : (
          <Pill tone={task.answered === 'done' ? 'ok' : 'warn'}>{t(`tasks.answered.${task.answered}`)}</Pill>
        )}
      </div>
      <p>{task.what}</p>
      {task.answer === null ? null : (
        <p>
          <span className="why">{t('tasks.their-answer')}</span> {task.answer}
        </p>
      )}
      {task.mine && !answering ? (
        <Button size="small" onClick={() => setAnswering(true)}>
          {t('tasks.to-answer')}
        </Button>
      ) : null}
      {answering ? <AnswerForm of={of} task={task} onChanged={onChanged} close={() => setAnswering(false)} /> : null}
    </li>
  );
};

/** Parts of the case that others do. Nothing is shown where the process knows none. */
export const CaseTasks = ({ of, onChanged }: Props): ReactNode => {
  const { t } = useText();
  const [adding, setAdding] = useState(false);
  if (of.tasks.length === 0 && of.taskKinds.length === 0) return null;
  return (
    <Card label={t('tasks.title')}>
      <SectionTitle remark={t('tasks.hint')}>{t('tasks.title')}</SectionTitle>
      {of.tasks.length === 0 ? null : (
        <ul className="divided">
          {of.tasks.map((task) => (
            <TaskRow key={`${task.id}-${task.answered ?? ''}`} of={of} task={task} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {adding ? (
        <AddTask
          of={of}
          close={() => setAdding(false)}
          onChanged={(next) => {
            setAdding(false);
            onChanged(next);
          }}
        />
      ) : of.taskKinds.length === 0 ? null : (
        <Button onClick={() => setAdding(true)}>{t('tasks.add')}</Button>
      )}
    </Card>
  );
};
