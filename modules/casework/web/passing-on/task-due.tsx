import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Pill } from '../../../../web/ui/parts.tsx';

/** By when a part of a case is to be answered, and whether that day has passed. */
export const TaskDue = ({ of }: { readonly of: { readonly dueOn: string; readonly overdue: boolean } }): ReactNode => {
  const { t, language } = useText();
  return (
    <Pill tone={of.overdue ? 'bad' : 'plain'}>
      {t(of.overdue ? 'tasks.overdue' : 'tasks.due', { date: showDate(of.dueOn, language) })}
    </Pill>
  );
};
