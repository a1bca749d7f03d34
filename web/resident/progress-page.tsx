import { type FormEvent, useState } from 'react';
import { type Progress, type Trouble, fetchProgress } from './api.ts';
import { OfficeChoice, useOffices } from './offices.tsx';
import { cleanCode, cleanDigits, mistakesIn } from './progress-input.ts';
import { ProgressView } from './progress-view.tsx';
import { type Mistake, TroubleSummary, useTroubleWords } from './trouble.tsx';
import { useWords } from './words.ts';

interface Field {
  readonly id: 'code' | 'phone';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: boolean;
}

const ProgressField = ({ id, value, onChange, wrong }: Field) => {
  const { t } = useWords();
  return (
    <div className="field">
      <label htmlFor={id}>{t(`progress.${id}`)}</label>
      <p className="help" id={`${id}-help`}>
        {t(`progress.${id}.help`)}
      </p>
      {wrong ? (
        <p className="wrong" id={`${id}-wrong`}>
          {t(`error.${id}`)}
        </p>
      ) : null}
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode={id === 'phone' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong ${id}-help` : `${id}-help`}
        className={id}
      />
    </div>
  );
};

/** Asks for receipt code and phone digits, then shows where the matter is. Digits stay in this page only. */
export const ProgressPage = ({ receiptCode }: { readonly receiptCode: string }) => {
  const { t } = useWords();
  const troubleWords = useTroubleWords();
  const offices = useOffices();
  const [code, setCode] = useState(receiptCode);
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<readonly ('code' | 'phone')[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [looking, setLooking] = useState(false);
  const [found, setFound] = useState<Progress>();
  const [attempt, setAttempt] = useState(0);

  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (looking) return;
    const mistakes = mistakesIn(cleanCode(code), cleanDigits(phone));
    setWrong(mistakes);
    setTrouble(undefined);
    setAttempt((count) => count + 1);
    if (mistakes.length > 0) return;
    setLooking(true);
    const answer = await fetchProgress(cleanCode(code), cleanDigits(phone));
    setLooking(false);
    if (answer.ok) setFound(answer.value);
    else setTrouble(answer.trouble);
  };

  if (found !== undefined)
    return (
      <ProgressView
        progress={found}
        phone={cleanDigits(phone)}
        onChange={setFound}
        onAnother={() => {
          setFound(undefined);
          setCode('');
          setPhone('');
        }}
      />
    );
  const mistakes: readonly Mistake[] = [
    ...wrong.map((field) => ({ field, message: t(`error.${field}`) })),
    ...(trouble === undefined ? [] : [{ message: troubleWords(trouble) }]),
  ];
  return (
    <>
      <TroubleSummary key={attempt} mistakes={mistakes} />
      <form className="card" onSubmit={look} noValidate>
        <p className="lead">{t('progress.lead')}</p>
        <ProgressField id="code" value={code} onChange={setCode} wrong={wrong.includes('code')} />
        <ProgressField id="phone" value={phone} onChange={setPhone} wrong={wrong.includes('phone')} />
        <button type="submit" className="button main wide" aria-busy={looking}>
          {looking ? t('progress.looking') : t('progress.look')}
        </button>
      </form>
      <OfficeChoice offices={offices} />
    </>
  );
};
