import { dwellingDoor, doorIndex } from '../../modules/communities/server/sealed-doors.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { CopyRow } from './copy-in.ts';
import type { DemoCommunity } from './demo-community.ts';

export function* microGridRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const micro of details.microGrids) yield [id, micro.id, micro.gridId, micro.name];
}

export function* placementRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const one of details.placements)
    yield [id, one.id, one.buildingId, one.gridId, one.microGridId, one.from, one.until];
}

export function* unitRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const unit of details.units) yield [id, unit.id, unit.buildingId, unit.name];
}

export function* dwellingRows({ id, details }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const one of details.dwellings)
    yield [
      id,
      one.id,
      one.buildingId,
      one.unitId,
      one.floor,
      sealField(ring, dwellingDoor(id, one.id), one.door),
      doorIndex(ring, id, one.unitId, one.door),
      one.usedAs,
    ];
}

export function* stayRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const stay of details.stays)
    yield [id, stay.id, stay.householdId, stay.dwellingId, stay.tenure, stay.from, stay.until, 'public-security'];
}

export function* dutyRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const duty of details.duties)
    yield [id, duty.id, duty.roleId, duty.placeKind, duty.placeId, duty.workerId, duty.personId, duty.from, duty.until];
}

export function* shapeRows({ id, details }: DemoCommunity): Generator<CopyRow> {
  for (const { kind, placeId, shape } of details.shapes) yield [id, placeId, '2024-03-01', kind, JSON.stringify(shape)];
}
