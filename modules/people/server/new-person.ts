import type { PlainDate } from '../../../kernel/plain-date.ts';
import { phoneLastFour, maskIdNumber, maskPhone } from '../domain/masking.ts';
import type { Residence, Sex } from '../domain/person-file.ts';
import { nameTerms, TERM_KIND } from '../domain/search-terms.ts';
import { blindIndex, blindToken } from '../../../platform/crypto/blind-index.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import { personPlace } from './sealed-places.ts';

/** A person as told at the counter or made for the demo, already checked. */
export interface PersonDetails {
  readonly communityId: string;
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** The columns that hold what must not lie in the database in clear, and what search needs of it. */
export interface ProtectedColumns {
  readonly idNumberSealed: Buffer | null;
  readonly idNumberIndex: Buffer | null;
  readonly idNumberMasked: string | null;
  readonly phoneSealed: Buffer | null;
  readonly phoneMasked: string | null;
  readonly addressSealed: Buffer | null;
}

export const protectPerson = (ring: KeyRing, person: PersonDetails): ProtectedColumns => {
  const { communityId, id, idNumber, phone, address } = person;
  return {
    idNumberSealed: idNumber === null ? null : sealField(ring, personPlace.idNumber(communityId, id), idNumber),
    idNumberIndex: idNumber === null ? null : blindIndex(ring, 'id-number', communityId, idNumber),
    idNumberMasked: idNumber === null ? null : maskIdNumber(idNumber),
    phoneSealed: phone === null ? null : sealField(ring, personPlace.phone(communityId, id), phone),
    phoneMasked: phone === null ? null : maskPhone(phone),
    addressSealed: address === null ? null : sealField(ring, personPlace.address(communityId, id), address),
  };
};

/** Keyed terms of phone and ID number; always in the same order for the same values. */
export const keyedTermsOf = (
  ring: KeyRing,
  { communityId, idNumber, phone }: Pick<PersonDetails, 'communityId' | 'idNumber' | 'phone'>,
): readonly string[] => [
  ...(idNumber === null
    ? []
    : [TERM_KIND.idTail + blindToken(ring, 'id-number-tail', communityId, idNumber.slice(-4))]),
  ...(phone === null
    ? []
    : [
        TERM_KIND.phoneTail + blindToken(ring, 'phone-tail', communityId, phoneLastFour(phone)),
        TERM_KIND.phone + blindToken(ring, 'phone', communityId, phone),
      ]),
];

/** Every term the person is found by: those of the name, and keyed ones of phone and ID number. */
export const searchTermsOf = (ring: KeyRing, person: PersonDetails): readonly string[] => [
  ...nameTerms(person.name),
  ...keyedTermsOf(ring, person),
];
