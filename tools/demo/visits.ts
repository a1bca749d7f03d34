import { VISIT_NOTES } from '../../catalogue/demo/visit-notes.ts';
import { VISIT_RULES } from '../../catalogue/visit-rules/rules.ts';
import { addDays, daysBetween } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { periodOf, periodsBetween, type Period } from '../../modules/visits/domain/visit-period.ts';
import { rulesFor } from '../../modules/visits/domain/visit-rule.ts';
import type { DemoGroup, DemoVisit } from './demo-people.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

const DAYS = 360;

const pickResult = weighted<'present' | 'absent' | 'refused'>([
  ['present', 84],
  ['absent', 13],
  ['refused', 3],
]);

/** One in so many periods is missed: a demo without slips would teach nothing. */
const MISSED = 0.06;
/** Somebody nobody has seen for long. */
const FORGOTTEN = 0.012;

export interface VisitedInDemo {
  readonly bornOn: PlainDate;
  readonly groups: readonly DemoGroup[];
  readonly workerIds: readonly string[];
  readonly today: PlainDate;
  readonly newId: () => string;
}

/** The attempts of one period: somebody not at home is tried again some days later. */
const attempts = (
  random: Random,
  { from, to }: Period,
  today: PlainDate,
): readonly Omit<DemoVisit, 'id' | 'workerId'>[] => {
  const made: Omit<DemoVisit, 'id' | 'workerId'>[] = [];
  let on = addDays(from, random.int(0, Math.floor(daysBetween(from, to) * 0.8)));
  for (let again = 0; again < 3 && on <= today && on <= to; again += 1) {
    const result = pickResult(random);
    const note = random.chance(0.6) ? random.pick(VISIT_NOTES[result]) : null;
    made.push({ on, result, note, nextDueOn: null });
    if (result !== 'absent') break;
    on = addDays(on, random.int(2, 4));
  }
  return made;
};

/** The visits of the past year by the rules that hold, oldest first; the last one says when the next is due. */
export const pickVisits = (
  random: Random,
  { bornOn, groups, workerIds, today, newId }: VisitedInDemo,
): readonly DemoVisit[] => {
  const visited = {
    id: '',
    bornOn,
    leftOn: null,
    groups: groups.map(({ id, since }) => ({ groupId: id, since, until: null })),
  };
  const [strictest] = rulesFor(VISIT_RULES, visited, today);
  if (strictest === undefined || workerIds.length === 0) return [];
  const { every } = strictest.rule;
  const worker = random.pick(workerIds);
  const first = [addDays(today, -DAYS), strictest.since].toSorted().at(-1) ?? today;
  const until = random.chance(FORGOTTEN) ? addDays(today, -random.int(90, 200)) : today;
  const visits = periodsBetween(every, first, today)
    .flatMap((period) => (random.chance(MISSED) ? [] : attempts(random, period, until)))
    .filter(({ on }) => on >= first)
    .map((visit) => ({
      ...visit,
      id: newId(),
      workerId: random.chance(0.85) ? worker : random.pick(workerIds),
    }));
  const last = visits.at(-1);
  if (last === undefined) return [];
  const next = periodOf(every, addDays(periodOf(every, last.on).to, 1)).to;
  return [...visits.slice(0, -1), { ...last, nextDueOn: next }];
};
