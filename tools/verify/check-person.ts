import { maskIdNumber, maskPhone } from '../../modules/people/domain/masking.ts';
import { searchTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { blindIndex } from '../../platform/crypto/blind-index.ts';
import { openField, type FieldPlace } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { Statement } from '../../platform/db/scoped-database.ts';
import type { Finding, FindingKind } from './finding.ts';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly idNumberSealed: Buffer | null;
  readonly idNumberIndex: Buffer | null;
  readonly idNumberMasked: string | null;
  readonly phoneSealed: Buffer | null;
  readonly phoneMasked: string | null;
  readonly addressSealed: Buffer | null;
  readonly terms: readonly string[];
  readonly sealedFacts: readonly { readonly id: string; readonly hex: string }[];
}

export const PEOPLE: Statement = {
  name: 'verify-people',
  text: `select p.id, p.name, p.id_number_sealed as "idNumberSealed", p.id_number_index as "idNumberIndex",
      p.id_number_masked as "idNumberMasked", p.phone_sealed as "phoneSealed", p.phone_masked as "phoneMasked",
      p.address_sealed as "addressSealed",
      array(select t.term from person_search_term t where t.community_id = p.community_id and t.person_id = p.id) as terms,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.fact_id, 'hex', encode(f.value_sealed, 'hex'))), '[]')
        from person_fact f where f.community_id = p.community_id and f.person_id = p.id and f.value_sealed is not null) as "sealedFacts"
    from person p where p.community_id = $1 and p.merged_into is null and p.id > $2 order by p.id limit $3`,
};

type Opened = { readonly value: string | null } | 'does-not-open';

const open = (ring: KeyRing, place: FieldPlace, sealed: Uint8Array | null): Opened => {
  try {
    return { value: sealed === null ? null : openField(ring, place, sealed) };
  } catch {
    return 'does-not-open';
  }
};

const masked = (value: string | null, mask: (value: string) => string): string | null =>
  value === null ? null : mask(value);

const valueFindings = (
  communityId: string,
  row: PersonRow,
  ring: KeyRing,
  { idNumber, phone }: { readonly idNumber: string | null; readonly phone: string | null },
): readonly (readonly [FindingKind, string])[] => {
  const index = idNumber === null ? null : blindIndex(ring, 'id-number', communityId, idNumber);
  const expected = searchTermsOf(ring, {
    communityId,
    id: row.id,
    name: row.name,
    sex: 'female',
    bornOn: null,
    residence: 'registered',
    idNumber,
    phone,
    address: null,
  });
  const missing = expected.filter((term) => !row.terms.includes(term)).length;
  const sameIndex = index === null ? row.idNumberIndex === null : row.idNumberIndex?.equals(index) === true;
  return [
    ...(row.idNumberMasked === masked(idNumber, maskIdNumber) ? [] : [['mask-differs', 'id_number_masked'] as const]),
    ...(row.phoneMasked === masked(phone, maskPhone) ? [] : [['mask-differs', 'phone_masked'] as const]),
    ...(sameIndex ? [] : [['index-differs', 'id_number_index'] as const]),
    ...(missing === 0 ? [] : [['search-terms-missing', `${missing} of ${expected.length}`] as const]),
  ];
};

/** Whether what lies sealed opens where it lies, and what is derived from it still fits. */
export const checkPerson = (organisationId: string, row: PersonRow, ring: KeyRing): readonly Finding[] => {
  const { id } = row;
  const idNumber = open(ring, personPlace.idNumber(organisationId, id), row.idNumberSealed);
  const phone = open(ring, personPlace.phone(organisationId, id), row.phoneSealed);
  const fields = {
    id_number_sealed: idNumber,
    phone_sealed: phone,
    address_sealed: open(ring, personPlace.address(organisationId, id), row.addressSealed),
    ...Object.fromEntries(
      row.sealedFacts.map((fact) => [
        `fact ${fact.id}`,
        open(ring, personPlace.fact(organisationId, id, fact.id), Buffer.from(fact.hex, 'hex')),
      ]),
    ),
  };
  const closed = Object.entries(fields).flatMap(([field, opened]) =>
    opened === 'does-not-open' ? [['seal-does-not-open', field] as const] : [],
  );
  const values =
    idNumber === 'does-not-open' || phone === 'does-not-open'
      ? []
      : valueFindings(organisationId, row, ring, { idNumber: idNumber.value, phone: phone.value });
  return [...closed, ...values].map(([kind, detail]) => ({ kind, organisationId, subjectId: id, detail }));
};
