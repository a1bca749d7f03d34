import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldDayReply, FieldStop } from '../contract.ts';
import type { Asking, FieldDeps } from './deps.ts';

type Walk = NonNullable<FieldDayReply['walk']>;

/** Today's visits of the caller with what is asked at the doors. Names are whole: a door has to be found and opened. */
export const walkOfToday = async (tx: Tx, deps: FieldDeps, call: Asking, communityId: string): Promise<Walk> => {
  const today = plainDateOf(call.now);
  const planned = await deps.visits.walk(tx, call, communityId);
  const checklists = deps.visits.checklists();
  const processIds = new Set(
    checklists.flatMap(({ questions }) => questions.flatMap(({ raises }) => raises.map(({ processId }) => processId))),
  );
  return {
    stops: planned.map(
      ({ id, person, stop, groups, reasons, checklistIds, latest, state }): FieldStop => ({
        plannedId: id,
        personId: person.id,
        personName: person.name,
        phoneMasked: person.phoneMasked,
        building: stop?.building ?? '',
        unit: stop?.unit ?? '',
        floor: stop?.floor ?? null,
        door: stop?.door ?? '',
        groups,
        reasons,
        checklistIds,
        latest,
        isLate: state === 'planned' && latest < today,
        isDone: state === 'done',
      }),
    ),
    checklists: [...checklists],
    results: Object.entries(deps.texts.visitResults).map(([id, label]) => ({ id, label: { ...label } })),
    processes: [...processIds].map((id) => ({ id, name: deps.visits.processName(id, call, communityId) })),
  };
};
