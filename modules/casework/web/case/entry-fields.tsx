import { Button } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { revealCaseValue } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

type Entry = CaseReply['history'][number];
type EntryField = Entry['fields'][number];

/** Values that the line above already says. */
const SAID: readonly string[] = ['result', 'reason', 'note', 'unit'];

/** A hidden value, shown for half a minute to who asks; the trail keeps who did. */
const Hidden = ({
  of,
  entry,
  field,
}: {
  readonly of: CaseReply;
  readonly entry: Entry;
  readonly field: EntryField;
}): ReactNode => {
  const { t, show } = useText();
  const command = useCommand(revealCaseValue);
  const [value, setValue] = useState<string | null>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), seconds * 1000);
    return () => clearTimeout(timer);
  }, [value, seconds]);
  const reveal = async (): Promise<void> => {
    const shown = await command.run({
      params: { communityId: of.communityId, caseId: of.id },
      body: { ordinal: entry.ordinal, field: field.id },
    });
    if (shown === undefined) return;
    setSeconds(shown.hiddenAgainAfterSeconds);
    setValue(shown.value);
  };
  if (value !== null) return <b className="entry-revealed">{value}</b>;
  return (
    <>
      <span className="why">{show(field.value)}</span>{' '}
      <Button
        size="small"
        type="link"
        loading={command.pending}
        aria-label={t('case.reveal-of', { label: show(field.label) })}
        onClick={() => void reveal()}
      >
        {t('case.reveal')}
      </Button>
      <ProblemSummary problem={command.problem} fields={{}} />
    </>
  );
};

/** What was filled in, field by field. */
export const EntryFields = ({ of, entry }: { readonly of: CaseReply; readonly entry: Entry }): ReactNode => {
  const { show } = useText();
  const fields = entry.fields.filter(({ id, hidden }) => hidden || !SAID.includes(id) || entry.detail === null);
  if (fields.length === 0) return null;
  return (
    <dl className="entry-fields">
      {fields.map((field) => (
        <Fragment key={field.id}>
          <dt>{show(field.label)}</dt>
          <dd>{field.hidden ? <Hidden of={of} entry={entry} field={field} /> : show(field.value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
};
