import { VISIT_KIND } from '../../../modules/field/domain/field-kind.ts';
import { startRecord, type OutboxRecord } from '../../../modules/field/domain/outbox.ts';
import type { FieldStop } from '../../../modules/field/contract.ts';
import { newId, type FieldState, type FieldStore } from '../field-store.ts';

/** Somebody whom no rule asks to visit is visited on an occasion. */
const WITHOUT_RULE = ['occasion'];

/** The visit of a stop as it stands on this phone. */
export const visitOfStop = ({ records }: FieldState, { plannedId }: Pick<FieldStop, 'plannedId'>) =>
  records.find(({ kind, values }) => kind === VISIT_KIND && values['plannedId'] === plannedId);

interface Begin {
  readonly personId: string;
  readonly plannedId?: string;
  readonly checklistIds?: readonly string[];
}

/** Takes up the visit that is there, or begins one. */
export const beginVisit = async (store: FieldStore, of: Begin): Promise<OutboxRecord> => {
  const { personId, plannedId, checklistIds = [] } = of;
  const there = plannedId === undefined ? undefined : visitOfStop(store.present(), { plannedId });
  if (there !== undefined) return there;
  const record = startRecord({
    id: newId(),
    kind: VISIT_KIND,
    madeAt: new Date().toISOString(),
    values: {
      personId,
      ...(plannedId === undefined ? {} : { plannedId }),
      checklists: checklistIds.length === 0 ? WITHOUT_RULE : checklistIds,
    },
    ready: false,
  });
  await store.keepRecord(record);
  return record;
};

/** Whom a visit is made to, and where the door is, as far as this phone knows. */
export const whomOf = (
  { day }: Pick<FieldState, 'day'>,
  { id, values }: OutboxRecord,
): { readonly name: string; readonly where: string; readonly stop: FieldStop | undefined } => {
  const personId = values['personId'];
  const stop = day?.walk?.stops.find((one) => one.personId === personId);
  if (stop !== undefined) return { name: stop.personName, where: whereOf(stop), stop };
  const person = day?.people.find((one) => one.id === personId);
  const known = day?.records.find((one) => one.id === id)?.personName;
  return {
    name: known ?? person?.name ?? '',
    where: person === undefined ? '' : `${person.building}${person.unit}`,
    stop: undefined,
  };
};

export const whereOf = ({ building, unit, door }: Pick<FieldStop, 'building' | 'unit' | 'door'>): string =>
  `${building}${unit}${door}`;
