import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showTime, showWeekday } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Pill } from '../../../../web/ui/parts.tsx';
import { ScrollBox } from '../../../../web/ui/scroll-box.tsx';
import { foundOn, type CheckedDayReply } from './use-channel-checks.ts';

type Channel = CheckedDayReply['channels'][number];

const Looks = ({ of }: { readonly of: Channel }): ReactNode => {
  const { t, language } = useText();
  const last = of.checks.at(-1);
  if (last === undefined) return null;
  const found = foundOn(of);
  return (
    <>
      {found === 0 ? t('channels.nothing') : <b>{t('channels.found', { count: found })}</b>}
      <div className="why num">
        {last.worker.name} {showTime(last.at, language)}
      </div>
    </>
  );
};

const Cell = ({ of }: { readonly of: Channel }): ReactNode => {
  const { t } = useText();
  switch (of.state) {
    case 'checked':
      return <Looks of={of} />;
    case 'missed':
      return <Pill tone="bad">{t('channels.state.missed')}</Pill>;
    case 'to-do':
      return <Pill tone="warn">{t('channels.state.to-do')}</Pill>;
    case 'not-asked':
      return <span className="why">{t('channels.state.not-asked')}</span>;
  }
};

/** Channels of any day of the month: a rule that began within it may have more than the one before. */
const channelsOf = (days: readonly CheckedDayReply[]): readonly Channel[] =>
  days
    .flatMap(({ channels }) => channels)
    .filter((one, place, all) => all.findIndex(({ channel }) => channel === one.channel) === place);

const isMissed = ({ channels }: CheckedDayReply): boolean => channels.some(({ state }) => state === 'missed');

/** The month, the latest day first: who looked where and what came, and where nobody did. */
export const MonthTable = ({ days }: { readonly days: readonly CheckedDayReply[] }): ReactNode => {
  const { t, show, language } = useText();
  const columns = channelsOf(days);
  return (
    <ScrollBox label={t('channels.title')}>
      <ListTable className="channel-table" heads={[t('channels.day'), ...columns.map(({ label }) => show(label))]}>
        {days.toReversed().map((day) => (
          <tr key={day.on} className={day.asked ? undefined : 'channel-off'}>
            <th scope="row">
              <span className="num">{showDate(day.on, language)}</span>{' '}
              <span className="why">
                {showWeekday(day.on, language)}
                {day.asked ? null : ` · ${t('channels.off')}`}
              </span>
              {isMissed(day) ? (
                <div>
                  <Pill tone="bad">{t('channels.state.missed')}</Pill>
                </div>
              ) : null}
            </th>
            {columns.map(({ channel }) => {
              const cell = day.channels.find((one) => one.channel === channel);
              return <td key={channel}>{cell === undefined ? null : <Cell of={cell} />}</td>;
            })}
          </tr>
        ))}
      </ListTable>
    </ScrollBox>
  );
};
