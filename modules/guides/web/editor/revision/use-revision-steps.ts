import type { Problem } from '../../../../../platform/contract.ts';
import { useCommand } from '../../../../../web/query.ts';
import {
  compareItems,
  getGuide,
  listCatalogue,
  listItemVersions,
  listRevisions,
  publishRevision,
  reviewRevision,
  searchGuides,
  submitRevision,
  takeBackRevision,
  withdrawRevision,
} from '../../../contract.ts';
import type { RevisionReply } from '../../../contract.ts';
import type { RevisionInHand } from './use-revision.ts';

const LISTS = [listRevisions, listCatalogue, listItemVersions, compareItems] as const;

/** The steps of a revision's life; each answers whether it was taken. What was just written is saved first. */
export const useRevisionSteps = (of: RevisionInHand) => {
  const submission = useCommand(submitRevision, { invalidates: LISTS });
  const review = useCommand(reviewRevision, { invalidates: LISTS });
  const publication = useCommand(publishRevision, { invalidates: [...LISTS, getGuide, searchGuides] });
  const taking = useCommand(takeBackRevision, { invalidates: LISTS });
  const withdrawal = useCommand(withdrawRevision, { invalidates: LISTS });
  const commands = [submission, review, publication, taking, withdrawal];
  const params = { revisionId: of.revision.id };
  const seen = { expectedVersion: of.revision.version };

  const taken = async (step: Promise<RevisionReply | undefined>): Promise<boolean> => {
    const reply = await step;
    if (reply !== undefined) of.take(reply);
    return reply !== undefined;
  };
  const clear = (): void => commands.forEach((command) => command.clear());
  const problem = commands.reduce<Problem | null>((found, command) => found ?? command.problem, null);
  return {
    problem,
    pending: commands.some(({ pending }) => pending),
    submit: async (): Promise<boolean> => {
      clear();
      const saved = of.state === 'saved' ? of.revision : await of.save();
      if (saved === undefined) return false;
      return taken(submission.run({ params, body: { expectedVersion: saved.version } }));
    },
    approve: (): Promise<boolean> => {
      clear();
      return taken(review.run({ params, body: { ...seen, decision: 'approve' } }));
    },
    sendBack: (reason: string): Promise<boolean> => {
      clear();
      return taken(review.run({ params, body: { ...seen, decision: 'send-back', reason } }));
    },
    publish: (startsOn: string): Promise<boolean> => {
      clear();
      return taken(publication.run({ params, body: { ...seen, startsOn } }));
    },
    takeBack: (): Promise<boolean> => {
      clear();
      return taken(taking.run({ params, body: seen }));
    },
    withdraw: (reason: string): Promise<boolean> => {
      clear();
      return taken(withdrawal.run({ params, body: { ...seen, reason } }));
    },
  };
};
