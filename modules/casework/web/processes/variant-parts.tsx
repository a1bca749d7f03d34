import { Button, InputNumber } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Card, Field, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ActionForm } from './action-form.tsx';
import { StepForm } from './step-form.tsx';
import type { VariantInHand } from './use-variant.ts';
import { actionMark, addAction, addStep, placeOf, promise, stepMark, type Mark } from './variant-edits.ts';

export interface Choosing {
  readonly of: VariantInHand;
  /** `steps.review` or `actions.accept`; null for none. */
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
      <Promises of={of} />
    </Card>
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
        const name = base.clockNames?.[clock];
        const words = name === undefined ? t(clock === 'transfer' ? 'clock.transfer' : 'clock.handling') : show(name);
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

/** The form of the part that was chosen. */
export const ChosenPart = ({ of, chosen }: Choosing): ReactNode => {
  const { t, show } = useText();
  const top = useRef<HTMLDivElement>(null);
  // What was chosen in the list or in the faults comes into sight, but the page stays where it is when it is there.
  useEffect(() => {
    const at = top.current?.getBoundingClientRect().top ?? 0;
    if (at < 0 || at > window.innerHeight * LOWEST) top.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const [kind, id] = chosen?.split('.') ?? [];
  const part =
    kind === 'steps'
      ? (of.definition.steps[id ?? ''] ?? of.base.steps[id ?? ''])
      : (of.definition.actions[id ?? ''] ?? of.base.actions[id ?? '']);
  if (kind === undefined || id === undefined || part === undefined)
    return (
      <Card>
        <div className="why">{t('variant.choose')}</div>
      </Card>
    );
  return (
    <Card label={show(part.name)}>
      <div ref={top} />
      <SectionTitle remark={<code>{id}</code>}>{show(part.name)}</SectionTitle>
      {kind === 'steps' ? <StepForm key={id} of={of} id={id} /> : <ActionForm key={id} of={of} id={id} />}
    </Card>
  );
};
