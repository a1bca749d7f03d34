import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import type { Directory } from '../../access/server/index.ts';
import type { PeopleDeps } from '../../people/server/index.ts';
import type { CaseworkDeps } from '../../casework/server/index.ts';
import type { Checklist } from '../domain/checklist.ts';
import type { CoverageState } from '../domain/coverage.ts';
import type { PlanSettings } from '../domain/plan-settings.ts';
import type { OccasionRule, RoutineLine, VisitRule } from '../domain/visit-rule.ts';

/** Words of the exported list; the note with `{exporter}`, `{on}` and `{rows}`. */
export interface CoverageExportWords {
  readonly title: Text;
  readonly note: Text;
  readonly states: Readonly<Record<CoverageState, Text>>;
  readonly tooLong: Text;
  readonly columns: Readonly<
    Record<'name' | 'grid' | 'address' | 'rules' | 'workers' | 'state' | 'last' | 'days' | 'long', Text>
  >;
}

/** What visits are made of: rules and lists of the catalogue, and words the server itself puts into replies. */
export interface VisitsCatalogue {
  readonly rules: readonly VisitRule[];
  readonly occasions: readonly OccasionRule[];
  readonly routine: readonly RoutineLine[];
  readonly checklists: readonly Checklist[];
  readonly settings: PlanSettings;
  readonly groups: readonly { readonly id: string; readonly name: Text }[];
  readonly roles: readonly { readonly id: string; readonly name: Text }[];
  /** Name of a rule of a community’s own, with `{group}` and `{every}`. */
  readonly ownRule: Text;
  readonly every: Readonly<Record<VisitRule['every'], Text>>;
  readonly nobody: Text;
  readonly exportWords: CoverageExportWords;
}

export interface VisitsDeps {
  readonly database: ScopedDatabase;
  readonly keyRing: KeyRing;
  readonly directory: Directory;
  readonly catalogue: VisitsCatalogue;
  readonly isWorkingDay: (day: PlainDate) => boolean;
  /** Which facts a visit may put into a file, and which of them are sealed there. */
  readonly people: PeopleDeps['catalogue'];
  /** Findings become cases. */
  readonly casework: CaseworkDeps;
}

export const workerName = (deps: VisitsDeps, id: string): { readonly id: string; readonly name: string } => ({
  id,
  name: deps.directory.worker(id)?.name ?? '',
});

/** Everybody who may visit in a community, by id. */
export const visitorsOf = ({ directory }: VisitsDeps, communityId: string): readonly string[] =>
  directory
    .workers()
    .filter(
      ({ status, roles }) =>
        status === 'active' &&
        roles.some(
          (held) =>
            held.organisationId === communityId && ['worker', 'grid-worker', 'social-worker'].includes(held.role),
        ),
    )
    .map(({ id }) => id)
    .toSorted();
