import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Modal } from '../../../../web/ui/modal.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import type { useVariantSteps, VariantInHand } from './use-variant.ts';

type Asked = 'send-back' | 'withdraw' | 'publish';
type Steps = ReturnType<typeof useVariantSteps>;

/** Asks for what a step needs: a reason, or the first day. */
const StepDialog = ({
  asked,
  earliest,
  pending,
  onDone,
  onClose,
}: {
  readonly asked: Asked;
  readonly earliest: string;
  readonly pending: boolean;
  readonly onDone: (value: string) => void;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useText();
  const [value, setValue] = useState(asked === 'publish' ? earliest : '');
  const label = t(asked === 'publish' ? 'variant.starts-on' : 'variant.reason');
  const empty = value.trim() === '' || (asked === 'publish' && value < earliest);
  return (
    <Modal label={t(`variant.${asked}`)} close={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) onDone(value.trim());
        }}
      >
        <Field id="variant-asked" label={label}>
          {asked === 'publish' ? (
            <Input
              id="variant-asked"
              type="date"
              min={earliest}
              value={value}
              onChange={({ target }) => setValue(target.value)}
            />
          ) : (
            <Input.TextArea
              id="variant-asked"
              rows={3}
              maxLength={500}
              value={value}
              onChange={({ target }) => setValue(target.value)}
            />
          )}
        </Field>
        <div className="variant-bar">
          <Button type="primary" htmlType="submit" disabled={empty} loading={pending}>
            {t(`variant.${asked}`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

/** What one may do with it now: save, hand in, review, publish, give up. */
export const VariantSteps = ({ of, steps }: { readonly of: VariantInHand; readonly steps: Steps }): ReactNode => {
  const { t } = useText();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { may, earliestStart } = of.variant;
  const finish = async (done: Promise<boolean>, step: string): Promise<void> => {
    const succeeded = await done;
    setAsked(null);
    if (succeeded) message.success(t('variant.done', { step }));
  };
  const plain = (step: 'submit' | 'approve' | 'take-back', primary: boolean): ReactNode =>
    may.includes(step) ? (
      <Button
        type={primary ? 'primary' : 'default'}
        loading={steps.pending}
        disabled={step === 'submit' && of.findings.length > 0}
        onClick={() => void finish(steps.move({ step }), t(`variant.${step}`))}
      >
        {t(`variant.${step}`)}
      </Button>
    ) : null;
  const withDialog = (step: Asked): ReactNode =>
    may.includes(step) ? (
      <Button type={step === 'publish' ? 'primary' : 'default'} onClick={() => setAsked(step)}>
        {t(`variant.${step}`)}
      </Button>
    ) : null;
  return (
    <div>
      <ProblemSummary problem={steps.problem} />
      <div className="variant-bar" role="status">
        {of.dirty ? <span className="why">{t('variant.unsaved')}</span> : null}
      </div>
      <div className="variant-bar">
        {withDialog('withdraw')}
        {plain('take-back', false)}
        {withDialog('send-back')}
        {may.includes('save') ? (
          <Button
            disabled={!of.dirty}
            loading={steps.pending}
            onClick={() =>
              void finish(
                steps.save().then((saved) => saved !== undefined),
                t('variant.save'),
              )
            }
          >
            {t('variant.save')}
          </Button>
        ) : null}
        {plain('submit', true)}
        {plain('approve', true)}
        {withDialog('publish')}
      </div>
      {asked === null ? null : (
        <StepDialog
          asked={asked}
          earliest={earliestStart}
          pending={steps.pending}
          onClose={() => setAsked(null)}
          onDone={(value) =>
            void finish(
              steps.move(asked === 'publish' ? { step: asked, startsOn: value } : { step: asked, reason: value }),
              t(`variant.${asked}`),
            )
          }
        />
      )}
    </div>
  );
};
