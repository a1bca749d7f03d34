import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { listReplacedValues, setFact } from '../contract.ts';
import { fitsFormat } from '../domain/fact-values.ts';
import { HIDDEN } from '../domain/masking.ts';
import { wordsOfDate, wordsOfFact } from '../domain/person-file.ts';
import type { FactValue, PersonFactDefinition } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { lockFile } from './file-rows.ts';
import { valueOfFact } from './person-file-rows.ts';
import { keepReplaced } from './replaced-values.ts';
import { personPlace } from './sealed-places.ts';

const SET: Statement = {
  name: 'set-fact',
  text: `insert into person_fact (community_id, person_id, fact_id, value, value_sealed, source, as_of, expires_on)
         values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
         on conflict (community_id, person_id, fact_id) do update set value = excluded.value,
           value_sealed = excluded.value_sealed, source = excluded.source, as_of = excluded.as_of,
           expires_on = excluded.expires_on`,
};

const readFact = (
  deps: PeopleDeps,
  { factId, value, source, asOf, expiresOn }: BodyOf<typeof setFact>,
  today: PlainDate,
): Result<PersonFactDefinition> => {
  const definition = deps.catalogue.facts.find(({ id }) => id === factId);
  if (definition === undefined) return refuse('fact-not-kept', { factId });
  if (!fitsFormat(definition.format, value) || (expiresOn !== null && expiresOn < asOf))
    return refuse('fact-value-wrong', { factId });
  if (!deps.catalogue.sources.some(({ id }) => id === source)) return refuse('source-unknown');
  return asOf > today ? refuse('change-date-in-future') : ok(definition);
};

/** One fact, sealed where it is sensitive; used by merging too. */
export const factValues = (
  deps: Pick<PeopleDeps, 'keyRing' | 'catalogue'>,
  communityId: string,
  personId: string,
  fact: { readonly id: string; readonly value: FactValue },
): readonly [string | null, Buffer | null] => {
  const value = JSON.stringify(fact.value);
  const sensitive = deps.catalogue.facts.find(({ id }) => id === fact.id)?.sensitive === true;
  return sensitive
    ? [null, sealField(deps.keyRing, personPlace.fact(communityId, personId, fact.id), value)]
    : [value, null];
};

export const SET_FACT = SET;

const setFactRoute = (deps: PeopleDeps): Implementation =>
  implement(setFact, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { factId, value, source, asOf, expiresOn, reason } = call.body;
    const read = readFact(deps, call.body, plainDateOf(call.now));
    if (!read.ok) return read;
    const file = await lockFile(tx, communityId, personId);
    if (!file.ok) return file;
    const old = file.value.facts.find(({ id }) => id === factId);
    const { workerId } = call.caller;
    if (old !== undefined)
      keepReplaced(tx, deps.keyRing, {
        communityId,
        personId,
        field: factId,
        value: valueOfFact(deps.keyRing, communityId, personId, old),
        source: old.source,
        asOf: old.asOf,
        expiresOn: old.expiresOn,
        reason,
        workerId,
        now: call.now,
      });
    const [plain, sealed] = factValues(deps, communityId, personId, { id: factId, value });
    await tx.query(SET, [communityId, personId, factId, plain, sealed, source, asOf, expiresOn]);
    recordDone(tx, call, communityId, {
      action: 'set-fact',
      subjectKind: 'person',
      subjectId: personId,
      details: { factId, source, replaced: old !== undefined },
    });
    return ok({ factId });
  });

interface ReplacedRow {
  readonly id: string;
  readonly field: string;
  readonly valueSealed: Buffer;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly replacedAt: string;
}

const REPLACED: Statement = {
  name: 'replaced-values-of-person',
  text: `select id, field, value_sealed as "valueSealed", source, as_of as "asOf", expires_on as "expiresOn", reason,
           replaced_by as "replacedBy", replaced_at as "replacedAt"
         from replaced_value where community_id = $1 and person_id = $2 order by replaced_at desc, id desc limit 100`,
};
const THERE: Statement = { name: 'person-there', text: 'select id from person where community_id = $1 and id = $2' };

/** Fields of the record that may be shown as they were; numbers and addresses stay hidden. */
const OPEN_FIELDS: readonly string[] = ['name', 'sex', 'born-on', 'residence'];

const recordWords = ({ catalogue }: PeopleDeps, field: string, value: string): string => {
  const words: Readonly<Record<string, Text>> =
    field === 'residence' ? catalogue.residences : field === 'sex' ? catalogue.sexes : {};
  return words[value]?.zh ?? wordsOfDate(value);
};

const replacedReply = (deps: PeopleDeps, communityId: string, row: ReplacedRow) => {
  const { valueSealed, field, replacedBy, ...rest } = row;
  const definition = deps.catalogue.facts.find(({ id }) => id === field);
  const stored = openField(deps.keyRing, personPlace.replacedValue(communityId, row.id), valueSealed);
  const value = JSON.parse(stored) as FactValue;
  const isOpen = definition === undefined ? OPEN_FIELDS.includes(field) : !definition.sensitive;
  const words =
    definition === undefined ? recordWords(deps, field, String(value)) : wordsOfFact(definition.format, value);
  const source = deps.catalogue.sources.find(({ id }) => id === row.source)?.name;
  return {
    ...rest,
    label: { ...(definition?.label ?? deps.catalogue.recordFields[field] ?? { zh: field, en: field }) },
    value: isOpen ? words : HIDDEN,
    source: { ...(source ?? { zh: row.source, en: row.source }) },
    replacedBy: replacedBy === null ? '' : (deps.workerName(replacedBy) ?? ''),
  };
};

const listReplacedRoute = (deps: PeopleDeps): Implementation =>
  implement(listReplacedValues, async (tx, call) => {
    const { communityId, personId } = call.params;
    if ((await tx.query(THERE, [communityId, personId])).length === 0) return refuse('not-found');
    const rows = await tx.query<ReplacedRow>(REPLACED, [communityId, personId]);
    recordDone(tx, call, communityId, { action: 'read-replaced-values', subjectKind: 'person', subjectId: personId });
    return ok({ items: rows.map((row) => replacedReply(deps, communityId, row)) });
  });

export const factRoutes = (deps: PeopleDeps): readonly Implementation[] => [
  setFactRoute(deps),
  listReplacedRoute(deps),
];
