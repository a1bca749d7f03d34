import './field.css';
import { Button } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { revealFieldRecordValue, type SaidWords } from '../contract.ts';

interface OfRecord {
  readonly communityId: string;
  readonly recordId: string;
}

/** A masked value, shown for half a minute to who asks; the trail keeps who did. */
const Hidden = ({ of, record }: { readonly of: SaidWords[number]; readonly record: OfRecord }): ReactNode => {
  const { t, show } = useText();
  const command = useCommand(revealFieldRecordValue);
  const [shown, setShown] = useState<{ readonly value: string; readonly seconds: number } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = window.setTimeout(() => setShown(null), shown.seconds * 1000);
    return () => window.clearTimeout(timer);
  }, [shown]);
  const reveal = async (): Promise<void> => {
    const reply = await command.run({ params: { ...record }, body: { field: of.id ?? '' } });
    if (reply !== undefined) setShown({ value: reply.value, seconds: reply.hiddenAgainAfterSeconds });
  };
  if (shown !== null) return <b className="num">{shown.value}</b>;
  return (
    <>
      <span className="num">{show(of.value)}</span>{' '}
      <Button
        size="small"
        type="link"
        loading={command.pending}
        aria-label={t('case.reveal-of', { label: show(of.label) })}
        onClick={() => void reveal()}
      >
        {t('case.reveal')}
      </Button>
      <ProblemSummary problem={command.problem} />
    </>
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
