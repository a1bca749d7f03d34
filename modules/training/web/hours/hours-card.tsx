import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { RulesReply, YearReply } from '../../contract.ts';

const HUNDRED = 100;

/** What is missing by when, in one sentence. */
const Missing = ({ of }: { readonly of: YearReply }): ReactNode => {
  const { t, show, language } = useText();
  const open = of.kinds.filter(({ times, timesPerYear }) => times < timesPerYear);
  if (of.complete) return <Pill tone="ok">{t('training.all-there')}</Pill>;
  if (of.missing > 0)
    return <span>{t('training.missing', { date: showDate(of.dueOn, language), hours: of.missing })}</span>;
  return (
    <span>
      {t('training.hours-there', { kinds: open.map(({ name }) => show(name)).join(language === 'zh' ? '、' : ', ') })}
    </span>
  );
};

const Parts = ({ of }: { readonly of: YearReply }): ReactNode => {
  const { t } = useText();
  const parts = [
    { what: t('training.from-rounds'), hours: of.fromRounds, list: 'training-rounds' },
    { what: t('training.from-courses'), hours: of.fromCourses, list: 'training-courses' },
    { what: t('training.claimed'), hours: of.claimed, list: 'training-courses' },
  ];
  return (
    <ul className="training-parts">
      {parts.map(({ what, hours, list }) => (
        <li key={what}>
          <span>{what}</span>
          <button
            type="button"
            className="link-button num"
            aria-label={t('training.show-list', { what, hours })}
            onClick={() => {
              document.getElementById(list)?.scrollIntoView();
              document.getElementById(list)?.focus();
            }}
          >
            {t('training.class-hours', { hours })}
          </button>
        </li>
      ))}
    </ul>
  );
};

const Kinds = ({ of }: { readonly of: YearReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <>
      <SectionTitle>{t('training.once-a-year')}</SectionTitle>
      <ul className="training-kinds">
        {of.kinds
          .filter(({ timesPerYear }) => timesPerYear > 0)
          .map(({ id, name, times, claimed, timesPerYear }) => (
            <li key={id}>
              <span>{show(name)}</span>
              {times >= timesPerYear ? (
                <Pill tone="ok">{t('training.kind-done', { times })}</Pill>
              ) : claimed > 0 ? (
                <Pill tone="ask">{t('training.kind-claimed')}</Pill>
              ) : (
                <Pill tone="warn">{t('training.kind-open', { date: showDate(of.dueOn, language) })}</Pill>
              )}
            </li>
          ))}
      </ul>
    </>
  );
};

const How = ({ of, rules }: { readonly of: YearReply; readonly rules: RulesReply }): ReactNode => {
  const { t } = useText();
  const basisOf = ({ source, where }: RulesReply['hoursBasis']): string =>
    t('training.basis', { source: [source, where].filter(Boolean).join(' ') });
  const lines = [
    [t('training.how-hours', { needed: of.needed, minutes: rules.minutesPerClassHour }), basisOf(rules.hoursBasis)],
    ['', basisOf(rules.minutesBasis)],
    [
      t('training.how-quiz', {
        questions: rules.questions,
        pass: rules.passMark,
        minutes: rules.minutesPerPassedRound,
        day: rules.mostMinutesPerDay,
        year: rules.mostMinutesPerYear,
      }),
      basisOf(rules.quizBasis),
    ],
    [t('training.how-courses'), ''],
  ];
  return (
    <details className="training-how">
      <summary>{t('training.how')}</summary>
      {lines.map(([words, basis]) => (
        <p key={`${words}${basis}`}>
          {words} <span className="why">{basis}</span>
        </p>
      ))}
    </details>
  );
};

/** A year's class hours: how many of how many, of what they are made, what is missing by when. */
export const HoursCard = ({ of, rules }: { readonly of: YearReply; readonly rules?: RulesReply }): ReactNode => {
  const { t } = useText();
  const { total, needed } = of;
  return (
    <Card label={t('training.hours')}>
      <SectionTitle>{t('training.hours')}</SectionTitle>
      <div className="training-total">
        <b className="num">{total}</b>
        <span className="sub">{t('training.of-needed', { needed })}</span>
      </div>
      <div className="training-bar" role="img" aria-label={t('training.progress', { total, needed })}>
        <i style={{ width: `${Math.min(HUNDRED, (total / needed) * HUNDRED)}%` }} />
      </div>
      <p className="sub">
        <Missing of={of} />
      </p>
      <Parts of={of} />
      <Kinds of={of} />
      {rules === undefined ? null : <How of={of} rules={rules} />}
    </Card>
  );
};
