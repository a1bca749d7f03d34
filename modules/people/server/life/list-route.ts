import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok } from '../../../../kernel/result.ts';
import type { Statement } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { listLifeEvents } from '../../contract.ts';
import type { LifeEventReply } from '../../contract.ts';
import type { LifeEventKind } from '../../domain/life-events.ts';
import type { PeopleDeps } from '../deps.ts';
import { openDetails } from './store-event.ts';

const SHOWN = 60;

interface Row {
  readonly id: string;
  readonly kind: LifeEventKind;
  readonly on: PlainDate;
  readonly until: PlainDate | null;
  readonly source: string;
  readonly detailsSealed: Buffer;
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly reason: string;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly households: readonly string[];
}

const select = (name: string, condition: string): Statement => ({
  name,
  text: `select e.id, e.kind, e.happened_on as "on", e.until, e.source, e.details_sealed as "detailsSealed", e.corrects,
           (select c.id from life_event c where c.community_id = $1 and c.corrects = e.id) as "correctedBy",
           e.reason, e.recorded_by as "recordedBy", e.recorded_at as "recordedAt",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id)
             from life_event_person n join person p on p.community_id = n.community_id and p.id = n.person_id
             where n.community_id = $1 and n.event_id = e.id), '[]') as people,
           array(select household_id from life_event_household n
             where n.community_id = $1 and n.event_id = e.id) as households
         from life_event e where e.community_id = $1 and ${condition}
         order by e.happened_on desc, e.id desc limit ${SHOWN}`,
});

const LATEST = select('life-events', 'true');
const OF_PERSON = select(
  'life-events-of-person',
  'e.id in (select event_id from life_event_person where community_id = $1 and person_id = $2)',
);
const OF_HOUSEHOLD = select(
  'life-events-of-household',
  'e.id in (select event_id from life_event_household where community_id = $1 and household_id = $2)',
);

const replyOf = (deps: PeopleDeps, communityId: string, row: Row): LifeEventReply => {
  const { detailsSealed, recordedBy, source, people, households, ...rest } = row;
  const name = deps.catalogue.sources.find(({ id }) => id === source)?.name ?? { zh: source, en: source };
  return {
    ...rest,
    people: [...people],
    households: [...households],
    source: { ...name },
    note: openDetails(deps.keyRing, communityId, row.id, detailsSealed).note,
    recordedBy: recordedBy === null ? '' : (deps.workerName(recordedBy) ?? ''),
  };
};

export const listLifeEventsRoute = (deps: PeopleDeps): Implementation =>
  implement(listLifeEvents, async (tx, call) => {
    const { communityId } = call.params;
    const { person, household } = call.query;
    const rows =
      person !== undefined
        ? await tx.query<Row>(OF_PERSON, [communityId, person])
        : household !== undefined
          ? await tx.query<Row>(OF_HOUSEHOLD, [communityId, household])
          : await tx.query<Row>(LATEST, [communityId]);
    recordDone(tx, call, communityId, {
      action: 'read-life-events',
      subjectKind: household === undefined ? 'person' : 'household',
      subjectId: person ?? household ?? null,
    });
    return ok({
      items: rows.map((row) => replyOf(deps, communityId, row)),
      relations: Object.entries(deps.catalogue.relations).map(([id, name]) => ({ id, name: { ...name } })),
      sources: deps.catalogue.sources.map(({ id, name }) => ({ id, name: { ...name } })),
    });
  });
