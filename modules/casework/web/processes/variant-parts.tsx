import { Button, InputNumber } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Card, Field, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ActionForm } from './action-form.tsx';
import { clockNameOf } from './clock-name.ts';
import { escalationMark } from './escalation-edits.ts';
import { EscalationPart } from './escalation-part.tsx';
import { openingMark } from './opening-edits.ts';
import { OpeningPart } from './opening-part.tsx';
import { StepForm } from './step-form.tsx';
import type { VariantInHand } from './use-variant.ts';
import { actionMark, addAction, addStep, OPENING, placeOf, promise, stepMark, type Mark } from './variant-edits.ts';

export interface Choosing {
  readonly of: VariantInHand;
  /** `steps.review`, `actions.accept`, `escalations.late` or `opening`; null for none. */
  readonly chosen: string | null;
  readonly choose: (place: string) => void;
}

const PartButton = ({
  place,
  label,
  mark,
  choosing: { of, chosen, choose },
}: {
  readonly place: string;
  readonly label: string;
  readonly mark: Mark;
  readonly choosing: Choosing;
}): ReactNode => {
  const { t } = useText();
  const faulty = of.findings.some(({ path }) => placeOf(path) === place);
  const marks = [mark === null ? null : t(`variant.mark.${mark}`), faulty ? t('variant.mark.fault') : null].filter(
    Boolean,
  );
  return (
    <li>
      <button type="button" aria-pressed={chosen === place} onClick={() => choose(place)}>
        <span className={mark === 'removed' ? 'variant-removed' : undefined}>{label}</span>
        {marks.length === 0 ? null : <span className="why"> {marks.join('、')}</span>}
      </button>
    </li>
  );
};

/** Steps and actions to choose from; what was taken out stays in the list, so that it can come back. */
export const PartList = (choosing: Choosing): ReactNode => {
  const { t, show } = useText();
  const { of, choose } = choosing;
  const { base, changes, definition, editable, change } = of;
  const steps = { ...base.steps, ...definition.steps };
  const actions = { ...base.actions, ...definition.actions };
  const nameIn = (zh: string, en: string) => ({ zh, en });
  const newStep = (): void => {
    const added = addStep(changes, nameIn(t('variant.new-step'), 'New step'));
    change(added.changes);
    choose(`steps.${added.id}`);
  };
  const newAction = (): void => {
    const added = addAction(changes, nameIn(t('variant.new-action'), 'New action'), definition.initialStep);
    change(added.changes);
    choose(`actions.${added.id}`);
  };
  return (
    <Card label={t('variant.parts')}>
      <SectionTitle>{t('variant.steps')}</SectionTitle>
      <ul className="variant-parts">
        {Object.entries(steps).map(([id, { name }]) => (
          <PartButton
            key={id}
            place={`steps.${id}`}
            label={show(name)}
            mark={stepMark(changes, id)}
            choosing={choosing}
          />
        ))}
      </ul>
      {editable ? (
        <Button size="small" onClick={newStep}>
          {t('variant.add-step')}
        </Button>
      ) : null}
      <SectionTitle>{t('variant.actions')}</SectionTitle>
      <ul className="variant-parts">
        {Object.entries(actions).map(([id, { name }]) => (
          <PartButton
            key={id}
            place={`actions.${id}`}
            label={show(name)}
            mark={actionMark(changes, id)}
            choosing={choosing}
          />
        ))}
      </ul>
      {editable ? (
        <Button size="small" onClick={newAction}>
          {t('variant.add-action')}
        </Button>
      ) : null}
      <FurtherParts {...choosing} />
      <Promises of={of} />
    </Card>
  );
};

