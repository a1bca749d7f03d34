import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../platform/http/call.ts';
import type { Directory, Organisation, Worker } from '../../access/server/index.ts';
import { holderOf, organisationPath, overlayOrganisations } from './revision-rights.ts';

const kinds = {
  district: 'district',
  street: 'street',
  other: 'street',
  office: 'department',
  home: 'community',
  far: 'village',
} as const;
type Place = keyof typeof kinds;
const parents: Readonly<Record<Place, Place | null>> = {
  district: null,
  street: 'district',
  other: 'district',
  office: 'street',
  home: 'street',
  far: 'other',
};
const places = Object.keys(kinds) as Place[];
const organisationOf = (id: Place): Organisation => ({
  id,
  parentId: parents[id],
  kind: kinds[id],
  name: id,
  shortName: id,
  receiptPrefix: null,
  departmentId: null,
  phone: '',
  address: '',
  officeHours: '',
});
const under = (id: string): readonly string[] => [
  id,
  ...places.filter((place) => parents[place] === id).flatMap(under),
];

/** Only what rights ask of a directory and a caller. */
const standing = (role: string, at: Place) => {
  const worker = { id: 'w', roles: [{ role, organisationId: at }] } as unknown as Worker;
  const directory = {
    organisation: (id: string) => places.filter((place) => place === id).map(organisationOf)[0],
    worker: () => worker,
  } as unknown as Directory;
  const caller = {
    workerId: 'w',
    hasRole: (roles: readonly string[]) => roles.includes(role),
    organisationsFor: (roles: readonly string[]) => (roles.includes(role) ? under(at) : []),
  } as unknown as Caller;
  return { directory, caller };
};

const rights = (role: string, at: Place, organisation: Place | null): string => {
  const { directory, caller } = standing(role, at);
  const { mayRead, mayWrite, mayReview } = holderOf(directory, caller, organisation);
  return [mayRead ? 'reads' : '', mayWrite ? 'writes' : '', mayReview ? 'reviews' : ''].filter(Boolean).join(' ');
};

describe('rights in the catalogue', () => {
  it.each<[string, Place, Place | null, string]>([
    ['system-administrator', 'street', null, 'reads writes reviews'],
    ['manager', 'district', null, 'reads writes reviews'],
    ['manager', 'street', null, 'reads reviews'],
    ['head', 'home', null, 'reads'],
    ['head', 'home', 'home', 'reads writes reviews'],
    ['manager', 'street', 'home', 'reads writes reviews'],
    ['manager', 'street', 'street', 'reads writes reviews'],
    ['head', 'home', 'street', ''],
    ['head', 'home', 'far', ''],
    ['manager', 'street', 'far', ''],
    ['manager', 'district', 'far', 'reads writes reviews'],
    ['system-administrator', 'street', 'home', ''],
  ])('of a %s in %s over %s', (role, at, organisation, expected) => {
    expect(rights(role, at, organisation)).toBe(expected);
  });

  it('offers overlays where people are served, not in offices of a street', () => {
    const { directory, caller } = standing('manager', 'street');
    expect(overlayOrganisations(directory, caller).map(({ id }) => id)).toEqual(['street', 'home']);
  });

  it('follows the line upwards, largest first', () => {
    const { directory } = standing('head', 'home');
    expect(organisationPath(directory, 'home').map(({ id }) => id)).toEqual(['district', 'street', 'home']);
    expect(organisationPath(directory, 'nowhere')).toEqual([]);
  });
});
