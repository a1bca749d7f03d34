import { useEffect, useRef, useState } from 'react';
import { plainDateOf } from '../../kernel/plain-date.ts';
import { showDate, today } from '../ui/dates.ts';
import type { Progress } from './api.ts';
import { OfficeCard } from './offices.tsx';
import { RatingForm } from './rating-form.tsx';
import { rememberedMatters, rememberMatter } from './remembered-matters.ts';
import { useWords } from './words.ts';

const Steps = ({ progress }: { readonly progress: Progress }) => {
  const { t, show, language } = useWords();
  const waiting = progress.stateKind === 'waiting' && progress.missing.length > 0;
  return (
    <section className="card" aria-labelledby="steps">
      <h2 id="steps">{t('progress.steps')}</h2>
      <ol className="steps">
        {progress.steps.map((step, position) => (
          <li
            key={position}
            className={step.status === 'present' && waiting ? 'present waits' : step.status}
            aria-current={step.status === 'present' ? 'step' : undefined}
          >
            <b>{show(step.name)}</b>
            <span>
              {t(`progress.step.${step.status}`)}
              {step.at === null ? '' : ` · ${showDate(plainDateOf(step.at), language)}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Missing = ({ progress }: { readonly progress: Progress }) => {
  const { t, show } = useWords();
  if (progress.missing.length === 0) return null;
  return (
    <div className="missing">
      <p>{t('progress.missing')}</p>
      <ul>
        {progress.missing.map((material) => (
          <li key={material.name.zh}>
            <b>{show(material.name)}</b>
            {material.comesFrom === null ? null : (
              <span>{t('progress.missing.from', { place: show(material.comesFrom) })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

const StepsBar = ({ progress }: { readonly progress: Progress }) => {
  const waiting = progress.stateKind === 'waiting' && progress.missing.length > 0;
  return (
    <div className="steps-bar" aria-hidden="true">
      {progress.steps.map((step, position) => (
        <i key={position} className={step.status === 'present' && waiting ? 'waits' : step.status} />
      ))}
    </div>
  );
};

const RememberButton = ({ progress }: { readonly progress: Progress }) => {
  const { t } = useWords();
  const [kept, setKept] = useState(() =>
    rememberedMatters().some((matter) => matter.receiptCode === progress.receiptCode),
  );
  const keep = () => {
    rememberMatter({ receiptCode: progress.receiptCode, itemName: progress.itemName });
    setKept(true);
  };
  if (kept) return <p role="status">{t('progress.remembered')}</p>;
  return (
    <button type="button" className="button wide" onClick={keep}>
      {t('progress.remember')}
    </button>
  );
};

/** Where the matter is, in large words: the sentence first, then what is missing, the date, the steps. */
export const ProgressView = (props: {
  readonly progress: Progress;
  readonly phone: string;
  readonly onChange: (progress: Progress) => void;
  readonly onAnother: () => void;
}) => {
  const { t, show, language } = useWords();
  const { progress } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section className="card matter">
        <p className="quiet">{t('progress.for', { name: progress.personName })}</p>
        <h2 className="matter-name" ref={heading} tabIndex={-1}>
          {show(progress.itemName)}
        </h2>
        <StepsBar progress={progress} />
        <p className="told">{show(progress.told)}</p>
        <Missing progress={progress} />
        {progress.dueOn === null || progress.stateKind === 'done' ? null : (
          <p className="due">
            <span>{t('progress.due')}</span> <b>{showDate(progress.dueOn, language)}</b>
            {progress.dueOn < today() ? <strong className="late">{t('progress.overdue')}</strong> : null}
            {progress.dueProvisional ? <small>{t('progress.due.provisional')}</small> : null}
          </p>
        )}
      </section>
      {progress.rating.asked || progress.rating.given !== null ? (
        <RatingForm progress={progress} phone={props.phone} onRated={props.onChange} />
      ) : null}
      <Steps progress={progress} />
      <OfficeCard office={progress.community} />
      <section className="card quiet-card">
        <p className="quiet">
          {t('progress.number', { number: progress.caseNumber })}
          <br />
          {t('progress.code')} {progress.receiptCode}
          <br />
          {t('progress.updated', { when: showDate(plainDateOf(progress.updatedAt), language) })}
        </p>
        <RememberButton progress={progress} />
        <button type="button" className="button wide" onClick={props.onAnother}>
          {t('progress.again')}
        </button>
      </section>
    </>
  );
};
