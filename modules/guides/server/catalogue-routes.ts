import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Caller, Implementation } from '../../../platform/http/call.ts';
import { compareItems, getItemWords, listCatalogue, listItemVersions } from '../contract.ts';
import type { CatalogueEntry } from '../contract.ts';
import { EXPRESSION_FUNCTIONS } from '../domain/feel-expression.ts';
import { itemDifferences } from '../domain/item-differences.ts';
import type { Overlay } from '../domain/overlay.ts';
import { SERVICE_TYPE_IDS } from '../domain/service-item.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { SPOKEN_PLACEHOLDERS } from '../domain/spoken-answer.ts';
import { readableOrganisations, referredItem } from './item-references.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { organisationReply, workerReply } from './revision-replies.ts';
import { holderOf, overlayOrganisations } from './revision-rights.ts';
import { revisionsUnderWay } from './revisions.ts';
import type { Revision } from './revisions.ts';

/** A deep copy that may be written to, which is how reply types describe data. */
const copy = <T extends object>(value: unknown): T => structuredClone(value) as T;

const versionOn = ({ version, validFrom }: { readonly version: number; readonly validFrom: PlainDate }) => ({
  version,
  validFrom,
});

/** The newest overlay of each organisation that holds today or later. */
const presentOverlays = (overlays: readonly Overlay[], today: PlainDate): readonly Overlay[] =>
  [...Map.groupBy(overlays, ({ organisationId }) => organisationId).values()].flatMap((list) => {
    const latest = list.toSorted((a, b) => a.version - b.version).at(-1);
    const over = latest === undefined || latest.changes.length === 0 || (latest.validTo ?? today) < today;
    return over ? [] : [latest];
  });

interface Known {
  readonly today: PlainDate;
  readonly readable: ReadonlySet<string>;
  readonly overlaysById: ReadonlyMap<string, readonly Overlay[]>;
  readonly revisionsById: ReadonlyMap<string, readonly Revision[]>;
}

const revisionEntries = (deps: RevisionDeps, revisions: readonly Revision[]): CatalogueEntry['revisions'] =>
  revisions.flatMap(({ id, status, organisationId }) =>
    status === 'published' || status === 'withdrawn'
      ? []
      : [{ id, status, organisation: organisationReply(deps, organisationId) }],
  );

const entryOf = (deps: RevisionDeps, versions: readonly ServiceItem[], known: Known): readonly CatalogueEntry[] => {
  const latest = versions.at(-1);
  if (latest === undefined) return [];
  const { today } = known;
  const inForce = deps.live.catalogue.itemInForce(latest.id, today);
  const shown = inForce ?? latest;
  const overlays = presentOverlays(known.overlaysById.get(latest.id) ?? [], today);
  return [
    {
      itemId: latest.id,
      name: shown.name,
      ...(shown.shortName === undefined ? {} : { shortName: shown.shortName }),
      category: shown.category,
      department: shown.department,
      legalKind: shown.legalKind,
      keywords: [...shown.keywords],
      verifyLocally: shown.verifyLocally,
      inForce: inForce === undefined ? null : versionOn(inForce),
      coming: latest.validFrom > today ? versionOn(latest) : null,
      endsOn: latest.validTo ?? null,
      overlays: overlays
        .filter(({ organisationId }) => known.readable.has(organisationId))
        .map((overlay) => ({
          organisation: { id: overlay.organisationId, name: nameOf(deps, overlay.organisationId) },
          ...versionOn(overlay),
        })),
      revisions: revisionEntries(deps, known.revisionsById.get(latest.id) ?? []),
    },
  ];
};

const nameOf = (deps: RevisionDeps, organisationId: string): string =>
  deps.directory.organisation(organisationId)?.name ?? '';

const list = (deps: RevisionDeps): Implementation =>
  implement(listCatalogue, async (tx, call) => {
    const { catalogue } = deps.live;
    const revisions = (await revisionsUnderWay(tx)).filter(
      (one) => holderOf(deps.directory, call.caller, one.organisationId).mayRead,
    );
    const known: Known = {
      today: plainDateOf(call.now),
      readable: readableOrganisations(deps, call.caller),
      overlaysById: Map.groupBy(catalogue.overlays, ({ itemId }) => itemId),
      revisionsById: Map.groupBy(revisions, ({ itemId }) => itemId),
    };
    const ids = new Set(catalogue.versions.map(({ id }) => id));
    return ok({ items: [...ids].flatMap((id) => entryOf(deps, catalogue.versionsOf(id), known)) });
  });

