import { useEffect, useRef } from 'react';
import type { Trouble } from './api.ts';
import { useWords } from './words.ts';

export interface Mistake {
  /** Id of the field to mend; absent when no field is at fault. */
  readonly field?: string;
  readonly message: string;
}

export const useTroubleWords = (): ((trouble: Trouble) => string) => {
  const { t } = useWords();
  return (trouble) => t(`error.${trouble.code}`, { minutes: trouble.minutes });
};

/** The summary of what is wrong: takes the focus, and each line leads to its field. */
export const TroubleSummary = ({ mistakes }: { readonly mistakes: readonly Mistake[] }) => {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = mistakes.map((mistake) => mistake.message).join();
  useEffect(() => {
    if (shown !== '') box.current?.focus();
  }, [shown]);
  if (mistakes.length === 0) return null;
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      <b>{t('error.title')}</b>
      <ul>
        {mistakes.map(({ field, message }) => (
          <li key={message}>
            {field === undefined ? (
              message
            ) : (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
