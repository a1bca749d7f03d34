import type { CaseOnPaper, CasesOnPaper } from '../../notices/server/index.ts';
import { askingIn, visibleTo } from './case-access.ts';
import type { CaseworkDeps } from './deps.ts';

/** Which cases the register of documents may name: those that exist for whoever asks, by the rule of the case list. */
export const casesForDocuments = (deps: Pick<CaseworkDeps, 'processes'>): CasesOnPaper => {
  const visible: CasesOnPaper['visibleTo'] = (caller, communityId) =>
    visibleTo(askingIn(caller, communityId, deps.processes));
  return {
    visibleTo: visible,
    find: async (tx, caller, communityId, caseId) => {
      const { condition, values } = visible(caller, communityId);
      const numbered = condition.replaceAll(/\?(\d+)/g, (_, index: string) => `$${2 + Number(index)}`);
      const text = `select c.id, c.number, c.person_id as "personId" from case_record c
        where c.community_id = $1 and c.id = $2 and (${numbered})`;
      const [found] = await tx.query<CaseOnPaper>({ name: '', text }, [communityId, caseId, ...values]);
      return found;
    },
  };
};
