import { parsePhoneNumber } from '../../../kernel/phone-number.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { parseResidentId } from '../../../kernel/resident-id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Residence, Sex } from './person-file.ts';

/** What a record says of who somebody is. */
export interface Identity {
  readonly name: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly bornOn: PlainDate | null;
  readonly sex: Sex;
  readonly residence: Residence;
}

export const IDENTITY_FIELDS = ['name', 'phone', 'idNumber', 'bornOn', 'sex', 'residence'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** What is put right; a field that is left out stays as it is. */
export type Correction = { readonly [Field in IdentityField]?: Identity[Field] | undefined };

export interface Corrected {
  readonly identity: Identity;
  readonly changed: readonly IdentityField[];
}

const readNumber = (typed: string | null): Result<{ readonly number: string | null } & Partial<Identity>> => {
  if (typed === null || typed === '') return ok({ number: null });
  const read = parseResidentId(typed);
  return read.ok ? ok({ ...read.value }) : read;
};

const readPhone = (typed: string | null): Result<string | null> => {
  if (typed === null || typed === '') return ok(null);
  const read = parsePhoneNumber(typed);
  return read.ok ? ok(read.value.number) : read;
};

/**
 * What the record says after a correction. The ID number tells birthday and sex itself: a new number brings them
 * along, and what is said otherwise beside a number is refused, because one of the two is wrong.
 */
export const correctIdentity = (now: Identity, correction: Correction, today: PlainDate): Result<Corrected> => {
  const number = readNumber(correction.idNumber === undefined ? now.idNumber : correction.idNumber);
  if (!number.ok) return number;
  const phone = readPhone(correction.phone === undefined ? now.phone : correction.phone);
  if (!phone.ok) return phone;
  const { number: idNumber, bornOn: bornByNumber, sex: sexByNumber } = number.value;
  if (bornByNumber !== undefined && correction.bornOn !== undefined && correction.bornOn !== bornByNumber)
    return refuse('born-on-other-day');
  if (sexByNumber !== undefined && correction.sex !== undefined && correction.sex !== sexByNumber)
    return refuse('sex-against-number');
  const newNumber = idNumber !== null && idNumber !== now.idNumber;
  const identity: Identity = {
    name: correction.name ?? now.name,
    phone: phone.value,
    idNumber,
    bornOn: (newNumber ? bornByNumber : undefined) ?? correction.bornOn ?? now.bornOn,
    sex: (newNumber ? sexByNumber : undefined) ?? correction.sex ?? now.sex,
    residence: correction.residence ?? now.residence,
  };
  if (identity.bornOn !== null && identity.bornOn > today) return refuse('id-number-invalid', { rule: 'date' });
  const changed = IDENTITY_FIELDS.filter((field) => identity[field] !== now[field]);
  return changed.length === 0 ? refuse('nothing-changes') : ok({ identity, changed });
};