/** The form a case is opened with and what happens when one stays too long, where the process has them. */
const FurtherParts = (choosing: Choosing): ReactNode => {
  const { t, show } = useText();
  const { base, changes } = choosing.of;
  const { opening, escalations = [] } = base;
  return (
    <>
      {opening === undefined ? null : (
        <>
          <SectionTitle>{t('variant.opening')}</SectionTitle>
          <ul className="variant-parts">
            <PartButton
              place={OPENING}
              label={t('variant.opening-form')}
              mark={openingMark(changes)}
              choosing={choosing}
            />
          </ul>
        </>
      )}
      {escalations.length === 0 ? null : (
        <>
          <SectionTitle>{t('variant.escalations')}</SectionTitle>
          <ul className="variant-parts">
            {escalations.map(({ id, name }) => (
              <PartButton
                key={id}
                place={`escalations.${id}`}
                label={show(name)}
                mark={escalationMark(changes, id)}
                choosing={choosing}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** Limits that the process itself sets; they may be kept shorter than promised to everybody. */
const Promises = ({ of }: { readonly of: VariantInHand }): ReactNode => {
  const { t, show } = useText();
  const { base, changes, editable, change } = of;
  const limits = Object.entries(base.limits ?? {});
  if (limits.length === 0) return null;
  return (
    <>
      <SectionTitle>{t('variant.limits')}</SectionTitle>
      {limits.map(([clock, limit]) => {
        const words = clockNameOf(base, clock, { t, show });
        return (
          <Field
            key={clock}
            id={`variant-limit-${clock}`}
            label={`${words}：${t('variant.promised', { unit: t(`variant.unit.${limit.unit}`) })}`}
            help={limit.statutory === null ? undefined : t('variant.statutory', { count: limit.statutory })}
          >
            <InputNumber
              id={`variant-limit-${clock}`}
              min={0}
              max={limit.statutory ?? limit.promised}
              disabled={!editable}
              value={changes.promised[clock] ?? limit.promised}
              onChange={(length) => change(promise(base, changes, clock, length ?? limit.promised))}
            />
          </Field>
        );
      })}
    </>
  );
};

/** How far down a form may begin and still be seen. */
const LOWEST = 0.6;

/** What a place of the process is called; undefined where the process has no such part. */
export const usePartName = ({ base, definition }: VariantInHand): ((place: string) => string | undefined) => {
  const { t, show } = useText();
  return (place) => {
    const [kind, id = ''] = place.split('.');
    if (kind === OPENING) return base.opening === undefined ? undefined : t('variant.opening-form');
    const part =
      kind === 'steps'
        ? (definition.steps[id] ?? base.steps[id])
        : kind === 'escalations'
          ? base.escalations?.find((each) => each.id === id)
          : (definition.actions[id] ?? base.actions[id]);
    return part === undefined ? undefined : show(part.name);
  };
};

const PartForm = ({ of, kind, id }: { readonly of: VariantInHand; readonly kind: string; readonly id: string }) => {
  if (kind === OPENING) return <OpeningPart of={of} />;
  if (kind === 'steps') return <StepForm of={of} id={id} />;
  return kind === 'escalations' ? <EscalationPart of={of} id={id} /> : <ActionForm of={of} id={id} />;
};

/** The form of the part that was chosen. */
export const ChosenPart = ({ of, chosen }: Choosing): ReactNode => {
  const { t } = useText();
  const nameOf = usePartName(of);
  const top = useRef<HTMLDivElement>(null);
  // What was chosen in the list or in the faults comes into sight, but the page stays where it is when it is there.
  useEffect(() => {
    const at = top.current?.getBoundingClientRect().top ?? 0;
    if (at < 0 || at > window.innerHeight * LOWEST) top.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const [kind = '', id = ''] = chosen?.split('.') ?? [];
  const name = chosen === null ? undefined : nameOf(chosen);
  if (name === undefined)
    return (
      <Card>
        <div className="why">{t('variant.choose')}</div>
      </Card>
    );
  return (
    <Card label={name}>
      <div ref={top} />
      <SectionTitle remark={<code>{id}</code>}>{name}</SectionTitle>
      <PartForm key={chosen} of={of} kind={kind} id={id} />
    </Card>
  );
};
