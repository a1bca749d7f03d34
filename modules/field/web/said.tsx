import './field.css';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { HiddenValue } from '../../../web/ui/hidden-value.tsx';
import { revealFieldRecordValue, type SaidWords } from '../contract.ts';

interface OfRecord {
  readonly communityId: string;
  readonly recordId: string;
}

const Hidden = ({ of, record }: { readonly of: SaidWords[number]; readonly record: OfRecord }): ReactNode => {
  const { show } = useText();
  const command = useCommand(revealFieldRecordValue);
  return (
    <HiddenValue
      masked={show(of.value)}
      label={show(of.label)}
      pending={command.pending}
      problem={command.problem}
      reveal={() => command.run({ params: { ...record }, body: { field: of.id ?? '' } })}
    />
  );
};

/** What a record says, question and answer; masked values open one by one where `record` names the record. */
export const Said = ({ words, record }: { readonly words: SaidWords; readonly record?: OfRecord }): ReactNode => {
  const { show } = useText();
  return (
    <dl className="field-said">
      {words.map((one) => (
        <Fragment key={one.label.zh}>
          <dt>{show(one.label)}</dt>
          <dd>{one.hidden && record !== undefined ? <Hidden of={one} record={record} /> : show(one.value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
};
