import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Pill } from '../../../../../web/ui/parts.tsx';
import { useEditing } from '../editing.tsx';
import type { Mistake } from '../editing.tsx';
import { usePlaceWords } from '../use-place-words.ts';
import { fieldIdOf } from '../written-form.ts';

const Lines = ({
  of,
  lead,
}: {
  readonly of: readonly Mistake[];
  readonly lead: ((path: string) => void) | undefined;
}): ReactNode => {
  const { show } = useText();
  const placeWords = usePlaceWords(useEditing().form);
  return (
    <ul className="edit-mistakes">
      {of.map(({ path, rule }) => (
        <li key={path + rule.zh}>
          {path === '' ? null : <span className="why">{placeWords(path)} </span>}
          {lead === undefined || path === '' ? (
            show(rule)
          ) : (
            <a
              href={`#${fieldIdOf(path)}`}
              onClick={(event) => {
                event.preventDefault();
                lead(path);
              }}
            >
              {show(rule)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
};

/** What keeps the revision from review, and what is only advised; each line leads to its field where there is a form. */
export const MistakeList = ({
  mistakes,
  advice,
  lead,
}: {
  readonly mistakes: readonly Mistake[];
  readonly advice: readonly Mistake[];
  readonly lead?: (path: string) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <section className="card edit-checks" aria-label={t('editor.checks')}>
      <div role="status">
        {mistakes.length === 0 ? (
          <Pill tone="ok">{t('editor.checks-sound')}</Pill>
        ) : (
          <Pill tone="bad">{t('editor.mistakes-count', { count: mistakes.length })}</Pill>
        )}
      </div>
      <Lines of={mistakes} lead={lead} />
      {advice.length === 0 ? null : (
        <>
          <h3 className="edit-sub">{t('editor.advice')}</h3>
          <Lines of={advice} lead={lead} />
        </>
      )}
    </section>
  );
};
