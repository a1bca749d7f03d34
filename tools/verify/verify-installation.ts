import type pg from 'pg';
import { openLiveCatalogue } from '../../modules/guides/server/index.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { createScopedDatabase, type ScopedDatabase, type Statement } from '../../platform/db/scoped-database.ts';
import { createProcessLibrary, readVariants } from '../../modules/casework/server/index.ts';
import type { ShippedCatalogue } from '../../server/catalogue.ts';
import { checkAudit } from './check-audit.ts';
import { checkCase } from './check-case.ts';
import { CASES, type CaseRow } from './case-rows.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkPlaces } from './check-places.ts';
import { checkPerson, PEOPLE, type PersonRow } from './check-person.ts';
import { checkAccounts, checkReferences } from './check-references.ts';
import type { Checked, Finding } from './finding.ts';
import { readBatches } from './read-batches.ts';

export interface Installation {
  /** Connection of the application role: what it cannot see, the application cannot answer for either. */
  readonly appPool: pg.Pool;
  readonly accountsPool: pg.Pool;
  readonly keyRing: KeyRing;
  readonly catalogue: ShippedCatalogue;
  readonly anchorFolder: string;
  readonly onOrganisation?: (name: string) => void;
}

export interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

const ORGANISATIONS: Statement = {
  name: 'verify-organisations',
  text: 'select id, name from organisation order by kind, name, id',
};

const checkCases = async (
  database: ScopedDatabase,
  organisationId: string,
  catalogue: ShippedCatalogue,
): Promise<Checked> => {
  const findings: Finding[] = [];
  const counts = { cases: 0, events: 0 };
  for await (const rows of readBatches<CaseRow>(database, organisationId, CASES)) {
    counts.cases += rows.length;
    for (const row of rows) {
      counts.events += row.events.length;
      findings.push(...checkCase(organisationId, row, catalogue));
    }
  }
  return { counts, findings };
};

const checkPeople = async (database: ScopedDatabase, organisationId: string, keyRing: KeyRing): Promise<Checked> => {
  const findings: Finding[] = [];
  let people = 0;
  for await (const rows of readBatches<PersonRow>(database, organisationId, PEOPLE)) {
    people += rows.length;
    for (const row of rows) findings.push(...checkPerson(organisationId, row, keyRing));
  }
  return { counts: { people }, findings };
};

const sum = (all: readonly Checked[]): Report => {
  const counts: Record<string, number> = {};
  for (const checked of all)
    for (const [name, count] of Object.entries(checked.counts)) counts[name] = (counts[name] ?? 0) + count;
  return { counts, findings: all.flatMap((checked) => checked.findings) };
};

/** A case may have been opened on what was published here; whose overlay or variant it was, the case itself says. */
const withPublications = async (database: ScopedDatabase, shipped: ShippedCatalogue): Promise<ShippedCatalogue> => {
  const { guides: catalogue, guideSource } = shipped;
  const live = await openLiveCatalogue({ database, shipped: { catalogue, ...guideSource }, pathOf: () => [] });
  const processes = createProcessLibrary(shipped.processes.all);
  processes.takeVariants(await database.read([], readVariants));
  return { ...shipped, guides: live.catalogue, processes };
};

/** Reads the whole installation, organisation by organisation, and holds everything stored against everything else. */
export const verifyInstallation = async (installation: Installation): Promise<Report> => {
  const { keyRing, anchorFolder } = installation;
  const database = createScopedDatabase(installation.appPool);
  const catalogue = await withPublications(database, installation.catalogue);
  const organisations = await database.read([], (tx) => tx.query<{ id: string; name: string }>(ORGANISATIONS, []));
  const checked: Checked[] = [await checkAccounts(database, installation.accountsPool)];
  for (const { id, name } of organisations) {
    installation.onOrganisation?.(name);
    checked.push(
      { counts: { organisations: 1 }, findings: [] },
      await checkCases(database, id, catalogue),
      await checkNumbers(database, id),
      await checkReferences(database, id),
      await checkPeople(database, id, keyRing),
      await checkPlaces(database, id, keyRing),
      await checkAudit(database, id, anchorFolder),
    );
  }
  return sum(checked);
};
