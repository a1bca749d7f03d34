import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, SectionTitle, Skeleton } from '../../../../web/ui/parts.tsx';
import { readSetting, writeSetting } from '../../../../web/ui/settings.ts';
import { describeProcessVersion } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { ChartRoom } from '../processes/chart-picture.tsx';
import { ProcessChart, type Process } from './process-chart.tsx';

type View = 'chart' | 'list';

const StepList = ({ process, of }: { readonly process: Process; readonly of: CaseReply }): ReactNode => {
  const { t, show } = useText();
  const status = (step: string) => {
    if (step === of.state) return 'present' as const;
    return of.path.steps.includes(step) ? ('past' as const) : ('open' as const);
  };
  return (
    <ol className="flow-list">
      {process.steps.map((step) => {
        const at = status(step.id);
        return (
          <li key={step.id} className={`flow-${at}`} aria-current={at === 'present' ? 'step' : undefined}>
            <span>{show(step.name)}</span> <span className="why">{t(`case.step.${at}`)}</span>
          </li>
        );
      })}
    </ol>
  );
};

/** The flow of the case's own process version: as a chart with the path taken, or as a list. */
export const ProcessFlow = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t, language } = useText();
  const [view, setView] = useState<View>(() => (readSetting('flow') === 'list' ? 'list' : 'chart'));
  const query = useReply(
    describeProcessVersion,
    { params: { processId: of.processId, version: of.processVersion }, query: { language } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const process = query.data?.process;
  const figure = process?.figure ?? null;
  const remark =
    figure === null
      ? t('case.flow-version', { version: of.processVersion })
      : t('case.flow-figure', { figure, version: of.processVersion });
  const choose = (next: View): void => {
    writeSetting('flow', next);
    setView(next);
  };
  return (
    <Card label={t('case.flow')}>
      <SectionTitle remark={remark}>{t('case.flow')}</SectionTitle>
      <Segmented
        size="small"
        className="flow-switch"
        aria-label={t('case.flow-as')}
        value={view}
        onChange={choose}
        options={[
          { value: 'chart', label: t('case.flow-chart') },
          { value: 'list', label: t('case.flow-list') },
        ]}
      />
      <Loaded
        of={query}
        pending={
          <div className="flow-room">
            <Skeleton lines={8} />
          </div>
        }
      >
        {({ process: shown }) =>
          view === 'list' ? (
            <StepList process={shown} of={of} />
          ) : (
            <div className="flow-room">
              <ChartRoom label={t('case.flow-chart')} mark={of.state}>
                <ProcessChart process={shown} of={of} />
              </ChartRoom>
              <div className="visually-hidden">
                <StepList process={shown} of={of} />
              </div>
            </div>
          )
        }
      </Loaded>
    </Card>
  );
};
