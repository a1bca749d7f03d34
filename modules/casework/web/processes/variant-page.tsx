import './processes.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText, type TextKey } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { LoadedPage } from '../../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { getVariant, type VariantReply } from '../../contract.ts';
import type { ChartEdge } from '../../domain/chart.ts';
import { ChartPicture, ChartRoom, type DrawnNode } from './chart-picture.tsx';
import { useVariantInHand, useVariantSteps } from './use-variant.ts';
import { escalationMark } from './escalation-edits.ts';
import { openingMark } from './opening-edits.ts';
import { actionMark, OPENING, placeOf, stepMark } from './variant-edits.ts';
import { STATUS_TONES } from './variant-list.tsx';
import { ChosenPart, PartList, usePartName, type Choosing } from './variant-parts.tsx';
import { VariantSteps } from './variant-steps.tsx';

/** Everything that stands against it, each line leading to its place, and what one may do now. */
const Faults = ({ of, choose, children }: Choosing & { readonly children: ReactNode }): ReactNode => {
  const { t, show } = useText();
  const { findings, definition, base } = of;
  const partName = usePartName(of);
  const nameOf = (path: string): string => {
    const place = placeOf(path);
    const named = partName(place) ?? place;
    if (place !== OPENING) return named;
    const fields = [...(definition.opening?.input ?? []), ...(base.opening?.input ?? [])];
    const field = fields.find(({ id }) => id === path.split('.')[2]);
    return field === undefined || show(field.label) === '' ? named : `${named} · ${show(field.label)}`;
  };
  return (
    <Card label={t('variant.faults', { count: findings.length })}>
      <div role="status">
        {findings.length === 0 ? (
          <Pill tone="ok">{t('variant.sound')}</Pill>
        ) : (
          <SectionTitle>{t('variant.faults', { count: findings.length })}</SectionTitle>
        )}
      </div>
      <ul className="variant-faults">
        {findings.map(({ path, rule, found }) => (
          <li key={`${path} ${rule} ${found}`}>
            <button type="button" onClick={() => choose(placeOf(path))}>
              <b>{nameOf(path)}</b> {t(`rule.${rule}` as TextKey)}
            </button>
          </li>
        ))}
      </ul>
      {children}
    </Card>
  );
};

/** The chart as it would be, with faults, own parts and what is being edited marked. */
const LiveChart = ({ of, chosen }: Choosing): ReactNode => {
  const { t } = useText();
  const faulty = new Set(of.findings.map(({ path }) => placeOf(path)));
  const look = (place: string, own: boolean): string => {
    if (chosen === place) return 'chosen';
    if (faulty.has(place)) return 'fault';
    return own ? 'own' : '';
  };
  const ofStep = (id: string): string => {
    const escalations = (of.base.escalations ?? []).filter(({ when }) => 'inStep' in when && when.inStep === id);
    const looks = [
      look(`steps.${id}`, stepMark(of.changes, id) !== null),
      ...escalations.map((each) => look(`escalations.${each.id}`, escalationMark(of.changes, each.id) !== null)),
    ];
    return ['chosen', 'fault', 'own'].find((one) => looks.includes(one)) ?? '';
  };
  const ofNode = ({ id, kind }: DrawnNode): string => {
    if (kind === 'start') return look(OPENING, openingMark(of.changes) !== null);
    return kind === 'decision' ? '' : ofStep(id);
  };
  const ofEdge = ({ action }: ChartEdge): string =>
    action === null ? '' : look(`actions.${action}`, actionMark(of.changes, action) !== null);
  return (
    <Card label={t('processes.chart')}>
      <ChartRoom label={t('processes.chart')} mark={chosen ?? ''}>
        <ChartPicture chart={of.chart} lookOfNode={ofNode} lookOfEdge={ofEdge} />
      </ChartRoom>
    </Card>
  );
};

const History = ({ of }: { readonly of: VariantReply }): ReactNode => {
  const { t, language } = useText();
  return (
    <Card label={t('variant.history')}>
      <SectionTitle>{t('variant.history')}</SectionTitle>
      <ul className="variant-history">
        {of.steps.map(({ step, at, by, reason }) => (
          <li key={`${at} ${step}`}>
            {by.name} {t(`variant.step.${step}`)} <span className="why">{showMoment(at, language)}</span>
            {reason === null ? null : <div className="why">{reason}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Editor = ({
  variant,
  communityId,
}: {
  readonly variant: VariantReply;
  readonly communityId: string;
}): ReactNode => {
  const { t, show } = useText();
  const of = useVariantInHand(variant);
  const steps = useVariantSteps(communityId, of);
  const [chosen, choose] = useState<string | null>(null);
  const choosing: Choosing = { of, chosen, choose };
  return (
    <Page
      title={t(variant.ends ? 'variant.title-ends' : 'variant.title', { process: show(variant.processName) })}
      sub={
        <>
          <Pill tone={STATUS_TONES[variant.status]}>{t(`processes.status.${variant.status}`)}</Pill>{' '}
          {variant.ends ? t('variant.ends-what') : t('variant.sub', { version: variant.basedOn })}
        </>
      }
    >
      <div className="variant-columns">
        <div>
          {variant.ends ? null : <PartList {...choosing} />}
          {variant.ends ? null : <ChosenPart {...choosing} />}
          <History of={variant} />
        </div>
        <div className="variant-side">
          <Faults {...choosing}>
            <VariantSteps of={of} steps={steps} />
          </Faults>
          <LiveChart {...choosing} />
        </div>
      </div>
    </Page>
  );
};

/** A community's own version of a process: its parts at the left, the chart and what stands against it at the right. */
export const VariantPage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', variantId = '' } = useParams({ strict: false });
  const variant = useReply(getVariant, { params: { communityId, variantId } }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <LoadedPage title={t('processes.drafts')} of={variant} lines={12}>
      {(of) => <Editor key={`${of.id} ${of.version}`} variant={of} communityId={communityId} />}
    </LoadedPage>
  );
};
