import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { ErrorSummary } from '../../../../web/ui/parts.tsx';
import type { FieldError } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';

/** One and the same list, so that the summary takes the focus once and not at every key. */
const NO_FIELDS: readonly FieldError[] = [];

/** What happened to the case since a form was opened, shown in the form so that nothing typed is lost. */
export const NewEntries = ({
  of,
  since,
  stillPossible,
}: {
  readonly of: CaseReply;
  readonly since: number;
  readonly stillPossible: boolean;
}): ReactNode => {
  const { t, show, language } = useText();
  const entries = of.history.filter(({ ordinal }) => ordinal > since);
  return (
    <>
      <ErrorSummary title={t('action.stale')} errors={NO_FIELDS} />
      {entries.length === 0 ? null : (
        <ul className="new-entries">
          {entries.map((entry) => (
            <li key={entry.ordinal}>
              <span className="why num">{showMoment(entry.at, language)}</span> {show(entry.title)}
              {entry.by.name === null ? '' : ` · ${entry.by.name}`}
            </li>
          ))}
        </ul>
      )}
      {stillPossible ? null : <p className="due-bad">{t('action.stale-gone', { state: show(of.stateName) })}</p>}
    </>
  );
};
