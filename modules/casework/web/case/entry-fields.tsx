import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { HiddenValue } from '../../../../web/ui/hidden-value.tsx';
import { revealCaseValue } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

type Entry = CaseReply['history'][number];
type EntryField = Entry['fields'][number];

/** Values that the line above already says. */
const SAID: readonly string[] = ['result', 'reason', 'note', 'unit'];

const Hidden = ({
  of,
  entry,
  field,
}: {
  readonly of: CaseReply;
  readonly entry: Entry;
  readonly field: EntryField;
}): ReactNode => {
  const { show } = useText();
  const command = useCommand(revealCaseValue);
  return (
    <HiddenValue
      masked={show(field.value)}
      label={show(field.label)}
      pending={command.pending}
      problem={command.problem}
      reveal={() =>
        command.run({
          params: { communityId: of.communityId, caseId: of.id },
          body: { ordinal: entry.ordinal, field: field.id },
        })
      }
    />
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
