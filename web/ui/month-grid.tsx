import type { ReactNode } from 'react';
import type { CalendarDay, CalendarMonth } from './calendar-months.ts';

/** One month, its weeks from Monday to Sunday; `renderDay` makes the cell of a day, also of the neighbouring months'. */
export const MonthGrid = ({
  month,
  caption,
  weekdays,
  className,
  renderDay,
}: {
  readonly month: CalendarMonth;
  readonly caption: string;
  /** The seven names, separated by commas. */
  readonly weekdays: string;
  readonly className?: string;
  readonly renderDay: (cell: CalendarDay) => ReactNode;
}): ReactNode => (
  <table className={className}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        {weekdays.split(',').map((weekday) => (
          <th key={weekday} scope="col">
            {weekday}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {month.weeks.map((week) => (
        <tr key={week[0]?.date}>{week.map(renderDay)}</tr>
      ))}
    </tbody>
  </table>
);
