import { useCallback, useEffect, useState } from 'react';
import type { Answer } from './api.ts';

/**
 * Asks on arrival and whenever `question` changes; `answer` is undefined while waiting, `last` is then still that to
 * the question before. A late reply to an old question is dropped.
 */
export const useAnswer = <T>(question: string, ask: (question: string) => Promise<Answer<T>>) => {
  const [state, setState] = useState<{ readonly question: string; readonly answer: Answer<T> }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void round;
    void ask(question).then((answer) => {
      if (wanted) setState({ question, answer });
    });
    return () => {
      wanted = false;
    };
  }, [question, ask, round]);
  const again = useCallback(() => {
    setState(undefined);
    setRound((count) => count + 1);
  }, []);
  return { answer: state?.question === question ? state.answer : undefined, last: state?.answer, again };
};
