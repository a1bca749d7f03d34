import { Button } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../platform/contract.ts';
import { ProblemError } from '../http.ts';
import { useText } from '../texts.tsx';
import { ErrorSummary } from './parts.tsx';

/** The words for a problem in the present language; those of a lost connection are our own. */
export const useProblemText = (): ((problem: Problem) => string) => {
  const { t, language } = useText();
  return (problem) => {
    if (problem.code === 'network') return t('shell.network');
    if (problem.code === 'fault' || problem.title === '') return t('shell.fault');
    return language === 'zh' ? problem.title : problem.titleEn;
  };
};

/**
 * A refused command, on top of its form. `fields` says which field id belongs to which part of the body
 * (`phone` → `counter-phone`), so that each line of bad input leads there.
 */
export const ProblemSummary = ({
  problem,
  fields = {},
}: {
  readonly problem: Problem | null;
  readonly fields?: Readonly<Record<string, string>>;
}): ReactNode => {
  const words = useProblemText();
  const errors = useMemo(
    () =>
      (problem?.errors ?? []).map(({ path, message }) => ({
        fieldId: fields[path.replace(/^\/?(body[./])?/, '')] ?? path,
        message,
      })),
    [problem, fields],
  );
  return problem === null ? null : <ErrorSummary title={words(problem)} errors={errors} />;
};

/** The words for whatever went wrong: a refusal says it itself, anything else is a fault. */
export const useErrorText = (): ((error: unknown) => string) => {
  const { t } = useText();
  const words = useProblemText();
  return (error) => (error instanceof ProblemError ? words(error.problem) : t('shell.fault'));
};

/** In place of a list or page that could not be read; pages mostly have it from `Loaded`. */
export const LoadFailed = ({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactNode => {
  const { t } = useText();
  const words = useErrorText();
  return (
    <div className="empty" role="alert">
      <b>{words(error)}</b>
      {retry === undefined ? null : (
        <div className="empty-action">
          <Button onClick={retry}>{t('shell.retry')}</Button>
        </div>
      )}
    </div>
  );
};
