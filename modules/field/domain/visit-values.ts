import type { FieldValue, FieldValues } from './field-record.ts';

/**
 * A visit as the fields of a record, so that two phones and the office merge it question by question: `personId`,
 * `plannedId`, `result`, `note`, `place`, `checklists` that were brought along, `opens` with the findings that are to
 * become cases, and each answer under `checklist/question`.
 */
export interface VisitAsFields {
  readonly personId: string;
  readonly plannedId: string | null;
  readonly result: string;
  readonly note: string;
  readonly place: Place | null;
  readonly answers: Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>;
  readonly opens: readonly string[];
}

type AnswerValue = string | number | boolean | readonly string[];

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly accuracy: number;
}

const BETWEEN = '/';
const DIGITS = 5;

export const answerField = (checklistId: string, questionId: string): string => `${checklistId}${BETWEEN}${questionId}`;

/** Names a finding before the server has given it an id. */
export const findingKey = (of: {
  readonly checklistId: string;
  readonly questionId: string;
  readonly processId: string;
}): string => [of.checklistId, of.questionId, of.processId].join(BETWEEN);

/** A place is one value: half of one and half of another would be nowhere. About a metre is kept. */
export const placeValue = ({ latitude, longitude, accuracy }: Place): string =>
  [latitude.toFixed(DIGITS), longitude.toFixed(DIGITS), String(Math.round(accuracy))].join(',');

/** Null for what is no place on earth. */
export const placeOf = (value: FieldValue | undefined): Place | null => {
  const parts = typeof value === 'string' ? value.split(',').map(Number) : [];
  const [latitude = Number.NaN, longitude = Number.NaN, accuracy = Number.NaN] = parts;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracy >= 0 && accuracy <= 100_000;
  return parts.length === 3 && isPlace ? { latitude, longitude, accuracy } : null;
};

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);

export const visitOfValues = (values: FieldValues): VisitAsFields => {
  const answers: Record<string, Record<string, AnswerValue>> = Object.fromEntries(
    listOf(values['checklists']).map((id) => [id, {}]),
  );
  for (const [field, value] of Object.entries(values)) {
    const [checklistId = '', questionId] = field.split(BETWEEN);
    if (questionId === undefined || value === null || value === '') continue;
    answers[checklistId] = { ...answers[checklistId], [questionId]: value };
  }
  return {
    personId: textOf(values['personId']),
    plannedId: textOf(values['plannedId']) || null,
    result: textOf(values['result']),
    note: textOf(values['note']).trim(),
    place: placeOf(values['place']),
    answers,
    opens: listOf(values['opens']),
  };
};

export const valuesOfVisit = (visit: VisitAsFields): FieldValues => {
  const values: Record<string, FieldValue> = {
    personId: visit.personId,
    plannedId: visit.plannedId,
    result: visit.result,
    note: visit.note,
    place: visit.place === null ? null : placeValue(visit.place),
    checklists: Object.keys(visit.answers),
    opens: visit.opens,
  };
  for (const [checklistId, answers] of Object.entries(visit.answers))
    for (const [questionId, value] of Object.entries(answers)) values[answerField(checklistId, questionId)] = value;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
};
