import { useEffect, useState } from 'react';
import type { Problem } from '../../../platform/contract.ts';
import { callForFile, ProblemError, type CallInput } from '../../../web/api.ts';
import { previewDocument } from '../contract.ts';

/** What a form would look like as a paper, as an address of this page alone. */
export const usePaperPreview = () => {
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  const show = async (input: CallInput<typeof previewDocument>): Promise<void> => {
    setPending(true);
    try {
      setUrl(URL.createObjectURL(await callForFile(previewDocument, input)));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setPending(false);
    }
  };
  const clear = (): void => {
    setUrl(null);
    setProblem(null);
  };
  return { url, problem, pending, show, clear };
};
