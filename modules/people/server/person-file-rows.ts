import type { PlainDate } from '../../../kernel/plain-date.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Consent, GivenBy } from '../domain/consents.ts';
import type { FactValue, KnownFact } from '../domain/person-file.ts';
import { SUMMARY_COLUMNS, SUMMARY_TABLES } from './person-rows.ts';
import type { SummaryRow } from './person-rows.ts';
import { personPlace } from './sealed-places.ts';

/** A person with everything but cases: one row, the lists inside as JSON, in one round trip. */
export interface PersonFileRow extends SummaryRow {
  readonly version: number;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly gridId: string | null;
  readonly gridName: string | null;
  readonly roomSealed: Buffer | null;
  readonly idNumberSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
  readonly addressSealed: Buffer | null;
  readonly facts: readonly StoredFact[];
  readonly visits: readonly StoredVisit[];
  readonly groups: readonly StoredGroup[];
  readonly consents: readonly StoredConsent[];
  readonly mergedIntoId: string | null;
  readonly mergedIntoName: string | null;
}

export interface StoredGroup {
  readonly id: string;
  readonly ownName: string | null;
  readonly classId: string | null;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly evidence: string;
  readonly source: string;
  readonly reviewedOn: PlainDate | null;
  readonly reviewDueOn: PlainDate | null;
  readonly leftReason: string | null;
}

export interface StoredConsent extends Consent {
  readonly id: string;
  readonly scope: string;
  readonly givenHow: 'paper' | 'spoken' | 'online';
  readonly givenBy: GivenBy;
  /** Base64 of the sealed name of whoever gave it for the person. */
  readonly giverSealed: string | null;
  readonly giverRelation: string | null;
}

export interface StoredFact {
  readonly id: string;
  readonly value: FactValue | null;
  /** Base64 of the sealed value, for facts that are not stored in clear. */
  readonly sealed: string | null;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly expiresOn: PlainDate | null;
}

interface StoredVisit {
  readonly id: string;
  readonly on: PlainDate;
  readonly workerId: string | null;
  readonly result: string;
  readonly note: string | null;
  /** As base64. */
  readonly noteSealed: string | null;
}

/** `json` and not `jsonb`: it is only read, and taking it apart to put it together again takes the database twice as long. */
/** In these parts of a question about people `p` of one community, `$1` is the community: also in the inner questions. */
export const FACTS_AS_JSON = `
  coalesce((select json_agg(known) from (
              select f.fact_id as id, f.value, encode(f.value_sealed, 'base64') as sealed, f.source, f.as_of as "asOf",
                f.expires_on as "expiresOn"
              from person_fact f where f.community_id = $1 and f.person_id = p.id) known), '[]')`;

export const CONSENTS_AS_JSON = `
  coalesce((select json_agg(json_build_object('id', k.id, 'purpose', k.purpose, 'scope', k.scope, 'givenHow', k.given_how,
                'givenBy', k.given_by, 'giverSealed', encode(k.giver_name_sealed, 'base64'),
                'giverRelation', k.giver_relation, 'givenOn', k.given_on, 'until', k.valid_until,
                'withdrawnOn', k.withdrawn_on) order by k.given_on desc, k.id)
            from person_consent k where k.community_id = $1 and k.person_id = p.id), '[]')`;

const GROUPS_AS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', g.group_id, 'ownName', o.name, 'classId', g.class_id,
                'since', g.since, 'until', g.until, 'evidence', g.evidence, 'source', g.source,
                'reviewedOn', g.reviewed_on, 'reviewDueOn', g.review_due_on, 'leftReason', g.left_reason)
                order by g.until is not null, g.since desc)
            from person_group g left join community_group o on o.community_id = g.community_id and o.id = g.group_id
            where g.community_id = $1 and g.person_id = p.id), '[]')`;

const VISITS_AS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'on', v.visited_on, 'workerId', v.worker_id,
                                       'result', v.result, 'note', v.note,
                                       'noteSealed', encode(v.note_sealed, 'base64')) order by v.visited_on desc, v.id)
            from (select * from visit where community_id = $1 and person_id = p.id
                  order by visited_on desc, id limit 20) v), '[]')`;

const FIND: Statement = {
  name: 'find-person-file',
  text: `select ${SUMMARY_COLUMNS}, p.version, p.source, p.as_of as "asOf", b.grid_id as "gridId", g.name as "gridName",
           h.room_sealed as "roomSealed", p.id_number_sealed as "idNumberSealed", p.phone_sealed as "phoneSealed",
           p.address_sealed as "addressSealed", p.merged_into as "mergedIntoId",
           (select m.name from person m where m.community_id = $1 and m.id = p.merged_into) as "mergedIntoName",
           ${FACTS_AS_JSON} as facts, ${VISITS_AS_JSON} as visits, ${GROUPS_AS_JSON} as groups,
           ${CONSENTS_AS_JSON} as consents
         from ${SUMMARY_TABLES} left join grid g on g.community_id = b.community_id and g.id = b.grid_id
         where p.community_id = $1 and p.id = $2`,
};

export const findPersonFile = async (
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<PersonFileRow | undefined> => (await tx.query<PersonFileRow>(FIND, [communityId, personId]))[0];

const MEMBERS: Statement = {
  name: 'household-members',
  text: `select ${SUMMARY_COLUMNS} from ${SUMMARY_TABLES}
         where p.community_id = $1 and p.household_id = $2
         order by p.relation_to_head <> 'head', p.born_on, p.id`,
};

export const listMembers = (tx: Tx, communityId: string, householdId: string): Promise<SummaryRow[]> =>
  tx.query<SummaryRow>(MEMBERS, [communityId, householdId]);

/** The value of a stored fact, opened where it is sealed. */
export const valueOfFact = (ring: KeyRing, communityId: string, personId: string, fact: StoredFact): FactValue => {
  if (fact.sealed === null) return fact.value ?? '';
  const place = personPlace.fact(communityId, personId, fact.id);
  return JSON.parse(openField(ring, place, Buffer.from(fact.sealed, 'base64'))) as FactValue;
};

export const knownFactOf = (ring: KeyRing, communityId: string, personId: string, fact: StoredFact): KnownFact => ({
  id: fact.id,
  value: valueOfFact(ring, communityId, personId, fact),
  source: fact.source,
  asOf: fact.asOf,
  expiresOn: fact.expiresOn,
});
