import type { z } from 'zod';
import type { Text } from '../../../kernel/text.ts';
import type { dueDateExplanation } from '../contract.ts';
import { computeDueDates, isStopped, type CountedClock } from '../domain/clock.ts';
import { explainDueDate, type DayExplanation } from '../domain/due-date-explanation.ts';
import type { CaseworkDeps } from './deps.ts';
import { phraseOf, phraseWith } from './words.ts';

type Reply = z.output<typeof dueDateExplanation>;

const plain = (words: string): Text => ({ zh: words, en: words });

const dayLabel = (deps: CaseworkDeps, day: DayExplanation): Text => {
  if (day.why === 'clock-stopped' && day.stopReason !== null)
    return phraseWith(deps, 'day.clock-stopped', { reason: phraseOf(deps, `stop.${day.stopReason}`) });
  return phraseOf(deps, `day.${day.why}`, { name: day.name ?? '', dayNumber: day.dayNumber ?? '' });
};

const sentence = (deps: CaseworkDeps, clock: CountedClock, provisional: boolean): Text => {
  const open = clock.stops.at(-1);
  if (isStopped(clock) && open !== undefined)
    return phraseWith(deps, 'due.stopped', { reason: phraseOf(deps, `stop.${open.reason}`) });
  const counted = phraseWith(deps, `due.${clock.limit.unit}`, {
    days: plain(String(clock.limit.promised)),
    startedOn: plain(clock.startedOn),
  });
  if (!provisional) return counted;
  const doubt = phraseOf(deps, 'due.provisional');
  return { zh: `${counted.zh}${doubt.zh}`, en: `${counted.en} ${doubt.en}` };
};

/** How a date was counted, day by day; without a clock there is nothing to count. */
export const dueDateReply = (deps: CaseworkDeps, clock: CountedClock | undefined): Reply => {
  if (clock === undefined) return { dueOn: null, provisional: false, sentence: phraseOf(deps, 'due.none'), days: [] };
  const calendar = deps.calendar();
  const due = computeDueDates(clock, calendar);
  const provisional = due?.provisional ?? false;
  return {
    dueOn: due?.dueOn ?? null,
    provisional,
    sentence: sentence(deps, clock, provisional),
    days: explainDueDate(clock, calendar).map((day) => ({
      date: day.date,
      counted: day.counted,
      dayNumber: day.dayNumber,
      why: day.why,
      label: dayLabel(deps, day),
      provisional: day.provisional,
    })),
  };
};
