import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLES } from '../../../access/domain/roles.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import type { NewStep } from '../../domain/variant-changes.ts';
import { OneOf } from './choices.tsx';
import { TextPair } from './text-pair.tsx';
import type { VariantInHand } from './use-variant.ts';
import { changeStep, removeStep, restoreStep, stepMark } from './variant-edits.ts';

const RESPONSIBLE = [...ROLES.filter((role) => !role.endsWith('-administrator')), 'applicant', 'unit'] as const;

/** One step: its name, what the person is told, who has to move. */
export const StepForm = ({ of, id }: { readonly of: VariantInHand; readonly id: string }): ReactNode => {
  const { t } = useText();
  const { base, changes, definition, editable, change } = of;
  const mark = stepMark(changes, id);
  const step = definition.steps[id] ?? base.steps[id];
  if (step === undefined) return null;
  const disabled = !editable || mark === 'removed';
  const isEnd = step.kind === 'done';
  const edit = (part: Partial<NewStep>): void => change(changeStep(base, changes, id, part));
  return (
    <div className="variant-form">
      <TextPair
        id="variant-step-name"
        labels={{ zh: t('variant.name-zh'), en: t('variant.name-en') }}
        value={step.name}
        disabled={disabled}
        onChange={(name) => edit({ name })}
      />
      <TextPair
        id="variant-step-told"
        rows={3}
        labels={{ zh: t('variant.told-zh'), en: t('variant.told-en') }}
        value={step.told}
        disabled={disabled}
        onChange={(told) => edit({ told })}
      />
      {mark === 'new' ? (
        <Field id="variant-step-kind" label={t('variant.kind')}>
          <OneOf
            id="variant-step-kind"
            value={step.kind}
            disabled={disabled}
            options={(['open', 'waiting'] as const).map((kind) => ({ id: kind, label: t(`variant.kind.${kind}`) }))}
            onChange={(kind) => edit({ kind: kind === 'waiting' ? 'waiting' : 'open' })}
          />
        </Field>
      ) : null}
      {isEnd ? null : (
        <Field id="variant-step-responsible" label={t('variant.responsible')}>
          <OneOf
            id="variant-step-responsible"
            value={step.responsible}
            disabled={disabled}
            options={[...new Set([...RESPONSIBLE, step.responsible])].map((role) => ({
              id: role,
              label: t(`role.${role}`),
            }))}
            onChange={(role) => edit({ responsible: role as NewStep['responsible'] })}
          />
        </Field>
      )}
      {editable ? (
        <div className="variant-bar">
          {mark === 'changed' || mark === 'removed' ? (
            <Button onClick={() => change(restoreStep(changes, id))}>{t('variant.restore')}</Button>
          ) : null}
          {mark === 'removed' || isEnd ? null : (
            <Button danger onClick={() => change(removeStep(changes, id))}>
              {t('variant.remove')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
};
