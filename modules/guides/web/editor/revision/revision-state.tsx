import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { showMoment } from '../../../../../web/ui/dates.ts';
import { Pill } from '../../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import type { RevisionReply } from '../../../contract.ts';
import type { RevisionInHand } from './use-revision.ts';

const TONES: Readonly<Record<RevisionReply['status'], Tone>> = {
  writing: 'warn',
  'in-review': 'ask',
  approved: 'brand',
  published: 'ok',
  withdrawn: 'plain',
};

export const StatusPill = ({ of }: { readonly of: RevisionReply['status'] }): ReactNode => {
  const { t } = useText();
  return <Pill tone={TONES[of]}>{t(`editor.status.${of}`)}</Pill>;
};

/** Whether what was written has arrived. */
export const SaveNote = ({ of }: { readonly of: RevisionInHand }): ReactNode => {
  const { t, language } = useText();
  if (!of.mayWrite) return null;
  return (
    <span className="why" role="status">
      {of.state === 'saved'
        ? t('editor.saved', { at: showMoment(of.revision.changedAt, language) })
        : t(`editor.saving.${of.state}`)}
    </span>
  );
};

/** Somebody else saved first, or the server did not take it: what to do now. */
export const SaveTrouble = ({ of }: { readonly of: RevisionInHand }): ReactNode => {
  const { t } = useText();
  if (of.state === 'stale')
    return (
      <div className="error-summary" role="alert">
        <h2>{t('editor.stale')}</h2>
        <p>{t('editor.stale-lead')}</p>
        <div className="edit-actions">
          <Button onClick={() => void of.takeTheirs()}>{t('editor.take-theirs')}</Button>
          <Button onClick={() => void of.keepMine()}>{t('editor.keep-mine')}</Button>
        </div>
      </div>
    );
  if (of.problem === null) return null;
  return (
    <>
      <ProblemSummary problem={of.problem} />
      <Button onClick={() => void of.save()}>{t('editor.save-again')}</Button>
    </>
  );
};

/** Why the reviewer sent it back, for as long as it is being mended. */
export const SentBackNote = ({ of }: { readonly of: RevisionReply }): ReactNode => {
  const { t, language } = useText();
  const last = of.steps.findLast(({ step }) => step !== 'save');
  if (of.status !== 'writing' || last?.step !== 'send-back') return null;
  return (
    <p className="edit-sent-back" role="note">
      {t('editor.sent-back-by', { by: last.by.name, at: showMoment(last.at, language) })} <b>{last.reason}</b>
    </p>
  );
};

/** Who did what with the revision, the newest first; reasons are shown in full. */
export const RevisionHistory = ({ of }: { readonly of: RevisionReply }): ReactNode => {
  const { t, language } = useText();
  const steps = of.steps.filter(({ step }) => step !== 'save').toReversed();
  return (
    <section className="card" aria-label={t('editor.history')}>
      <h2 className="edit-title">{t('editor.history')}</h2>
      <ol className="divided">
        {steps.map(({ step, at, by, reason }) => (
          <li key={at + step}>
            {showMoment(at, language)} {by.name} {t(`editor.step.${step}`)}
            {reason === null ? null : <div className="edit-reason">{reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
};
