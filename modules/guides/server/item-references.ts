import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { Caller, SignedInCall } from '../../../platform/http/call.ts';
import { CATALOGUE_ROLES } from '../domain/catalogue-rights.ts';
import { applyOverlays } from '../domain/overlay.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { readRevision } from './change-revision.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { examine } from './revision-findings.ts';
import { organisationPath } from './revision-rights.ts';

/** Organisations whose published overlays the caller sees: those in reach and those above them, which apply there too. */
export const readableOrganisations = (deps: RevisionDeps, caller: Caller): ReadonlySet<string> =>
  new Set(
    caller
      .organisationsFor(CATALOGUE_ROLES)
      .flatMap((id) => organisationPath(deps.directory, id).map((organisation) => organisation.id)),
  );

const overlaidItem = (
  deps: RevisionDeps,
  itemId: string,
  organisationId: string,
  version: number,
  today: PlainDate,
): ServiceItem | undefined => {
  const { catalogue } = deps.live;
  const overlay = catalogue.overlaysOf(itemId, organisationId).find((one) => one.version === version);
  if (overlay === undefined) return undefined;
  const on = overlay.validFrom > today ? overlay.validFrom : today;
  const above = organisationPath(deps.directory, organisationId).at(-2)?.id;
  const base = catalogue.itemInForce(itemId, on, above);
  return base === undefined ? undefined : applyOverlays(base, [overlay], on).item;
};

/**
 * The item that a reference of `compare-items` means; `null` for a revision that cannot be assembled.
 * What the caller may not read is absent.
 */
export const referredItem = async (
  tx: Tx,
  deps: RevisionDeps,
  call: SignedInCall<RouteDefinition>,
  itemId: string,
  ref: string,
  today: PlainDate,
): Promise<Result<ServiceItem | null>> => {
  const { catalogue } = deps.live;
  const [kind, id = '', version] = ref.split(':');
  const found = (item: ServiceItem | undefined) => (item === undefined ? refuse('not-found') : ok(item));
  if (kind === 'in-force') return found(catalogue.itemInForce(itemId, today));
  if (kind === 'version') return found(catalogue.itemVersion(itemId, Number(id)));
  if (kind === 'overlay') {
    if (!readableOrganisations(deps, call.caller).has(id)) return refuse('not-found');
    return found(
      version === undefined
        ? catalogue.itemInForce(itemId, today, id)
        : overlaidItem(deps, itemId, id, Number(version), today),
    );
  }
  const revision = await readRevision(tx, deps, call, id);
  return revision?.itemId === itemId ? ok(examine(deps, revision, today).item) : refuse('not-found');
};
