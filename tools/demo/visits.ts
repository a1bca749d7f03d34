import { VISIT_NOTES } from '../../catalogue/demo/visit-notes.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DemoGroup, DemoVisit } from './demo-people.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

/** Days between visits by how much a person needs them; nobody else is visited on a rhythm. */
const rhythmOf = (groups: readonly DemoGroup[]): number | null => {
  const has = (...ids: readonly string[]): boolean => groups.some((group) => ids.includes(group.id));
  if (has('living-alone', 'needs-nursing', 'special-hardship', 'lost-only-child')) return 30;
  if (has('oldest-old', 'minimum-living-standard', 'child-in-hardship', 'serious-illness')) return 90;
  return has('disabled', 'borderline', 'empty-nest') ? 180 : null;
};

const pickResult = weighted<'present' | 'absent' | 'refused'>([
  ['present', 84],
  ['absent', 13],
  ['refused', 3],
]);

/** The visits of the past year, oldest first. Some come late: a demo without slips would teach nothing. */
export const pickVisits = (
  random: Random,
  groups: readonly DemoGroup[],
  workerIds: readonly string[],
  today: PlainDate,
  newId: () => string,
): readonly DemoVisit[] => {
  const rhythm = rhythmOf(groups);
  if (rhythm === null || workerIds.length === 0) return [];
  const visits: DemoVisit[] = [];
  const worker = random.pick(workerIds);
  let on = addDays(today, -random.int(1, rhythm));
  const first = addDays(today, -365);
  while (on > first) {
    const result = pickResult(random);
    visits.push({
      id: newId(),
      on,
      workerId: random.chance(0.85) ? worker : random.pick(workerIds),
      result,
      note: random.chance(0.6) ? random.pick(VISIT_NOTES[result]) : null,
      nextDueOn: visits.length === 0 ? addDays(on, rhythm) : null,
    });
    on = addDays(on, -random.int(Math.round(rhythm * 0.8), Math.round(rhythm * 1.3)));
  }
  return visits.toReversed();
};
