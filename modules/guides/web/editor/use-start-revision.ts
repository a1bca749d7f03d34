import type { BodyOf, Problem } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { listCatalogue, listRevisions, startRevision } from '../../contract.ts';
import type { RevisionReply } from '../../contract.ts';

interface Starting {
  /** The new revision, or undefined after a refusal, which is then in `problem`. */
  readonly start: (body: BodyOf<typeof startRevision>) => Promise<RevisionReply | undefined>;
  readonly pending: boolean;
  readonly problem: Problem | null;
}

export const useStartRevision = (): Starting => {
  const { run, pending, problem } = useCommand(startRevision, { invalidates: [listRevisions, listCatalogue] });
  return { start: (body) => run({ body }), pending, problem };
};
