import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { coarseAddress, HIDDEN } from '../domain/masking.ts';
import { isExpired, wordsOfFact } from '../domain/person-file.ts';
import type { PeopleCatalogue, Sex } from '../domain/person-file.ts';
import { findPersonFile, listMembers, valueOfFact } from './person-file-rows.ts';
import type { PersonFileRow } from './person-file-rows.ts';
import { personPlace } from './sealed-places.ts';

/** One thing known of a person, as a paper says it. */
export interface ValueForDocument {
  /** In full, for the paper alone. */
  readonly value: string;
  /** What a screen may show of it; the value itself where nothing is hidden. */
  readonly shown: string;
  readonly sealed: boolean;
  readonly source: Text;
  readonly asOf: PlainDate | null;
}

/** Values by their source name (`person.name`, `fact.movedInOn` …); what is not known is absent. */
export interface PersonForDocument {
  readonly id: string;
  readonly name: string;
  readonly idNumberMasked: string | null;
  readonly values: Readonly<Record<string, ValueForDocument>>;
  readonly household: readonly {
    readonly name: string;
    readonly relation: Text;
    readonly sex: Text;
    readonly age: number | null;
  }[];
}

const SEXES: Readonly<Record<Sex, Text>> = { female: { zh: '女', en: 'female' }, male: { zh: '男', en: 'male' } };

const ETHNIC_GROUP: Statement = {
  name: 'ethnic-group-of-person',
  text: 'select ethnic_group as "ethnicGroup" from person where community_id = $1 and id = $2',
};

const fullAddress = (ring: KeyRing, row: PersonFileRow): string | null => {
  const { communityId, id, householdId } = row;
  if (row.building !== null && householdId !== null) {
    const room =
      row.roomSealed === null ? '' : openField(ring, personPlace.room(communityId, householdId), row.roomSealed);
    return `${coarseAddress(row.building, row.unit ?? '')}${room}`;
  }
  return row.addressSealed === null ? null : openField(ring, personPlace.address(communityId, id), row.addressSealed);
};

const shownAddress = (row: PersonFileRow): string =>
  row.building === null ? HIDDEN : `${coarseAddress(row.building, row.unit ?? '')} ${HIDDEN}`;

/** Columns of the record under the names that forms ask for. */
const recordValues = (
  ring: KeyRing,
  catalogue: PeopleCatalogue,
  row: PersonFileRow,
  ethnicGroup: string | null,
  today: PlainDate,
): Readonly<Record<string, ValueForDocument>> => {
  const { communityId, id } = row;
  const source = catalogue.sources.find((one) => one.id === row.source)?.name ?? { zh: row.source, en: row.source };
  const values: Record<string, ValueForDocument> = {};
  const add = (name: string, value: string | null, shown?: string): void => {
    if (value !== null)
      values[name] = { value, shown: shown ?? value, sealed: shown !== undefined, source, asOf: row.asOf };
  };
  const open = (place: ReturnType<typeof personPlace.phone>, sealed: Buffer | null): string | null =>
    sealed === null ? null : openField(ring, place, sealed);
  add('person.name', row.name);
  add('person.sex', SEXES[row.sex].zh);
  add('person.age', row.bornOn === null ? null : String(ageOn(row.bornOn, today)));
  add('person.born-on', row.bornOn);
  add('person.ethnic-group', ethnicGroup);
  add('person.residence', catalogue.residences[row.residence].zh);
  add(
    'person.id-number',
    open(personPlace.idNumber(communityId, id), row.idNumberSealed),
    row.idNumberMasked ?? HIDDEN,
  );
  add('person.phone', open(personPlace.phone(communityId, id), row.phoneSealed), row.phoneMasked ?? HIDDEN);
  add('person.address', fullAddress(ring, row), shownAddress(row));
  return values;
};

/** Facts of the file that still hold; dates and amounts as they are typed, choices in words. */
const factValues = (
  ring: KeyRing,
  catalogue: PeopleCatalogue,
  row: PersonFileRow,
  today: PlainDate,
): Readonly<Record<string, ValueForDocument>> =>
  Object.fromEntries(
    row.facts.flatMap((fact) => {
      const definition = catalogue.facts.find((one) => one.id === fact.id);
      const stored = valueOfFact(ring, row.communityId, row.id, fact);
      if (definition === undefined || isExpired({ ...fact, value: stored }, today)) return [];
      const words = definition.format.kind === 'date' ? String(stored) : wordsOfFact(definition.format, stored);
      const sealed = fact.sealed !== null || definition.sensitive;
      const source = catalogue.sources.find((one) => one.id === fact.source)?.name;
      const known: ValueForDocument = {
        value: words,
        shown: sealed ? HIDDEN : words,
        sealed,
        source: source ?? { zh: fact.source, en: fact.source },
        asOf: fact.asOf,
      };
      return [[`fact.${fact.id}`, known]];
    }),
  );

/** All that forms may ask of a person. The caller records who had it printed. */
export const findPersonForDocument = async (
  tx: Tx,
  ring: KeyRing,
  catalogue: PeopleCatalogue,
  communityId: string,
  personId: string,
  today: PlainDate,
): Promise<PersonForDocument | undefined> => {
  const row = await findPersonFile(tx, communityId, personId);
  if (row === undefined) return undefined;
  const [extra] = await tx.query<{ ethnicGroup: string | null }>(ETHNIC_GROUP, [communityId, personId]);
  const members = row.householdId === null ? [] : await listMembers(tx, communityId, row.householdId);
  return {
    id: row.id,
    name: row.name,
    idNumberMasked: row.idNumberMasked,
    values: {
      ...recordValues(ring, catalogue, row, extra?.ethnicGroup ?? null, today),
      ...factValues(ring, catalogue, row, today),
    },
    household: members
      .filter((member) => member.residence !== 'moved-away')
      .map((member) => ({
        name: member.name,
        relation: catalogue.relations[member.relation] ?? { zh: member.relation, en: member.relation },
        sex: SEXES[member.sex],
        age: member.bornOn === null ? null : ageOn(member.bornOn, today),
      })),
  };
};
