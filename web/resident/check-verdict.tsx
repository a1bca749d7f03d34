import { useEffect, useRef } from 'react';
import type { GuideCheckReply } from '../../modules/guides/contract.ts';
import type { FactQuestion } from './answers-in-address.ts';
import { basisWords, useAnswerWords } from './answer-words.ts';
import { bringUp } from './bring-up.ts';
import { useWords, type WordKey } from './words.ts';

type Condition = GuideCheckReply['conditions'][number];

const SIGNS = { yes: '✓', no: '×', unknown: '?' } as const;

const headingOf = (check: GuideCheckReply, asking: boolean): WordKey => {
  if (check.conditions.length === 0) return 'check.overall.free';
  return check.overall === 'unknown' && !asking ? 'check.overall.skipped' : `check.overall.${check.overall}`;
};

const ConditionLine = ({ of, questions }: { readonly of: Condition; readonly questions: readonly FactQuestion[] }) => {
  const { t, show } = useWords();
  const words = useAnswerWords();
  const asked = (id: string) => questions.find((question) => question.id === id);
  const because = of.because.flatMap(({ factId, label, value }) => {
    const question = asked(factId);
    return question === undefined ? [] : [t('check.said', { label: show(label), answer: words(question, value) })];
  });
  const open = of.missing.flatMap((id) => {
    const question = asked(id);
    return question === undefined ? [] : [show(question.label)];
  });
  const between = t('check.between');
  return (
    <li className={`condition condition-${of.result}`}>
      <span className="sign" aria-hidden="true">
        {SIGNS[of.result]}
      </span>
      <div>
        <b>{show(of.text)}</b>
        <p className="result">{t(`check.result.${of.result}`)}</p>
        {of.result === 'unknown' || because.length === 0 ? null : (
          <p>{t('check.because', { facts: because.join(between) })}</p>
        )}
        {open.length === 0 ? null : <p>{t('check.open', { facts: open.join(between) })}</p>}
        <p className="quiet">{t('check.basis', { basis: basisWords(of.basis) })}</p>
      </div>
    </li>
  );
};

/** Yes, no or cannot tell yet, and the same for every condition with its reason and its basis. */
export const CheckVerdict = ({
  check,
  questions,
  asking,
  takesFocus,
}: {
  readonly check: GuideCheckReply;
  readonly questions: readonly FactQuestion[];
  readonly asking: boolean;
  readonly takesFocus: boolean;
}) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) bringUp(heading.current);
  }, [takesFocus]);
  const counts = (['yes', 'no', 'unknown'] as const).flatMap((result) => {
    const count = check.conditions.filter((one) => one.result === result).length;
    return count === 0 ? [] : [t(`check.count.${result}`, { count })];
  });
  return (
    <section className={`card verdict verdict-${check.overall}`} aria-labelledby="verdict">
      <h2 id="verdict" tabIndex={-1} ref={heading}>
        <span className="sign" aria-hidden="true">
          {SIGNS[check.overall]}
        </span>
        <span>{t(headingOf(check, asking))}</span>
      </h2>
      <p className="help">{t(check.overall === 'no' ? 'check.no.hint' : 'check.final')}</p>
      {check.conditions.length === 0 ? null : (
        <details open={!asking}>
          <summary>
            {t('check.reasons', { all: check.conditions.length, counts: counts.join(t('check.between')) })}
          </summary>
          <ul className="conditions">
            {check.conditions.map((of) => (
              <ConditionLine key={of.id} of={of} questions={questions} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
