import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import { listCases } from '../modules/casework/contract.ts';
import { identifyPerson } from '../modules/people/contract.ts';
import { call } from './api.ts';
import { ProblemError } from './http.ts';
import { paths } from './paths.ts';
import { useSession } from './session.tsx';
import { useText } from './texts.tsx';
import { useProblemText } from './ui/problem.tsx';
import { useScans } from './ui/scanner.tsx';
import type { ScannedCode } from './ui/wedge-scanner.ts';

/** Wherever one is: a card leads to the counter with its person, a receipt or case number to its case, a resident's list to itself. */
export const useScanRouting = (): void => {
  const { t } = useText();
  const { community, has } = useSession();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const words = useProblemText();
  const busy = useRef(false);

  const follow = async (code: ScannedCode, communityId: string): Promise<void> => {
    if (code.kind === 'id-number') {
      const { person } = await call(identifyPerson, { params: { communityId }, body: { idNumber: code.value } });
      if (person === null) message.warning(t('shell.scan-person-unknown'));
      else await navigate({ href: paths.counter({ person: person.id }) });
      return;
    }
    const { items } = await call(listCases, { params: { communityId }, query: { q: code.value, limit: 2 } });
    const [found] = items;
    if (found === undefined) message.warning(t('shell.scan-case-unknown', { code: code.value }));
    else
      await navigate({ href: items.length === 1 ? paths.case(communityId, found.id) : paths.cases({ q: code.value }) });
  };

  useScans((code) => {
    if (community === undefined || !has('worker', 'head') || busy.current) return false;
    if (code.kind === 'list') {
      // Beside the counter, so that nothing entered there is lost.
      window.open(code.value, '_blank', 'noopener');
      return true;
    }
    busy.current = true;
    follow(code, community.id)
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        message.error(words(error.problem));
      })
      .finally(() => {
        busy.current = false;
      });
    return true;
  });
};
