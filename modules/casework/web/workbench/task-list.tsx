import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { WaitingTask } from '../../contract.ts';
import { aboutOf } from '../case/about-case.ts';
import { TaskDue } from '../passing-on/task-due.tsx';

/** Parts of cases that wait for me. Without any, the place is left to what there is. */
export const TaskList = ({ tasks }: { readonly tasks: readonly WaitingTask[] }): ReactNode => {
  const { t, show } = useText();
  if (tasks.length === 0) return null;
  return (
    <Card label={t('tasks.mine')}>
      <SectionTitle>{t('tasks.mine')}</SectionTitle>
      <ul className="divided">
        {tasks.map((task) => (
          <li key={task.taskId} className="link-row">
            <span>
              <Link to={paths.case(task.of.communityId, task.of.id)}>
                {show(task.kindName)} · {show(aboutOf(task.of))} <span className="num">{task.of.number}</span>
              </Link>{' '}
              <span className="why">{task.of.personName}</span>
            </span>
            <TaskDue of={task} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
