import { dwellingDoor, doorIndex } from '../../modules/communities/server/sealed-doors.ts';
import { openField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDatabase, Statement } from '../../platform/db/scoped-database.ts';
import type { Checked, Finding } from './finding.ts';
import { readBatches } from './read-batches.ts';

interface DwellingRow {
  readonly id: string;
  readonly unitId: string;
  readonly doorSealed: Buffer;
  readonly doorIndex: Buffer;
}

const DWELLINGS: Statement = {
  name: 'verify-dwellings',
  text: `select id, unit_id as "unitId", door_sealed as "doorSealed", door_index as "doorIndex" from dwelling
    where community_id = $1 and id > $2 order by id limit $3`,
};

/** What is kept twice, once for today and once with dates, has to say the same. */
const DIFFERENCES: Statement = {
  name: 'verify-places',
  text: `select b.id, 'building and placement' as detail from building b
      join building_placement p on p.community_id = b.community_id and p.building_id = b.id and p.placed_until is null
      where b.community_id = $1 and (p.grid_id, p.micro_grid_id) is distinct from (b.grid_id, b.micro_grid_id)
    union all
    select h.id, 'household and stay' from household h
      left join household_stay s on s.community_id = h.community_id and s.household_id = h.id and s.stays_until is null
      where h.community_id = $1 and s.dwelling_id is distinct from h.dwelling_id
    union all
    select h.id, 'household and dwelling' from household h
      join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
      join building_unit u on u.community_id = d.community_id and u.id = d.unit_id
      where h.community_id = $1 and (d.building_id <> h.building_id or u.name <> h.unit)
    union all
    select d.id, 'dwelling and unit' from dwelling d
      join building_unit u on u.community_id = d.community_id and u.id = d.unit_id
      where d.community_id = $1 and u.building_id <> d.building_id
    limit 1000`,
};

const doorFinding = (organisationId: string, row: DwellingRow, ring: KeyRing): readonly Finding[] => {
  const finding = (kind: Finding['kind'], detail: string): readonly Finding[] => [
    { kind, organisationId, subjectId: row.id, detail },
  ];
  try {
    const door = openField(ring, dwellingDoor(organisationId, row.id), row.doorSealed);
    const index = doorIndex(ring, organisationId, row.unitId, door);
    return index.equals(row.doorIndex) ? [] : finding('place-differs', 'door and index');
  } catch {
    return finding('seal-does-not-open', 'dwelling.door_sealed');
  }
};

/** Doors open and are found under their index; buildings, households and dwellings agree with their dated rows. */
export const checkPlaces = async (
  database: ScopedDatabase,
  organisationId: string,
  ring: KeyRing,
): Promise<Checked> => {
  const findings: Finding[] = [];
  let dwellings = 0;
  for await (const rows of readBatches<DwellingRow>(database, organisationId, DWELLINGS)) {
    dwellings += rows.length;
    for (const row of rows) findings.push(...doorFinding(organisationId, row, ring));
  }
  const differences = await database.read([organisationId], (tx) =>
    tx.query<{ id: string; detail: string }>(DIFFERENCES, [organisationId]),
  );
  return {
    counts: { dwellings },
    findings: [
      ...findings,
      ...differences.map(
        ({ id, detail }): Finding => ({ kind: 'place-differs', organisationId, subjectId: id, detail }),
      ),
    ],
  };
};
