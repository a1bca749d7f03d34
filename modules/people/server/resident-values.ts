import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Residence, Sex } from '../domain/person-file.ts';

/** What a list may say about a resident, in clear; only in memory, never in the database. */
export interface ResidentValues {
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly idNumber: string | null;
  readonly phone: string | null;
  /** Only of those without a household of the community. */
  readonly address: string | null;
  readonly householdId: string | null;
  readonly relation: string;
}
