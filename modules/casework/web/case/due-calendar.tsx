import './due-calendar.css';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { MonthGrid } from '../../../../web/ui/month-grid.tsx';
import type { dueDateExplanation } from '../../contract.ts';
import { type CalendarDay, monthsOf } from '../../../../web/ui/calendar-months.ts';

type Explanation = z.output<typeof dueDateExplanation>;

const lookOf = (day: Explanation['days'][number]): string => {
  if (day.counted) return 'counted';
  if (day.why === 'clock-stopped') return 'stopped';
  if (day.why === 'public-holiday' || day.why === 'limit-moved') return 'holiday';
  return day.why === 'starting-day' ? 'start' : 'off';
};

const Day = ({
  cell,
  explanation,
  present,
}: {
  readonly cell: CalendarDay;
  readonly explanation: Explanation;
  readonly present: string;
}): ReactNode => {
  const { t, show } = useText();
  const day = explanation.days.find(({ date }) => date === cell.date);
  if (!cell.inMonth) return <td aria-hidden="true" />;
  if (day === undefined) return <td className="due-outside">{cell.day}</td>;
  const isDue = day.date === explanation.dueOn;
  const note = isDue
    ? t('case.due-last')
    : day.why === 'starting-day'
      ? t('case.due-start')
      : day.dayNumber === null || day.why === 'make-up-workday'
        ? show(day.label)
        : t('case.due-day', { day: day.dayNumber });
  return (
    <td
      className={`due-${lookOf(day)}${isDue ? ' due-last' : ''}${day.provisional ? ' due-provisional' : ''}`}
      aria-current={cell.date === present ? 'date' : undefined}
      title={show(day.label)}
    >
      <b>{cell.day}</b>
      <span>{note}</span>
    </td>
  );
};

const LEGEND = ['counted', 'off', 'holiday', 'stopped'] as const;

/** A due date that explains itself: every day from the start to the end, and why it counted or not. */
export const DueCalendar = ({ explanation }: { readonly explanation: Explanation }): ReactNode => {
  const { t, show } = useText();
  const present = today();
  const first = explanation.days[0]?.date;
  const last = explanation.days.at(-1)?.date;
  if (first === undefined || last === undefined) return <p>{show(explanation.sentence)}</p>;
  return (
    <div className="due-calendar">
      <p className="due-sentence">{show(explanation.sentence)}</p>
      <div className="due-months">
        {monthsOf(first, last).map((month) => (
          <MonthGrid
            key={month.id}
            month={month}
            caption={t('case.month', { year: month.id.slice(0, 4), month: Number(month.id.slice(5)) })}
            weekdays={t('case.weekdays')}
            renderDay={(cell) => <Day key={cell.date} cell={cell} explanation={explanation} present={present} />}
          />
        ))}
      </div>
      <ul className="due-legend">
        {LEGEND.map((look) => (
          <li key={look}>
            <i className={`due-${look}`} />
            {t(`case.legend.${look}`)}
          </li>
        ))}
        {explanation.provisional ? (
          <li>
            <i className="due-provisional" />
            {t('case.legend.provisional')}
          </li>
        ) : null}
      </ul>
    </div>
  );
};
