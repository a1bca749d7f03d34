import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Problem } from '../../../platform/contract.ts';
import { ProblemError, call } from '../../../web/api.ts';
import { homePath } from '../../../web/navigation.ts';
import { queryClient } from '../../../web/query.ts';
import { sessionQuery } from '../../../web/session.tsx';
import { rememberUsername } from '../../../web/lock-state.ts';
import { signIn } from '../contract.ts';

/** Only an address of our own app is a place to return to. */
export const isOwnPlace = (next: string | undefined): next is string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') && !next.startsWith('/first-steps');

interface SignIn {
  readonly enter: (username: string, password: string, code?: string) => Promise<void>;
  /** The password fits, and a code of the authenticator app is asked for. */
  readonly codeNeeded: boolean;
  readonly startAgain: () => void;
  readonly pending: boolean;
  readonly problem: Problem | null;
}

/** Signs in and goes on to where one wanted to be, or to the first page of one's role. */
export const useSignIn = (): SignIn => {
  const navigate = useNavigate();
  const { next }: { next?: string } = useSearch({ strict: false });
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [codeNeeded, setCodeNeeded] = useState(false);

  const enter = async (username: string, password: string, code?: string): Promise<void> => {
    setPending(true);
    setProblem(null);
    try {
      const session = await call(signIn, {
        body: { username, password, ...(code === undefined ? {} : { code }) },
      });
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      rememberUsername(username);
      await navigate({ href: isOwnPlace(next) ? next : homePath(session.roles.map(({ role }) => role)) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // Asking for the code is no mistake of anybody's.
      if (error.problem.code === 'second-factor-needed') setCodeNeeded(true);
      else setProblem(error.problem);
    } finally {
      setPending(false);
    }
  };
  const startAgain = (): void => {
    setCodeNeeded(false);
    setProblem(null);
  };
  return { enter, pending, problem, codeNeeded, startAgain };
};
