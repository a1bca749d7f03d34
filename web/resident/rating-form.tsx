import { type FormEvent, useRef, useState } from 'react';
import { newId } from '../ui/new-id.ts';
import { type Progress, sendRating, type Trouble } from './api.ts';
import { Face, LEVELS, type Level } from './face.tsx';
import { TroubleSummary, useTroubleWords } from './trouble.tsx';
import { useWords } from './words.ts';

const Thanks = ({ level }: { readonly level: Level }) => {
  const { t } = useWords();
  return (
    <section className="card thanks" role="status">
      <Face level={level} />
      <div>
        <b>{t('rating.thanks')}</b>
        <p>{t('rating.given', { level: t(`rating.${level}`) })}</p>
      </div>
    </section>
  );
};

const Faces = ({
  level,
  onChoose,
}: {
  readonly level: Level | undefined;
  readonly onChoose: (level: Level) => void;
}) => {
  const { t } = useWords();
  return (
    <fieldset className="faces" id="faces" tabIndex={-1}>
      <legend>{t('rating.title')}</legend>
      <p className="help">{t('rating.lead')}</p>
      {LEVELS.map((one) => (
        <label key={one} className={one === level ? 'face-choice chosen' : 'face-choice'}>
          <input type="radio" name="level" value={one} checked={one === level} onChange={() => onChoose(one)} />
          <Face level={one} />
          <span>{t(`rating.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** Five levels with faces and, for those who want, a few words. Sending twice counts once. */
export const RatingForm = (props: {
  readonly progress: Progress;
  readonly phone: string;
  readonly onRated: (progress: Progress) => void;
}) => {
  const { t } = useWords();
  const troubleWords = useTroubleWords();
  const [level, setLevel] = useState<Level>();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [sending, setSending] = useState(false);
  const key = useRef({ for: '', key: '' });
  const given = LEVELS.find((one) => one === props.progress.rating.given);
  if (given !== undefined) return <Thanks level={given} />;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTrouble(undefined);
    setMissing(level === undefined);
    if (level === undefined || sending) return;
    const said = comment.trim();
    const rating = { phone: props.phone, level, ...(said === '' ? {} : { comment: said }) };
    const intent = JSON.stringify(rating);
    if (key.current.for !== intent) key.current = { for: intent, key: newId() };
    setSending(true);
    const answer = await sendRating(props.progress.receiptCode, rating, key.current.key);
    setSending(false);
    if (answer.ok) props.onRated(answer.value);
    else setTrouble(answer.trouble);
  };
  const mistakes = missing
    ? [{ field: 'faces', message: t('error.level') }]
    : trouble === undefined
      ? []
      : [{ message: troubleWords(trouble) }];
  return (
    <form className="card" onSubmit={send} noValidate>
      <TroubleSummary mistakes={mistakes} />
      <Faces level={level} onChoose={setLevel} />
      <div className="field">
        <label htmlFor="comment">
          {t(level !== undefined && level >= 4 ? 'rating.comment.bad' : 'rating.comment')}
        </label>
        <textarea
          id="comment"
          rows={3}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <button type="submit" className="button main wide" aria-busy={sending}>
        {sending ? t('rating.sending') : t('rating.send')}
      </button>
    </form>
  );
};
