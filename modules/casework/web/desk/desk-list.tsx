import { Button } from 'antd';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { DueNote, Empty } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { aboutOf } from '../case/about-case.ts';
import { StatePill } from '../case/case-head.tsx';
import { TaskDue } from '../passing-on/task-due.tsx';
import type { DeskLine, Shown } from './use-desk.ts';

const Row = ({
  line: { of, task },
  chosen,
  onChoose,
}: {
  readonly line: DeskLine;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { show, language } = useText();
  return (
    <li>
      <button type="button" className="desk-row" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
        <span className="desk-line">
          <b>{task === null ? show(aboutOf(of)) : `${show(task.kindName)} · ${show(aboutOf(of))}`}</b>
          {task === null ? (
            <DueNote daysLeft={of.workingDaysLeft} done={of.stateKind === 'done'} />
          ) : (
            <TaskDue of={task} />
          )}
        </span>
        <span className="desk-line">
          <span>
            {of.personName} <span className="why">{of.communityName}</span>
          </span>
          {of.dueOn === null || task !== null ? (
            <StatePill of={of} />
          ) : (
            <span className="why num">{showDate(of.dueOn, language)}</span>
          )}
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
  const kind = shown === 'to-decide' || shown === 'tasks' ? shown : 'other';
  return <Empty title={t(`desk.none-${kind}`)} hint={t(`desk.none-${kind}-hint`)} />;
};

/** The lines on the desk; j and k open the next and the previous one. */
export const DeskList = ({
  lines,
  chosen,
  shown,
  onChoose,
  more,
}: {
  readonly lines: readonly DeskLine[];
  readonly chosen: string | undefined;
  readonly shown: Shown;
  readonly onChoose: (line: DeskLine) => void;
  readonly more: { readonly load: () => void; readonly loading: boolean } | null;
}): ReactNode => {
  const { t } = useText();
  const walk = (step: 1 | -1): void => {
    const at = lines.findIndex(({ id }) => id === chosen);
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
    if (next !== undefined) onChoose(next);
  };
  useShortcut('j', t('cases.key-next'), () => walk(1));
  useShortcut('k', t('cases.key-previous'), () => walk(-1));
  if (lines.length === 0) return <Nothing shown={shown} />;
  return (
    <>
      <ul className="desk-list" aria-label={t('desk.list')}>
        {lines.map((line) => (
          <Row key={line.id} line={line} chosen={line.id === chosen} onChoose={() => onChoose(line)} />
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
