import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { replyKey, useReply } from '../../../../web/query.ts';
import {
  explainDueDate,
  getCase,
  getDispatchHint,
  listEarlierCases,
  getWorkbench,
  listCases,
  listDesk,
  listDeskTasks,
} from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

/** Reads a case; `accept` puts the reply of a command in its place, so that the page shows it without asking again. */
export const useCase = (communityId: string, caseId: string) => {
  const client = useQueryClient();
  const query = useReply(getCase, { params: { communityId, caseId } });
  const accept = useCallback(
    (next: CaseReply): void => {
      client.setQueryData(replyKey(getCase, { params: { communityId, caseId } }), next);
      for (const { id } of [
        listCases,
        listDesk,
        listDeskTasks,
        getWorkbench,
        explainDueDate,
        getDispatchHint,
        listEarlierCases,
      ]) {
        void client.invalidateQueries({ queryKey: [id] });
      }
    },
    [client, communityId, caseId],
  );
  return { query, accept };
};