type VersionEntry = ReplyOf<typeof listItemVersions>['items'][number];

const publicationOf = (
  deps: RevisionDeps,
  itemId: string,
  organisationId: string | null,
  version: number,
): VersionEntry['publication'] => {
  const publication = deps.live.publication(itemId, organisationId, version);
  if (publication === undefined) return null;
  return {
    at: publication.publishedAt,
    writers: publication.writers.map((id) => workerReply(deps, id).name),
    reviewedBy: workerReply(deps, publication.reviewedBy).name,
    publishedBy: workerReply(deps, publication.publishedBy).name,
  };
};

const versionEntries = (deps: RevisionDeps, itemId: string, caller: Caller): VersionEntry[] => {
  const { catalogue } = deps.live;
  const readable = readableOrganisations(deps, caller);
  const items = catalogue.versionsOf(itemId).map(
    (item): VersionEntry => ({
      ref: `version:${item.version}`,
      organisation: null,
      ...versionOn(item),
      validTo: item.validTo ?? null,
      publication: publicationOf(deps, itemId, null, item.version),
    }),
  );
  const overlays = catalogue.overlays
    .filter((overlay) => overlay.itemId === itemId && readable.has(overlay.organisationId))
    .map(
      (overlay): VersionEntry => ({
        ref: `overlay:${overlay.organisationId}:${overlay.version}`,
        organisation: { id: overlay.organisationId, name: nameOf(deps, overlay.organisationId) },
        ...versionOn(overlay),
        validTo: overlay.validTo ?? null,
        publication: publicationOf(deps, itemId, overlay.organisationId, overlay.version),
      }),
    );
  return [...items, ...overlays];
};

const words = (deps: RevisionDeps): Implementation =>
  implement(getItemWords, async (_tx, call) => {
    const { departments, facts, documents, promises } = deps.live.parts;
    const today = plainDateOf(call.now);
    const processes = SERVICE_TYPE_IDS.map((processId) => ({
      processId,
      name: deps.processName(processId, today),
      limit: promises.find((promise) => promise.processId === processId)?.limit ?? null,
    }));
    return ok(
      copy<ReplyOf<typeof getItemWords>>({
        departments: departments.map(({ id, name }) => ({ id, name })),
        facts,
        documents: documents.map(({ id, title }) => ({ id, title })),
        processes,
        functions: EXPRESSION_FUNCTIONS,
        placeholders: SPOKEN_PLACEHOLDERS,
        mayWriteBase: holderOf(deps.directory, call.caller, null).mayWrite,
        organisations: overlayOrganisations(deps.directory, call.caller).map(({ id, name, kind }) => ({
          id,
          name,
          kind,
        })),
        today,
      }),
    );
  });

const compare = (deps: RevisionDeps): Implementation =>
  implement(compareItems, async (tx, call) => {
    const { itemId } = call.params;
    const today = plainDateOf(call.now);
    const from = await referredItem(tx, deps, call, itemId, call.query.from, today);
    if (!from.ok) return from;
    const to = await referredItem(tx, deps, call, itemId, call.query.to, today);
    if (!to.ok) return to;
    if (from.value === null || to.value === null) return ok({ comparable: false, items: [] });
    const items = copy<ReplyOf<typeof compareItems>['items']>(itemDifferences(from.value, to.value));
    return ok({ comparable: true, items });
  });

export const catalogueRoutesOf = (deps: RevisionDeps): readonly Implementation[] => [
  list(deps),
  implement(listItemVersions, async (_tx, call) => {
    const { itemId } = call.params;
    return deps.live.catalogue.versionsOf(itemId).length === 0
      ? refuse('item-unknown', { itemId })
      : ok({ items: versionEntries(deps, itemId, call.caller) });
  }),
  words(deps),
  compare(deps),
];
