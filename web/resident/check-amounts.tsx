import type { GuideCheckReply } from '../../modules/guides/contract.ts';
import { basisWords, useFigureWords } from './answer-words.ts';
import type { GivenAnswer } from './answers-in-address.ts';
import type { Guide } from './guide-api.ts';
import { useWords } from './words.ts';
import { type Figures, workingOf } from './working.ts';

type Amount = GuideCheckReply['amounts'][number];

/** Everything a step may reckon with: figures of the rules, answers, results of the steps before. */
const figuresFor = (guide: Guide, answers: readonly GivenAnswer[], amount: Amount): Figures =>
  new Map([
    ...guide.parameters.map(({ id, value }) => [id, value] as const),
    ...answers.flatMap(({ factId, value }) => (value === null ? [] : [[factId, value] as const])),
    ...amount.steps.map(({ id, value }) => [id, value] as const),
  ]);

export const useAmountWords = (): ((value: NonNullable<Amount['value']>) => string) => {
  const { t } = useWords();
  const figure = useFigureWords();
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'check.said.yes' : 'check.said.no');
    return typeof value === 'number' ? figure(value) : value;
  };
};

const Steps = ({
  guide,
  answers,
  of,
}: {
  readonly guide: Guide;
  readonly answers: readonly GivenAnswer[];
  readonly of: Amount;
}) => {
  const { t, show } = useWords();
  const words = useAmountWords();
  const written = guide.calculations.find(({ id }) => id === of.id)?.steps ?? [];
  const figures = figuresFor(guide, answers, of);
  return (
    <div className="working">
      <p className="quiet">{t('check.amount.how')}</p>
      <ol className="numbered">
        {of.steps.map(({ id, label, value }) => {
          const working = workingOf(written.find((step) => step.id === id)?.feel ?? '', figures);
          return (
            <li key={id}>
              {show(label)}
              <b className="figures">{working === null ? words(value) : `${working} = ${words(value)}`}</b>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{t('check.basis', { basis: basisWords(of.basis) })}</p>
    </div>
  );
};

/** What can be drawn, with the way to every figure. */
export const CheckAmounts = ({
  guide,
  answers,
  check,
}: {
  readonly guide: Guide;
  readonly answers: readonly GivenAnswer[];
  readonly check: GuideCheckReply;
}) => {
  const { t, show } = useWords();
  const words = useAmountWords();
  if (check.amounts.length === 0 || check.overall === 'no') return null;
  return (
    <section className="card amounts" aria-labelledby="amounts">
      <h2 id="amounts">{t('check.amounts')}</h2>
      {check.overall === 'yes' ? null : <p className="help">{t('check.amounts.if')}</p>}
      <ul>
        {check.amounts.map((of) => (
          <li key={of.id}>
            <p className="amount">
              <span>{show(of.name)}</span>
              {of.value === null ? (
                <span className="quiet">{t('check.amount.open')}</span>
              ) : (
                <b>
                  {words(of.value)} {show(of.unit)}
                </b>
              )}
            </p>
            {of.value === null || of.steps.length === 0 ? null : <Steps guide={guide} answers={answers} of={of} />}
          </li>
        ))}
      </ul>
    </section>
  );
};
