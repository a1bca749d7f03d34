import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldDeps } from './deps.ts';
import type { FieldValue, FieldValues } from '../domain/field-record.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import { findingKey, valuesOfVisit } from '../domain/visit-values.ts';
import type { StoredRecord } from './record-rows.ts';

type Visit = Awaited<ReturnType<FieldDeps['visits']['find']>>[number];
type PlainValue = string | number | boolean | string[] | null;

/** The contract's lists are its own to change. */
export const plainValue = (value: FieldValue): PlainValue =>
  typeof value === 'object' && value !== null ? [...value] : value;

export const plainValues = (values: FieldValues): Record<string, PlainValue> =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, plainValue(value)]));

export interface PresentState {
  readonly version: number;
  readonly values: Record<string, PlainValue>;
}

const presentOf = ({ version, values }: { readonly version: number; readonly values: FieldValues }): PresentState => ({
  version,
  values: plainValues(values),
});

/** The plan's place is known from the record: a visit may stay where the plan has moved on. */
const valuesFrom = (visit: Visit, { plannedId }: FieldValues): FieldValues =>
  valuesOfVisit({
    personId: visit.person.id,
    plannedId: typeof plannedId === 'string' ? plannedId : null,
    result: visit.result,
    note: visit.note,
    place: visit.position,
    answers: visit.answers,
    opens: visit.findings.filter(({ caseId }) => caseId !== null).map(findingKey),
  });

/** A record as it stands: a visit as the office has it by now, whoever changed it. */
export const presentState = async (
  tx: Tx,
  deps: FieldDeps,
  communityId: string,
  stored: StoredRecord,
): Promise<PresentState> => {
  if (stored.kind !== VISIT_KIND) return presentOf(stored);
  const [visit] = await deps.visits.find(tx, communityId, [stored.id]);
  return presentOf(visit === undefined ? stored : { version: visit.version, values: valuesFrom(visit, stored.values) });
};

type NamedState = PresentState & { readonly personName: string | null };

/** Of several at once, by id. */
export const presentStates = async (
  tx: Tx,
  deps: FieldDeps,
  communityId: string,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, NamedState>> => {
  const ids = records.filter(({ kind }) => kind === VISIT_KIND).map(({ id }) => id);
  const visits = new Map((await deps.visits.find(tx, communityId, ids)).map((visit) => [visit.id, visit]));
  return new Map(
    records.map((record): [string, NamedState] => {
      const visit = visits.get(record.id);
      if (visit === undefined) return [record.id, { ...presentOf(record), personName: null }];
      const present = presentOf({ version: visit.version, values: valuesFrom(visit, record.values) });
      return [record.id, { ...present, personName: visit.person.name }];
    }),
  );
};
