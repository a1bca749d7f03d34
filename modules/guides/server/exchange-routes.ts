import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { QueryOf } from '../../../platform/contract.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { exportItems, importItems } from '../contract.ts';
import { importFile } from './import-items.ts';
import { readableOrganisations } from './item-references.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { writeCatalogueFile } from './write-yaml.ts';
import type { CatalogueFile } from './write-yaml.ts';

type Asked = QueryOf<typeof exportItems>;

const versionsWanted = <T>(list: readonly T[], wanted: Asked['versions']): readonly T[] =>
  wanted === 'every' ? list : list.slice(-1);

const itemsOf = (deps: RevisionDeps, ids: readonly string[], wanted: Asked['versions']): CatalogueFile => ({
  items: ids.flatMap((id) =>
    versionsWanted(deps.live.catalogue.versionsOf(id), wanted).flatMap(
      ({ version }) => deps.live.writtenItem(id, version) ?? [],
    ),
  ),
});

const overlaysOf = (
  deps: RevisionDeps,
  ids: readonly string[],
  organisationId: string,
  wanted: Asked['versions'],
): CatalogueFile => ({
  overlays: ids.flatMap((id) =>
    versionsWanted(deps.live.catalogue.overlaysOf(id, organisationId), wanted).flatMap(
      ({ version }) => deps.live.writtenOverlay(id, organisationId, version) ?? [],
    ),
  ),
});

const idsWanted = (deps: RevisionDeps, asked: Asked): Result<readonly string[]> => {
  const { catalogue } = deps.live;
  const ids = (asked.items ?? '').split(',').filter((id) => id !== '');
  const unknown = ids.find((id) => catalogue.versionsOf(id).length === 0);
  if (unknown !== undefined) return refuse('item-unknown', { itemId: unknown.slice(0, 80) });
  return ok(ids.length > 0 ? ids : [...new Set(catalogue.versions.map(({ id }) => id))]);
};

const filenameFor = (ids: readonly string[], all: boolean): string =>
  `${all ? 'catalogue' : ids.slice(0, 3).join('+')}.yaml`;

export const exchangeRoutes = (deps: RevisionDeps): readonly Implementation[] => [
  implement(exportItems, async (_tx, call) => {
    const { organisationId, versions } = call.query;
    const ids = idsWanted(deps, call.query);
    if (!ids.ok) return ids;
    if (organisationId !== undefined && !readableOrganisations(deps, call.caller).has(organisationId))
      return refuse('not-found');
    const file =
      organisationId === undefined
        ? itemsOf(deps, ids.value, versions)
        : overlaysOf(deps, ids.value, organisationId, versions);
    const bytes = Buffer.from(writeCatalogueFile(file), 'utf8');
    return ok({ bytes, filename: filenameFor(ids.value, (call.query.items ?? '') === '') });
  }),
  implement(importItems, (tx, call) => importFile(tx, deps, call)),
];
