import './field.css';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import type { HeldRecord } from '../contract.ts';

/** What a record says, question and answer. */
export const Said = ({ words }: { readonly words: HeldRecord['words'] }): ReactNode => {
  const { show } = useText();
  return (
    <dl className="field-said">
      {words.map(({ label, value }) => (
        <Fragment key={label.zh}>
          <dt>{show(label)}</dt>
          <dd>{show(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
};
