import './admin.css';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addDays, plainDateOf } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, ErrorSummary, Page } from '../../../../web/ui/parts.tsx';
import type { FieldError } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { type CalendarDayEntry, workingDaysIn } from './calendar-changes.ts';
import { CalendarDayForm } from './calendar-day-form.tsx';
import { CalendarYear } from './calendar-year.tsx';
import { useCalendar } from './use-calendar.ts';
import type { CalendarDraft } from './use-calendar.ts';

const NO_FIELDS: readonly FieldError[] = [];

const datesOf = (year: number): readonly PlainDate[] => {
  const dates: PlainDate[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) dates.push(date);
  return dates;
};

const YearChoice = ({
  year,
  onYear,
}: {
  readonly year: number;
  readonly onYear: (year: number) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <div className="year-choice">
      <Button aria-label={t('calendar.previous')} onClick={() => onYear(year - 1)}>
        ‹
      </Button>
      <b className="num">{t('calendar.year', { year })}</b>
      <Button aria-label={t('calendar.next')} onClick={() => onYear(year + 1)}>
        ›
      </Button>
    </div>
  );
};

/** What will be saved, day by day; each can be taken back. */
const Preview = ({ draft }: { readonly draft: CalendarDraft }): ReactNode => {
  const { t, language } = useText();
  const { message } = App.useApp();
  const count = draft.changes.size;
  const nothing = count === 0 && !draft.horizonChanged;
  const said = (date: PlainDate, entry: CalendarDayEntry | null): string =>
    `${showDate(date, language)} ${entry === null ? t('calendar.kind.week') : entry.name}`;
  const save = async (): Promise<void> => {
    if (await draft.save()) message.success(t('calendar.saved'));
  };
  return (
    <div className="calendar-preview" role="region" aria-label={t('calendar.preview', { count })}>
      <div>
        <b role="status">
          {nothing ? t('calendar.preview-none') : t('calendar.preview', { count })}
          {draft.horizonChanged
            ? ` · ${t('calendar.preview-horizon', { date: showDate(draft.horizonOn, language) })}`
            : ''}
        </b>
        <ul className="calendar-changes">
          {[...draft.changes]
            .toSorted(([a], [b]) => a.localeCompare(b))
            .map(([date, entry]) => (
              <li key={date}>
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('calendar.undo', { date: said(date, entry) })}
                  onClick={() => draft.undo(date)}
                >
                  {said(date, entry)} <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
        </ul>
      </div>
      <Button onClick={draft.discard} disabled={nothing}>
        {t('calendar.discard')}
      </Button>
      <Button type="primary" loading={draft.pending} disabled={nothing} onClick={() => void save()}>
        {t('calendar.save')}
      </Button>
    </div>
  );
};

const Horizon = ({ draft, mayEdit }: { readonly draft: CalendarDraft; readonly mayEdit: boolean }): ReactNode => {
  const { t } = useText();
  return (
    <div className="horizon">
      <label htmlFor="calendar-horizon">{t('calendar.horizon')}</label>
      <Input
        id="calendar-horizon"
        type="date"
        value={draft.horizonOn}
        disabled={!mayEdit}
        aria-describedby="calendar-horizon-help"
        onChange={({ target }) => (target.value === '' ? undefined : draft.setHorizon(target.value))}
      />
      <span className="why" id="calendar-horizon-help">
        {t('calendar.horizon-help')}
      </span>
    </div>
  );
};

const CalendarBody = ({ draft, year }: { readonly draft: CalendarDraft; readonly year: number }): ReactNode => {
  const { t } = useText();
  const mayEdit = useSession().has('system-administrator');
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  return (
    <>
      {draft.wasStale ? <ErrorSummary title={t('calendar.stale')} errors={NO_FIELDS} /> : null}
      <ProblemSummary problem={draft.problem} fields={{ horizonOn: 'calendar-horizon' }} />
      <Card label={t('calendar.year', { year })}>
        <div className="calendar-bar">
          <Horizon draft={draft} mayEdit={mayEdit} />
          <span className="sub num">
            {t('calendar.working-days', { count: workingDaysIn(datesOf(year), draft.entryOf) })}
          </span>
        </div>
        <CalendarYear year={year} draft={draft} onChoose={mayEdit ? setChosen : null} />
      </Card>
      {mayEdit ? <Preview draft={draft} /> : null}
      {chosen === null ? null : (
        <CalendarDayForm
          key={chosen}
          date={chosen}
          entry={draft.entryOf(chosen)}
          onClose={() => setChosen(null)}
          onApply={(entry) => {
            draft.change(chosen, entry);
            setChosen(null);
          }}
        />
      )}
    </>
  );
};

/** The statutory working calendar that all due dates count by. */
export const CalendarPage = (): ReactNode => {
  const { t } = useText();
  const draft = useCalendar();
  const [year, setYear] = useState(() => Number(plainDateOf(new Date().toISOString()).slice(0, 4)));
  return (
    <Page title={t('calendar.title')} sub={t('calendar.lead')} actions={<YearChoice year={year} onYear={setYear} />}>
      <Loaded of={draft.query} card lines={18}>
        {() => <CalendarBody draft={draft} year={year} />}
      </Loaded>
    </Page>
  );
};
