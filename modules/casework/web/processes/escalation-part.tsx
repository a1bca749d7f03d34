import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import type { ActingRole } from '../../../access/domain/roles.ts';
import type { Escalation } from '../../domain/definition.ts';
import type { EscalationChange } from '../../domain/variant-changes.ts';
import { marksUpTo, TOLD } from '../../domain/variant-guards-escalations.ts';
import { OneOf, SomeOf } from './choices.tsx';
import { changeableOf, changeEscalation, escalationMark, restoreEscalation } from './escalation-edits.ts';
import { clockNameOf } from './clock-name.ts';
import type { VariantInHand } from './use-variant.ts';

interface Part {
  readonly of: VariantInHand;
  readonly escalation: Escalation;
  readonly edit: (change: EscalationChange) => void;
}

/** When: a length that may become shorter, or a mark of a clock that may come sooner. */
const WhenField = ({ of, escalation, edit }: Part): ReactNode => {
  const { t, show } = useText();
  const { base, changes, editable } = of;
  const { when, id } = escalation;
  const now = { ...changeableOf(escalation), ...changes.escalations[id] };
  const duration = 'inStep' in when ? when.longerThan : typeof when.mark === 'string' ? null : when.mark.overdueBy;
  const about =
    'inStep' in when
      ? t('variant.when-in-step', { step: show(base.steps[when.inStep]?.name ?? { zh: when.inStep, en: when.inStep }) })
      : t('variant.when-clock', { clock: clockNameOf(base, when.clock, { t, show }) });
  if (duration === null)
    return (
      <Field id="variant-escalation-mark" label={about}>
        <OneOf
          id="variant-escalation-mark"
          value={now.mark ?? 'overdue'}
          disabled={!editable}
          options={marksUpTo(escalation).map((mark) => ({ id: mark, label: t(`variant.mark-of-clock.${mark}`) }))}
          onChange={(mark) => edit({ mark: mark as NonNullable<EscalationChange['mark']> })}
        />
      </Field>
    );
  return (
    <Field
      id="variant-escalation-count"
      label={`${about}${t('variant.longer-than', { unit: t(`variant.unit.${duration.unit}`) })}`}
      help={t('variant.only-sooner')}
    >
      <InputNumber
        id="variant-escalation-count"
        min={1}
        max={duration.count}
        disabled={!editable}
        value={now.count ?? duration.count}
        onChange={(count) => edit({ count: count ?? duration.count })}
      />
    </Field>
  );
};

/** What happens when a case stays too long: sooner, and who is told. What the system does by itself stays as it is. */
export const EscalationPart = ({ of, id }: { readonly of: VariantInHand; readonly id: string }): ReactNode => {
  const { t } = useText();
  const { base, changes, editable, change } = of;
  const escalation = base.escalations?.find((each) => each.id === id);
  if (escalation === undefined) return null;
  const { does } = escalation;
  if ('act' in does) return <div className="why">{t('variant.acts-by-itself')}</div>;
  const edit = (part: EscalationChange): void => change(changeEscalation(base, changes, id, part));
  const roles = [...new Set([...TOLD, ...does.notify])];
  return (
    <div className="variant-form">
      <WhenField of={of} escalation={escalation} edit={edit} />
      <SomeOf
        legend={t('variant.told-roles')}
        disabled={!editable}
        chosen={changes.escalations[id]?.notify ?? does.notify}
        options={roles.map((role) => ({ id: role, label: t(`role.${role}`) }))}
        onChange={(notify) => edit({ notify: notify as readonly ActingRole[] })}
      />
      {editable && escalationMark(changes, id) !== null ? (
        <div className="variant-bar">
          <Button onClick={() => change(restoreEscalation(changes, id))}>{t('variant.restore')}</Button>
        </div>
      ) : null}
    </div>
  );
};
