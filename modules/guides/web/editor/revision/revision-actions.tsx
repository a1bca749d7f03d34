import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../../../platform/contract.ts';
import { useText } from '../../../../../web/texts.tsx';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import type { RevisionReply } from '../../../contract.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SaveNote } from './revision-state.tsx';
import { useRevisionSteps } from './use-revision-steps.ts';
import type { RevisionInHand } from './use-revision.ts';

type Asked = 'send-back' | 'withdraw' | 'publish' | null;
type Done = 'submitted' | 'approved' | 'sent-back' | 'published' | 'taken-back' | 'withdrawn';

/** What stands in the way, in words, on top of the actions. */
const Refused = ({ problem }: { readonly problem: Problem | null }): ReactNode =>
  problem === null ? null : <ProblemSummary problem={problem} />;

/** What one may do with the revision now: hand in, approve, send back, publish, take back, give up. */
export const RevisionActions = ({ of, mistakes }: { readonly of: RevisionInHand; readonly mistakes: number }) => {
  const { t } = useText();
  const { message } = App.useApp();
  const steps = useRevisionSteps(of);
  const [asked, setAsked] = useState<Asked>(null);
  const { may, earliestStart } = of.revision;
  const can = (step: RevisionReply['may'][number]): boolean => may.includes(step);
  const finish = async (step: Promise<boolean>, done: Done): Promise<void> => {
    if (!(await step)) return;
    setAsked(null);
    message.success(t(`editor.done.${done}`));
  };
  if (!may.some((step) => step !== 'start')) return null;
  return (
    <div className="edit-bar" role="region" aria-label={t('editor.actions')}>
      <Refused problem={asked === null ? steps.problem : null} />
      <div className="edit-actions">
        <SaveNote of={of} />
        {can('withdraw') ? <Button onClick={() => setAsked('withdraw')}>{t('editor.withdraw')}</Button> : null}
        {can('take-back') ? (
          <Button loading={steps.pending} onClick={() => void finish(steps.takeBack(), 'taken-back')}>
            {t('editor.take-back')}
          </Button>
        ) : null}
        {can('send-back') ? <Button onClick={() => setAsked('send-back')}>{t('editor.send-back')}</Button> : null}
        {can('submit') ? (
          <>
            {mistakes > 0 ? <span className="why">{t('editor.submit-blocked', { count: mistakes })}</span> : null}
            <Button
              type="primary"
              disabled={mistakes > 0}
              loading={steps.pending}
              onClick={() => void finish(steps.submit(), 'submitted')}
            >
              {t('editor.submit')}
            </Button>
          </>
        ) : null}
        {can('approve') ? (
          <Button type="primary" loading={steps.pending} onClick={() => void finish(steps.approve(), 'approved')}>
            {t('editor.approve')}
          </Button>
        ) : null}
        {can('publish') ? (
          <Button type="primary" onClick={() => setAsked('publish')}>
            {t('editor.publish')}
          </Button>
        ) : null}
      </div>
      {asked === 'publish' ? (
        <PublishDialog
          earliest={earliestStart}
          pending={steps.pending}
          onClose={() => setAsked(null)}
          onPublish={(startsOn) => void finish(steps.publish(startsOn), 'published').finally(() => setAsked(null))}
        />
      ) : null}
      {asked === 'send-back' || asked === 'withdraw' ? (
        <ReasonDialog
          title={t(`editor.${asked}`)}
          help={t(`editor.${asked}-help`)}
          confirm={t(`editor.${asked}`)}
          pending={steps.pending}
          onClose={() => setAsked(null)}
          onReason={(reason) =>
            void (
              asked === 'send-back'
                ? finish(steps.sendBack(reason), 'sent-back')
                : finish(steps.withdraw(reason), 'withdrawn')
            ).finally(() => setAsked(null))
          }
        />
      ) : null}
    </div>
  );
};
