import type { Instant } from '../../../kernel/plain-date.ts';

/** One line of the audit trail. People appear by id; where a value matters, its salted commitment stands in `details`. */
export interface AuditEntry {
  readonly communityId: string;
  readonly id: string;
  readonly at: Instant;
  /** A worker's id, or `applicant`, `system`, `anonymous`. */
  readonly actor: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  readonly origin: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** The exact text that goes into the chain: one array of all fields, objects with sorted keys. */
export const sealedText = (entry: AuditEntry): string =>
  JSON.stringify([
    entry.communityId,
    entry.id,
    entry.at,
    entry.actor,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.outcome,
    entry.origin,
    sorted(entry.details),
  ]);
