import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { Workbench } from './use-workbench.ts';

/** Parts of cases that wait for me. Without any, the place is left to what there is. */
export const TaskList = ({ of }: { readonly of: Workbench['tasks'] }): ReactNode => {
  const { t, show, language } = useText();
  const { id: communityId } = useCommunity();
  if (of.length === 0) return null;
  return (
    <Card label={t('tasks.mine')}>
      <SectionTitle>{t('tasks.mine')}</SectionTitle>
      <ul className="divided">
        {of.map((task) => (
          <li key={task.taskId} className="link-row">
            <Link to={paths.case(communityId, task.caseId)}>
              {show(task.processName)} · {show(task.kindName)} <span className="num">{task.number}</span>
            </Link>
            <Pill tone={task.overdue ? 'bad' : 'plain'}>
              {t(task.overdue ? 'tasks.overdue' : 'tasks.due', { date: showDate(task.dueOn, language) })}
            </Pill>
          </li>
        ))}
      </ul>
    </Card>
  );
};
