import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import type { GuideCheckReply } from '../contract.ts';
import { BasisNote } from './basis-note.tsx';

type Amount = GuideCheckReply['amounts'][number];

/** A value of a fact or a step in words. */
export const useValueText = (): ((value: boolean | number | string) => string) => {
  const { t, language } = useText();
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'guide.yes' : 'guide.no');
    return typeof value === 'number' ? value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB') : value;
  };
};

const AmountLine = ({ of }: { readonly of: Amount }): ReactNode => {
  const { t, show } = useText();
  const words = useValueText();
  return (
    <li className="guide-amount">
      <div className="guide-amount-line">
        <span>{show(of.name)}</span>
        {of.value === null ? (
          <span className="why">{t('guide.amount-open')}</span>
        ) : (
          <b className="num">
            {words(of.value)} {show(of.unit)}
          </b>
        )}
      </div>
      {of.value === null || of.steps.length === 0 ? null : (
        <details open>
          <summary>{t('guide.amount-how')}</summary>
          <ol className="guide-steps">
            {of.steps.map(({ id, label, value }) => (
              <li key={id}>
                <span>{show(label)}</span>
                <span className="num">{words(value)}</span>
              </li>
            ))}
          </ol>
          <BasisNote basis={of.basis} />
        </details>
      )}
    </li>
  );
};

/** What can be granted, with the way to each figure. */
export const GuideAmounts = ({ amounts }: { readonly amounts: readonly Amount[] }): ReactNode =>
  amounts.length === 0 ? null : (
    <ul className="guide-amounts" aria-live="polite">
      {amounts.map((of) => (
        <AmountLine key={of.id} of={of} />
      ))}
    </ul>
  );
