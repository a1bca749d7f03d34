import type { PlainDate } from '../../../kernel/plain-date.ts';
import { fillText } from '../../../platform/http/problems.ts';
import type { Finding } from '../contract.ts';
import { mistakeAt } from '../domain/catalogue-rules.ts';
import type { ItemMistake } from '../domain/catalogue-rules.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { checkWrittenItem, checkWrittenOverlay, overlaysThatNoLongerFit } from '../domain/written-checks.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { organisationPath } from './revision-rights.ts';

export const toFinding =
  ({ ruleTexts }: Pick<RevisionDeps, 'ruleTexts'>, weight: Finding['weight']) =>
  ({ path, code, values }: ItemMistake): Finding => ({
    path,
    rule: code,
    text: fillText(ruleTexts[code], values),
    weight,
  });

/** A written form with what was found in it. */
export interface Examined {
  readonly mistakes: readonly ItemMistake[];
  readonly advice: readonly ItemMistake[];
  /** In its normal form; null where it does not have the shape. */
  readonly written: Readonly<Record<string, unknown>> | null;
  /** The item as it would hold; null while it cannot be assembled. */
  readonly item: ServiceItem | null;
}

const withoutDefinition = (deps: RevisionDeps, item: ServiceItem, on: PlainDate): readonly ItemMistake[] =>
  item.processes.flatMap(({ processId }, index) =>
    deps.processName(processId, on) === null
      ? [mistakeAt(`processes[${index}]`, 'process-without-definition', { id: processId })]
      : [],
  );

const levelOf = (kind: string): string => (kind === 'village' ? 'community' : kind);

/** An approver on a level that nobody of this organisation's line stands on could never decide. */
const unreachable = (
  item: ServiceItem,
  levels: ReadonlySet<string>,
  pathOf: (index: number) => string,
): readonly ItemMistake[] =>
  item.processes.flatMap(({ approver }, index) =>
    approver === undefined || levels.has(approver.kind)
      ? []
      : [mistakeAt(pathOf(index), 'approver-unreachable', { kind: approver.kind })],
  );

const levelsOf = (organisations: readonly { readonly kind: string }[]): ReadonlySet<string> =>
  new Set(organisations.map(({ kind }) => levelOf(kind)));

const examineItem = (deps: RevisionDeps, given: unknown, today: PlainDate): Examined => {
  const { catalogue, parts } = deps.live;
  const { mistakes, written, item } = checkWrittenItem(given, { catalogue, parts });
  if (item === null) return { mistakes, advice: [], written, item };
  const levels = levelsOf(deps.directory.organisations());
  const advice = [
    ...withoutDefinition(deps, item, today),
    ...unreachable(item, levels, (index) => `processes[${index}].approver.kind`),
    ...overlaysThatNoLongerFit(item, catalogue).map(({ organisationId, part }) =>
      mistakeAt('', 'overlay-does-not-fit', {
        organisation: deps.directory.organisation(organisationId)?.name ?? '',
        part,
      }),
    ),
  ];
  return { mistakes, advice, written, item };
};

const examineOverlay = (deps: RevisionDeps, given: unknown, organisationId: string, today: PlainDate): Examined => {
  const { catalogue, parts } = deps.live;
  const path = organisationPath(deps.directory, organisationId);
  const organisation = { id: organisationId, above: path.at(-2)?.id };
  const { mistakes, written, overlay, item } = checkWrittenOverlay(given, organisation, { catalogue, parts }, today);
  const levels = levelsOf(path);
  const out = (overlay?.changes ?? []).flatMap((change, index) => {
    const approver =
      change.part === 'approver'
        ? change.approver
        : change.part === 'process-added'
          ? change.process.approver
          : undefined;
    return approver === undefined || levels.has(approver.kind)
      ? []
      : [mistakeAt(`changes[${index}]`, 'approver-unreachable', { kind: approver.kind })];
  });
  const advice = item === null ? [] : withoutDefinition(deps, item, today).map((one) => ({ ...one, path: '' }));
  return { mistakes: [...mistakes, ...out], advice, written, item };
};

/** Checks what a revision says: the base's own item, or an organisation's overlay on what holds above it. */
export const examine = (
  deps: RevisionDeps,
  revision: { readonly organisationId: string | null; readonly written: unknown },
  today: PlainDate,
): Examined =>
  revision.organisationId === null
    ? examineItem(deps, revision.written, today)
    : examineOverlay(deps, revision.written, revision.organisationId, today);

export const findingsOf = (deps: RevisionDeps, { mistakes, advice }: Examined): Finding[] => [
  ...mistakes.map(toFinding(deps, 'mistake')),
  ...advice.map(toFinding(deps, 'advice')),
];
