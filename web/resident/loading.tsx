import type { Answer } from './api.ts';
import { Go, addressOf } from './place.tsx';
import { useTroubleWords } from './trouble.tsx';
import { useWords } from './words.ts';

export const Loading = () => {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('site.loading')}>
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="loading-line" />
      ))}
    </div>
  );
};

/** What went wrong and the way on: again, or to the guides when what was looked for is not there. */
export const FailedCard = ({
  answer,
  again,
}: {
  readonly answer: Extract<Answer<unknown>, { ok: false }>;
  readonly again: () => void;
}) => {
  const { t } = useWords();
  const troubleWords = useTroubleWords();
  const absent = answer.trouble.code === 'not-found';
  return (
    <section className="card">
      <p role="alert">{absent ? t('site.not-here') : troubleWords(answer.trouble)}</p>
      <p className="field">
        {absent ? (
          <Go className="button wide" href={addressOf({ page: 'guides', q: '' })}>
            {t('guides.title')}
          </Go>
        ) : (
          <button type="button" className="button wide" onClick={again}>
            {t('error.retry')}
          </button>
        )}
      </p>
    </section>
  );
};
