import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { openField } from '../../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { LeftBecause } from '../../domain/life-events.ts';
import type { KnownFact, Residence, Sex } from '../../domain/person-file.ts';
import { FACTS_AS_JSON, knownFactOf } from '../person-file-rows.ts';
import type { StoredFact } from '../person-file-rows.ts';
import { personPlace } from '../sealed-places.ts';

/** A whole record with everything opened: what is compared, merged, and kept so that a merge can be undone. */
export interface Side {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly residence: Residence;
  readonly householdId: string | null;
  readonly relation: string;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly leftBecause: LeftBecause | null;
  readonly facts: readonly KnownFact[];
  readonly groups: readonly { readonly id: string; readonly since: PlainDate }[];
}

interface SideRow extends Omit<Side, 'idNumber' | 'phone' | 'address' | 'facts'> {
  readonly idNumberSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
  readonly addressSealed: Buffer | null;
  readonly facts: readonly StoredFact[];
}

const LOAD: Statement = {
  name: 'lock-sides',
  text: `select p.id, p.version, p.name, p.sex, p.born_on as "bornOn", p.id_number_sealed as "idNumberSealed",
           p.phone_sealed as "phoneSealed", p.address_sealed as "addressSealed", p.residence,
           p.household_id as "householdId", p.relation_to_head as relation, p.source, p.as_of as "asOf",
           p.left_because as "leftBecause", ${FACTS_AS_JSON} as facts,
           coalesce((select jsonb_agg(jsonb_build_object('id', g.group_id, 'since', g.since)) from person_group g
             where g.community_id = $1 and g.person_id = p.id and g.until is null), '[]') as groups
         from person p where p.community_id = $1 and p.id = any ($2::uuid[]) order by p.id for update of p`,
};

const open = (ring: KeyRing, place: ReturnType<typeof personPlace.phone>, sealed: Buffer | null): string | null =>
  sealed === null ? null : openField(ring, place, sealed);

export const loadSides = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  ids: readonly [string, string],
): Promise<ReadonlyMap<string, Side>> => {
  const rows = await tx.query<SideRow>(LOAD, [communityId, ids]);
  return new Map(
    rows.map(({ idNumberSealed, phoneSealed, addressSealed, facts, ...row }) => [
      row.id,
      {
        ...row,
        idNumber: open(ring, personPlace.idNumber(communityId, row.id), idNumberSealed),
        phone: open(ring, personPlace.phone(communityId, row.id), phoneSealed),
        address: open(ring, personPlace.address(communityId, row.id), addressSealed),
        facts: facts.map((fact) => knownFactOf(ring, communityId, row.id, fact)),
      },
    ]),
  );
};

/** A field of the record as it is compared; null where nothing is known. */
export const recordValue = (side: Side, field: string): string | null => {
  switch (field) {
    case 'name':
      return side.name;
    case 'sex':
      return side.sex;
    case 'born-on':
      return side.bornOn;
    case 'id-number':
      return side.idNumber;
    case 'phone':
      return side.phone;
    case 'address':
      return side.address;
    case 'residence':
      return side.residence;
    case 'household':
      return side.householdId;
    default:
      return null;
  }
};

export const factOf = (side: Side, id: string): KnownFact | undefined => side.facts.find((fact) => fact.id === id);

/** Any field, of the record or a fact, as it is compared. */
export const comparedValue = (side: Side, field: string): string | null => {
  const fact = factOf(side, field);
  return fact === undefined ? recordValue(side, field) : JSON.stringify(fact.value);
};
