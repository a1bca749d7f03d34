const UNIQUE_VIOLATION = '23505';
/** On spread tables the part that the row lies in is named behind the constraint. */
const PART = /_\d+$/;
/** What other servers refuse comes back in words only; the key is what stands in quotes first, in any language. */
const QUOTED = /["“«„]([^"”»“]+)["”»“]/;

const keyOf = (fault: Error): string | undefined =>
  'constraint' in fault && typeof fault.constraint === 'string' ? fault.constraint : QUOTED.exec(fault.message)?.[1];

/** True for the database's refusal of a second row under the same key, the unique constraint or index of this name. */
export const isSecondUnder = (key: string, fault: unknown): boolean => {
  if (!(fault instanceof Error && 'code' in fault && fault.code === UNIQUE_VIOLATION)) return false;
  const violated = keyOf(fault);
  return violated === key || violated?.replace(PART, '') === key;
};
