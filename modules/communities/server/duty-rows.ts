import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Duty, HolderKind } from '../domain/duties.ts';
import type { PlaceKind } from '../domain/place.ts';
import type { DwellingPlace, PlaceChain, PlacesOn } from '../domain/place-tree.ts';

/** A duty with what is needed to show it: of a resident the name, of a dwelling the places it lies in. */
export interface StoredDuty extends Duty {
  readonly residentName: string | null;
  readonly residentLeft: boolean;
  readonly dwelling: (DwellingPlace & { readonly doorSealed: Buffer }) | null;
  readonly reason: string;
  readonly endReason: string;
}

interface DutyRow {
  readonly id: string;
  readonly roleId: string;
  readonly placeKind: PlaceKind;
  readonly placeId: string;
  readonly workerId: string | null;
  readonly personId: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly residentName: string | null;
  readonly residentLeft: boolean;
  readonly unitId: string | null;
  readonly buildingId: string | null;
  readonly doorSealed: Buffer | null;
  readonly reason: string;
  readonly endReason: string;
}

const COLUMNS = `a.id, a.role_id as "roleId", a.place_kind as "placeKind", a.place_id as "placeId", a.worker_id as "workerId",
  a.person_id as "personId", a.holds_from as "from", a.holds_until as "until", a.reason, a.end_reason as "endReason",
  p.name as "residentName", coalesce(p.residence = 'moved-away' or p.left_on is not null, false) as "residentLeft",
  d.unit_id as "unitId", d.building_id as "buildingId", d.door_sealed as "doorSealed"`;

const TABLES = `duty_assignment a
  left join person p on p.community_id = a.community_id and p.id = a.person_id
  left join dwelling d on a.place_kind = 'dwelling' and d.community_id = a.community_id and d.id = a.place_id`;

const ALL: Statement = {
  name: 'duties-since',
  text: `select ${COLUMNS} from ${TABLES}
    where a.community_id = $1 and ($2::date is null or a.holds_until is null or a.holds_until > $2)
    order by a.holds_from, a.id`,
};
const ONE: Statement = {
  name: 'duty-locked',
  text: `select ${COLUMNS} from ${TABLES} where a.community_id = $1 and a.id = $2 for update of a`,
};
const OF_HOLDER: Statement = {
  name: 'duties-of-holder',
  text: `select ${COLUMNS} from ${TABLES} where a.community_id = $1 and (a.worker_id = $2 or a.person_id = $2)
    order by a.holds_from desc, a.id`,
};

const storedDuty = (row: DutyRow): StoredDuty => ({
  id: row.id,
  roleId: row.roleId,
  place: { kind: row.placeKind, id: row.placeId },
  holder: holderOf(row),
  from: row.from,
  until: row.until,
  residentName: row.residentName,
  residentLeft: row.residentLeft,
  dwelling:
    row.unitId === null || row.buildingId === null || row.doorSealed === null
      ? null
      : { id: row.placeId, unitId: row.unitId, buildingId: row.buildingId, doorSealed: row.doorSealed },
  reason: row.reason,
  endReason: row.endReason,
});

const holderOf = ({ workerId, personId }: DutyRow): { readonly kind: HolderKind; readonly id: string } =>
  workerId === null ? { kind: 'resident', id: personId ?? '' } : { kind: 'worker', id: workerId };

/** Duties held on the day or later; all that ever were with null. */
export const loadDuties = async (tx: Tx, communityId: string, on: PlainDate | null): Promise<readonly StoredDuty[]> =>
  (await tx.query<DutyRow>(ALL, [communityId, on])).map(storedDuty);

export const lockDuty = async (tx: Tx, communityId: string, dutyId: string): Promise<StoredDuty | undefined> =>
  (await tx.query<DutyRow>(ONE, [communityId, dutyId])).map(storedDuty)[0];

/** All that one holder has or had, the latest first. */
export const loadDutiesOf = async (tx: Tx, communityId: string, holderId: string): Promise<readonly StoredDuty[]> =>
  (await tx.query<DutyRow>(OF_HOLDER, [communityId, holderId])).map(storedDuty);

/** The places of a duty, the narrowest first; empty where its place is gone. */
export const chainOfDuty = (places: PlacesOn, duty: Pick<StoredDuty, 'place' | 'dwelling'>): PlaceChain =>
  duty.place.kind === 'dwelling'
    ? duty.dwelling === null
      ? []
      : places.chainOfDwelling(duty.dwelling)
    : places.chainOf(duty.place);
