import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { useText } from '../../../../web/texts.tsx';
import { monthOf } from '../../../../web/ui/calendar-months.ts';
import type { CalendarDay } from '../../../../web/ui/calendar-months.ts';
import { showDate } from '../../../../web/ui/dates.ts';
import { MonthGrid } from '../../../../web/ui/month-grid.tsx';
import { lookOf } from './calendar-changes.ts';
import type { CalendarDraft } from './use-calendar.ts';

const LOOKS = ['working', 'weekend', 'holiday', 'make-up', 'unknown'] as const;

const DayButton = ({
  cell,
  draft,
  onChoose,
}: {
  readonly cell: CalendarDay;
  readonly draft: CalendarDraft;
  readonly onChoose: ((date: PlainDate) => void) | null;
}): ReactNode => {
  const { t, language } = useText();
  if (!cell.inMonth) return <td aria-hidden="true" />;
  const entry = draft.entryOf(cell.date);
  const look = lookOf(entry, cell.date, draft.horizonOn);
  const changed = draft.changes.has(cell.date);
  const words = [
    showDate(cell.date, language),
    t(`calendar.look.${look}`),
    entry?.name,
    changed ? t('calendar.changed') : undefined,
  ];
  return (
    <td>
      <button
        type="button"
        className={`calendar-day calendar-${look}${changed ? ' calendar-changed' : ''}`}
        aria-label={words.filter((word) => word !== undefined).join(' ')}
        title={entry === null ? undefined : entry.name}
        disabled={onChoose === null}
        onClick={() => onChoose?.(cell.date)}
      >
        {cell.day}
      </button>
    </td>
  );
};

/** A year as twelve months from Monday to Sunday. */
export const CalendarYear = ({
  year,
  draft,
  onChoose,
}: {
  readonly year: number;
  readonly draft: CalendarDraft;
  /** Null for those who may only look. */
  readonly onChoose: ((date: PlainDate) => void) | null;
}): ReactNode => {
  const { t } = useText();
  return (
    <>
      <ul className="calendar-legend">
        {LOOKS.map((look) => (
          <li key={look}>
            <i className={`calendar-${look}`} />
            {t(`calendar.look.${look}`)}
          </li>
        ))}
      </ul>
      <div className="calendar-months">
        {Array.from({ length: 12 }, (_unused, index) => {
          const month = monthOf(`${year}-${String(index + 1).padStart(2, '0')}`);
          return (
            <MonthGrid
              key={month.id}
              className="calendar-month"
              month={month}
              caption={t('calendar.month', { month: index + 1 })}
              weekdays={t('calendar.weekdays')}
              renderDay={(cell) => <DayButton key={cell.date} cell={cell} draft={draft} onChoose={onChoose} />}
            />
          );
        })}
      </div>
    </>
  );
};
