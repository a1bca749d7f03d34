import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { DueNote } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { CaseSummary } from '../../contract.ts';
import { aboutOf } from '../case/about-case.ts';
import { StatePill } from '../case/case-head.tsx';
import type { Column } from './case-filters.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;

const Cell = ({ of, column }: { readonly of: CaseSummary; readonly column: Exclude<Column, 'number'> }): ReactNode => {
  const { t, show, language } = useText();
  const level = LEVELS.find((one) => one === of.rating);
  switch (column) {
    case 'item':
      return show(aboutOf(of));
    case 'person':
      return of.personName ?? '—';
    case 'state':
      return <StatePill of={of} />;
    case 'due':
      return of.dueOn === null || of.stateKind === 'done' ? '—' : showDate(of.dueOn, language);
    case 'left':
      return <DueNote daysLeft={of.workingDaysLeft} done={of.stateKind === 'done'} />;
    case 'handler':
      return of.handler?.name ?? '—';
    case 'process':
      return show(of.processName);
    case 'opened':
      return showDate(plainDateOf(of.openedAt), language);
    case 'closed':
      return of.closedAt === null ? '—' : showDate(plainDateOf(of.closedAt), language);
    case 'rating':
      return level === undefined ? '—' : t(`case.rating.${level}`);
  }
};

const linkId = (of: CaseSummary): string => `case-${of.id}`;

/** j and k walk over the numbers; the link has the focus, so Enter opens it as everywhere. */
const useRowKeys = (cases: readonly CaseSummary[], onToggle: (of: CaseSummary) => void): void => {
  const { t } = useText();
  const present = (): number => cases.findIndex((of) => document.activeElement?.id === linkId(of));
  const walk = (step: 1 | -1): void => {
    const at = present();
    const next = cases[at === -1 ? 0 : Math.min(cases.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    const link = document.getElementById(linkId(next));
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('j', t('cases.key-next'), () => walk(1));
  useShortcut('k', t('cases.key-previous'), () => walk(-1));
  useShortcut('x', t('cases.key-select'), () => {
    const of = cases[present()];
    if (of !== undefined) onToggle(of);
  });
};

/** The listed cases; the number leads to the case, the box puts it into the batch. */
export const CaseTable = ({
  cases,
  columns,
  selected,
  onSelect,
}: {
  readonly cases: readonly CaseSummary[];
  readonly columns: readonly Column[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], on: boolean) => void;
}): ReactNode => {
  const { t } = useText();
  useRowKeys(cases, (of) => onSelect([of.id], !selected.has(of.id)));
  const others = columns.filter((column) => column !== 'number');
  const all = cases.every(({ id }) => selected.has(id));
  return (
    <div className="table-room">
      <table className="list-table case-table">
        <thead>
          <tr>
            <th scope="col" className="case-number">
              <span className="case-number-box">
                <Checkbox
                  aria-label={t('cases.select-all')}
                  checked={all}
                  indeterminate={!all && cases.some(({ id }) => selected.has(id))}
                  onChange={({ target }) =>
                    onSelect(
                      cases.map(({ id }) => id),
                      target.checked,
                    )
                  }
                />
                {t('cases.column.number')}
              </span>
            </th>
            {others.map((column) => (
              <th key={column} scope="col">
                {t(`cases.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((of) => (
            <tr key={of.id} className={selected.has(of.id) ? 'chosen' : undefined}>
              <th scope="row" className="case-number">
                <span className="case-number-box">
                  <Checkbox
                    aria-label={t('cases.select', { number: of.number })}
                    checked={selected.has(of.id)}
                    onChange={({ target }) => onSelect([of.id], target.checked)}
                  />
                  <Link id={linkId(of)} to={paths.case(of.communityId, of.id)} className="num">
                    {of.number}
                  </Link>
                </span>
              </th>
              {others.map((column) => (
                <td key={column} className={`column-${column}`} data-label={t(`cases.column.${column}`)}>
                  <Cell of={of} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
