const UNIQUE_VIOLATION = '23505';
/** On spread tables the part that the row lies in is named behind the constraint. */
const PART = /_\d+$/;

/** True for the database's refusal of a second row under the same key, the unique constraint or index of this name. */
export const isSecondUnder = (key: string, fault: unknown): boolean =>
  fault instanceof Error &&
  'code' in fault &&
  fault.code === UNIQUE_VIOLATION &&
  'constraint' in fault &&
  typeof fault.constraint === 'string' &&
  (fault.constraint === key || fault.constraint.replace(PART, '') === key);
