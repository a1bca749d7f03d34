import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, DueNote, Empty, SectionTitle } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { CaseSummary } from '../../contract.ts';
import { aboutOf } from '../case/about-case.ts';
import { StatePill } from '../case/case-head.tsx';

const ROW = 'work-row-link';

/** j and k walk over the rows of both lists; the link has the focus, so Enter opens it as everywhere. */
export const useRowKeys = (): void => {
  const { t } = useText();
  const walk = (step: 1 | -1): void => {
    const links = [...document.querySelectorAll<HTMLElement>(`.${ROW}`)];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('j', t('workbench.key-next'), () => walk(1));
  useShortcut('k', t('workbench.key-previous'), () => walk(-1));
};

const Row = ({ of }: { readonly of: CaseSummary }): ReactNode => {
  const { show, language } = useText();
  return (
    <li className="work-row">
      <Link to={paths.case(of.communityId, of.id)} className={`${ROW} num`}>
        {of.number}
      </Link>
      <span className="work-item">{show(aboutOf(of))}</span>
      <span className="work-person">{of.personName ?? ''}</span>
      <span className="work-state">
        <StatePill of={of} />
      </span>
      <span className="work-due num">{of.dueOn === null ? '' : showDate(of.dueOn, language)}</span>
      <span className="work-left">
        <DueNote daysLeft={of.workingDaysLeft} />
      </span>
    </li>
  );
};

/** A short list of cases with the way to the whole of it. */
export const WorkList = ({
  title,
  cases,
  all,
  empty,
}: {
  readonly title: string;
  readonly cases: readonly CaseSummary[];
  readonly all: ReactNode;
  readonly empty: { readonly title: string; readonly hint: string };
}): ReactNode => (
  <Card label={title}>
    <SectionTitle remark={all}>{title}</SectionTitle>
    {cases.length === 0 ? (
      <Empty title={empty.title} hint={empty.hint} />
    ) : (
      <ul className="work-rows">
        {cases.map((of) => (
          <Row key={of.id} of={of} />
        ))}
      </ul>
    )}
  </Card>
);
