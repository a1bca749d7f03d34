import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Card, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import type { GuideReply } from '../contract.ts';
import { BasisNote } from './basis-note.tsx';

type Offered = GuideReply['processes'][number];

const useDays = (): ((unit: Offered['limit']['unit'], days: number) => string) => {
  const { t } = useText();
  return (unit, days) => t(`guide.days.${unit}`, { days });
};

const Stages = ({ of }: { readonly of: Offered }): ReactNode => {
  const { t, show } = useText();
  const days = useDays();
  if (of.stages === undefined || of.stages.length === 0) return null;
  return (
    <ol className="guide-stages">
      {of.stages.map((stage) => (
        <li key={stage.name.zh} className="why">
          {show(stage.name)} <span className="num">{days(stage.unit, stage.days)}</span>
          {stage.countsTowardsLimit ? null : ` (${t('guide.stage-outside')})`}
        </li>
      ))}
    </ol>
  );
};

const Way = ({ of }: { readonly of: Offered }): ReactNode => {
  const { t, show, language } = useText();
  const days = useDays();
  return (
    <>
      {t(`guides.process.${of.processId}`)} {of.available ? null : <Pill tone="bad">{t('guide.not-available')}</Pill>}
      {of.delegation === undefined ? null : (
        <div className="why">
          {t('guide.delegated', {
            by: show(of.delegation.approvedBy),
            document: of.delegation.document,
            until: showDate(of.delegation.validUntil, language),
          })}
        </div>
      )}
      {of.transferLimit === undefined ? null : (
        <div className="why">{t('guide.transfer', { days: days(of.transferLimit.unit, of.transferLimit.days) })}</div>
      )}
      {of.approver === undefined ? null : (
        <div className="why">{t('guide.decided-by', { level: t(`guide.level.${of.approver.kind}`) })}</div>
      )}
      <Stages of={of} />
    </>
  );
};

/** Each way of handling with its promised and statutory time, and where both come from. */
export const GuideLimits = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t } = useText();
  const days = useDays();
  return (
    <Card label={t('guide.limits')}>
      <SectionTitle>{t('guide.limits')}</SectionTitle>
      <ListTable
        className="guide-table"
        heads={[t('guide.way'), t('guide.promised'), t('guide.statutory'), t('guide.limit-basis')]}
      >
        {of.processes.map((one) => (
          <tr key={one.processId}>
            <th scope="row">
              <Way of={one} />
            </th>
            <td className="num" data-label={t('guide.promised')}>
              {days(one.limit.unit, one.limit.promised)}
            </td>
            <td className="num" data-label={t('guide.statutory')}>
              {one.limit.statutory === null ? (
                <span className="why">{t('guide.no-statutory')}</span>
              ) : (
                days(one.limit.unit, one.limit.statutory)
              )}
            </td>
            <td>
              <BasisNote basis={one.limit.basis} />
            </td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
};
