import { Button } from 'antd';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { DueNote, Empty } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { CaseSummary } from '../../contract.ts';
import { aboutOf } from '../case/about-case.ts';
import { StatePill } from '../case/case-head.tsx';

export type Shown = 'to-decide' | 'sent-back' | 'decided';

const Row = ({
  of,
  chosen,
  onChoose,
}: {
  readonly of: CaseSummary;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { show, language } = useText();
  return (
    <li>
      <button type="button" className="desk-row" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
        <span className="desk-line">
          <b>{show(aboutOf(of))}</b>
          <DueNote daysLeft={of.workingDaysLeft} done={of.stateKind === 'done'} />
        </span>
        <span className="desk-line">
          <span>
            {of.personName} <span className="why">{of.communityName}</span>
          </span>
          {of.dueOn === null ? <StatePill of={of} /> : <span className="why num">{showDate(of.dueOn, language)}</span>}
        </span>
        <span className="why num">
          {of.number} · {showDate(plainDateOf(of.openedAt), language)}
        </span>
      </button>
    </li>
  );
};

const Nothing = ({ shown }: { readonly shown: Shown }): ReactNode => {
  const { t } = useText();
  const kind = shown === 'to-decide' ? 'to-decide' : 'other';
  return <Empty title={t(`desk.none-${kind}`)} hint={t(`desk.none-${kind}-hint`)} />;
};

/** The cases on the desk; j and k open the next and the previous one. */
export const DeskList = ({
  cases,
  chosen,
  shown,
  onChoose,
  more,
}: {
  readonly cases: readonly CaseSummary[];
  readonly chosen: string | undefined;
  readonly shown: Shown;
  readonly onChoose: (of: CaseSummary) => void;
  readonly more: { readonly load: () => void; readonly loading: boolean } | null;
}): ReactNode => {
  const { t } = useText();
  const walk = (step: 1 | -1): void => {
    const at = cases.findIndex(({ id }) => id === chosen);
    const next = cases[Math.min(cases.length - 1, Math.max(0, at + step))];
    if (next !== undefined) onChoose(next);
  };
  useShortcut('j', t('cases.key-next'), () => walk(1));
  useShortcut('k', t('cases.key-previous'), () => walk(-1));
  if (cases.length === 0) return <Nothing shown={shown} />;
  return (
    <>
      <ul className="desk-list" aria-label={t('desk.list')}>
        {cases.map((of) => (
          <Row key={of.id} of={of} chosen={of.id === chosen} onChoose={() => onChoose(of)} />
        ))}
      </ul>
      {more === null ? null : (
        <Button block type="text" loading={more.loading} onClick={more.load}>
          {t('cases.more')}
        </Button>
      )}
    </>
  );
};
