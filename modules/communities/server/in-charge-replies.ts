import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Text } from '../../../kernel/text.ts';
import type { InCharge, listDuties } from '../contract.ts';
import type { DutyRole, Gap } from '../domain/duties.ts';
import type { PlaceRef } from '../domain/place.ts';
import type { PlacesOn } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { doorOf } from './dwelling-rows.ts';
import type { StoredDuty } from './duty-rows.ts';

type Duties = ReplyOf<typeof listDuties>;

export const copyText = ({ zh, en }: Text): { zh: string; en: string } => ({ zh, en });

/** 西水新村17幢 · 2单元: a unit's own name says too little. */
export const placeName = (places: PlacesOn, place: PlaceRef): string => {
  const name = places.nameOf(place) ?? '';
  if (place.kind !== 'unit' && place.kind !== 'micro-grid') return name;
  const above = places.chainOf(place)[1];
  return above === undefined ? name : `${places.nameOf(above) ?? ''}${name}`;
};

const nameOfDutyPlace = (ring: KeyRing, places: PlacesOn, duty: StoredDuty): string => {
  if (duty.place.kind !== 'dwelling') return placeName(places, duty.place);
  if (duty.dwelling === null) return '';
  const unit = placeName(places, { kind: 'unit', id: duty.dwelling.unitId });
  return `${unit}${doorOf(ring, places.tree.communityId, duty.dwelling)}`;
};

const roleName = (roles: readonly DutyRole[], roleId: string): Text =>
  roles.find(({ id }) => id === roleId)?.name ?? { zh: roleId, en: roleId };

export const holderReply = (deps: CommunitiesDeps, duty: StoredDuty): InCharge['holder'] => {
  const { kind, id } = duty.holder;
  if (kind === 'resident') return { kind, id, name: duty.residentName ?? '', left: duty.residentLeft };
  const worker = deps.directory.worker(id);
  return { kind, id, name: worker?.name ?? '', left: worker?.status !== 'active' };
};

export const inChargeReply = (deps: CommunitiesDeps, places: PlacesOn, duty: StoredDuty): InCharge => ({
  dutyId: duty.id,
  roleId: duty.roleId,
  role: copyText(roleName(deps.roles, duty.roleId)),
  holder: holderReply(deps, duty),
  place: { ...duty.place, name: nameOfDutyPlace(deps.keyRing, places, duty) },
  from: duty.from,
  until: duty.until,
});

export const gapReply = (
  deps: CommunitiesDeps,
  places: PlacesOn,
  { roleId, place }: Gap,
  name?: string,
): Duties['gaps'][number] => ({
  roleId,
  role: copyText(roleName(deps.roles, roleId)),
  place: { ...place, name: name ?? placeName(places, place) },
});

export const roleReply = (role: DutyRole): Duties['roles'][number] => ({
  id: role.id,
  name: copyText(role.name),
  does: copyText(role.does),
  basis: copyText(role.basis),
  holders: [...role.holders],
  places: [...role.places],
  expectedAt: role.expectedAt,
  atMost: role.atMost,
});
