import { isDeepStrictEqual } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import type { importItems } from '../contract.ts';
import { mistakeAt } from '../domain/catalogue-rules.ts';
import type { ItemMistake } from '../domain/catalogue-rules.ts';
import { idSchema } from '../domain/written-item.ts';
import { recordStep } from './change-revision.ts';
import { isMapping } from './parse-yaml.ts';
import { parseYamlApart } from './parse-yaml-apart.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { examine, toFinding } from './revision-findings.ts';
import { itemNameOf, latestOf } from './revision-replies.ts';
import { holderOf, overlayOrganisations } from './revision-rights.ts';
import { newRevisionPart } from './revisions.ts';
import { freshRevision } from './start-revision.ts';
import { fileFindings } from './yaml-findings.ts';

type ImportCall = SignedInCall<typeof importItems>;
type Written = Readonly<Record<string, unknown>>;
type Outcome = ReplyOf<typeof importItems>['items'][number];

interface Entry {
  readonly written: Written;
  readonly itemId: string;
  readonly organisationId: string | null;
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordsIn = (value: unknown): readonly Written[] => (Array.isArray(value) ? value.filter(isMapping) : []);

/** Items with the file's defaults, then overlays; entries that are no maps are passed over as nothing. */
const entriesIn = (file: Written, organisationId: string | null): readonly Entry[] => {
  const defaults = isMapping(file['defaults']) ? file['defaults'] : {};
  const items = recordsIn(file['items']).map((one): Written => ({ ...defaults, ...one }));
  return [
    ...items.map((written) => ({ written, itemId: textIn(written['id']), organisationId: null })),
    ...recordsIn(file['overlays']).map((written) => ({
      written,
      itemId: textIn(written['itemId']),
      organisationId,
    })),
  ];
};

/** What the catalogue has under the version that the file names. */
const presentForm = (deps: RevisionDeps, { itemId, organisationId, written }: Entry): Written | undefined => {
  const version = Number(written['version']);
  return organisationId === null
    ? deps.live.writtenItem(itemId, version)
    : deps.live.writtenOverlay(itemId, organisationId, version);
};

interface Judged {
  readonly outcome: Outcome['outcome'];
  readonly mistakes: readonly ItemMistake[];
  /** What a revision would hold. */
  readonly written: Written;
  readonly basedOn: number | null;
}

/** A file that changes the newest version makes the next one, from today or the day it names. */
const judge = (deps: RevisionDeps, entry: Entry, today: PlainDate): Judged => {
  const { itemId, organisationId } = entry;
  const latest = latestOf(deps, entry);
  const basedOn = latest?.version ?? null;
  const next = (basedOn ?? 0) + 1;
  const present = presentForm(deps, entry);
  const asIs = examine(deps, entry, today);
  if (present !== undefined && isDeepStrictEqual(asIs.written, present))
    return { outcome: 'unchanged', mistakes: [], written: entry.written, basedOn };
  const version = Number(entry.written['version']);
  if (present !== undefined && version < (basedOn ?? 0))
    return {
      outcome: 'mistaken',
      mistakes: [mistakeAt('version', 'file-version-old', { version })],
      written: entry.written,
      basedOn,
    };
  const named = textIn(entry.written['validFrom']);
  const earliest = latest !== undefined && latest.validFrom > today ? latest.validFrom : today;
  const revised = { ...entry.written, version: next, validFrom: named > earliest ? named : earliest };
  const { mistakes, written } = examine(deps, { organisationId, written: revised }, today);
  const idMistakes = idSchema.safeParse(itemId).success ? [] : [mistakeAt('id', 'shape-id')];
  const all = mistakes.length > 0 ? mistakes : idMistakes;
  if (all.length > 0) return { outcome: 'mistaken', mistakes: all, written: revised, basedOn };
  return { outcome: basedOn === null ? 'new' : 'changed', mistakes: [], written: written ?? revised, basedOn };
};

const makeRevision = (tx: Tx, call: ImportCall, entry: Entry, { written, basedOn }: Judged): string => {
  const purpose = entry.organisationId !== null ? 'overlay' : basedOn === null ? 'new-item' : 'new-version';
  const { itemId, organisationId } = entry;
  const revision = freshRevision(call, { purpose, itemId, organisationId, basedOn, written });
  tx.write(newRevisionPart(revision));
  recordStep(tx, call, revision, 'start');
  return revision.id;
};

const mayImport = (deps: RevisionDeps, call: ImportCall, entries: readonly Entry[]): Result<null> => {
  const { organisationId } = call.body;
  const own = overlayOrganisations(deps.directory, call.caller).some(({ id }) => id === organisationId);
  if (organisationId !== undefined && !own) return refuse('not-found');
  const writesBase = holderOf(deps.directory, call.caller, null).mayWrite;
  if (!writesBase && entries.some((entry) => entry.organisationId === null)) return refuse('revision-not-yours');
  return ok(null);
};

const readEntries = async (deps: RevisionDeps, call: ImportCall): Promise<Result<readonly Entry[]>> => {
  const unreadable = (mistakes: ReturnType<typeof fileFindings>) => refuse('catalogue-file-unreadable', { mistakes });
  const parsed = await parseYamlApart(call.body.yaml);
  if (!parsed.ok) return unreadable(fileFindings(deps, parsed.faults));
  const file = isMapping(parsed.value) ? parsed.value : {};
  const entries = entriesIn(file, call.body.organisationId ?? null);
  if (entries.length === 0) return unreadable(fileFindings(deps, 'file-without-items'));
  if (call.body.organisationId === undefined && recordsIn(file['overlays']).length > 0)
    return unreadable(fileFindings(deps, 'file-overlays-without-organisation'));
  return ok(entries);
};

/** One writing statement holds no more revisions than this. */
const WRITTEN_AT_ONCE = 20;

/** Reads a file and makes a revision of every entry that is new or changed; mistaken ones are only told. */
export const importFile = async (
  tx: Tx,
  deps: RevisionDeps,
  call: ImportCall,
): Promise<Result<ReplyOf<typeof importItems>>> => {
  const entries = await readEntries(deps, call);
  if (!entries.ok) return entries;
  const allowed = mayImport(deps, call, entries.value);
  if (!allowed.ok) return allowed;
  const today = plainDateOf(call.now);
  const items: Outcome[] = [];
  const seen = new Set<string>();
  let written = 0;
  for (const entry of entries.value) {
    // Whoever else waits for an answer gets a turn between two items.
    await setImmediate();
    const judged = judge(deps, entry, today);
    const isNew = judged.outcome === 'new' || judged.outcome === 'changed';
    const key = `${entry.itemId} ${entry.organisationId ?? ''}`;
    const twice = isNew && seen.has(key);
    if (isNew) seen.add(key);
    const makes = isNew && !twice && !call.body.dryRun;
    const mistakes = twice ? [mistakeAt('id', 'file-item-twice', { id: entry.itemId })] : judged.mistakes;
    items.push({
      itemId: entry.itemId.slice(0, 80),
      name: judged.outcome === 'mistaken' ? null : itemNameOf(deps, entry.itemId, entry.written),
      kind: entry.organisationId === null ? 'item' : 'overlay',
      outcome: twice ? 'mistaken' : judged.outcome,
      revisionId: makes ? makeRevision(tx, call, entry, judged) : null,
      findings: mistakes.map(toFinding(deps, 'mistake')),
    });
    written += makes ? 1 : 0;
    if (makes && written % WRITTEN_AT_ONCE === 0) await tx.flush();
  }
  return ok({ items });
};
