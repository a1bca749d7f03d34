import type { CasesOnPaper } from '../../notices/server/index.ts';
import { askingIn, maySee, visibleTo } from './case-access.ts';
import type { CaseworkDeps } from './deps.ts';
import { findCase } from './stored-case.ts';

/** Which cases the register of documents may name: those that exist for whoever asks, by the rule of the case list. */
export const casesForDocuments = (deps: Pick<CaseworkDeps, 'processes'>): CasesOnPaper => ({
  find: async (tx, caller, communityId, caseId) => {
    const stored = await findCase(tx, communityId, caseId);
    if (stored === undefined) return undefined;
    const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
    const exists = maySee(askingIn(caller, communityId, deps.processes), stored, definition);
    return exists ? { id: stored.id, number: stored.number, personId: stored.personId } : undefined;
  },
  visibleTo: (caller, communityId) => visibleTo(askingIn(caller, communityId, deps.processes)),
});
