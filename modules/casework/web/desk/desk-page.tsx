import '../case/case.css';
import './desk.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { usePagedList } from '../../../../web/paged-list.ts';
import { paths } from '../../../../web/paths.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Card, Empty, Page, Skeleton } from '../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../web/ui/problem.tsx';
import { listDesk } from '../../contract.ts';
import { DeskCase } from './desk-case.tsx';
import { DeskList, type Shown } from './desk-list.tsx';
import { nextAfter } from './next-case.ts';

const SHOWN = ['to-decide', 'sent-back', 'decided'] as const;

/** What is shown lives in the address: which pile, which community, which case. */
const useDeskPlace = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown: Shown = SHOWN.find((one) => one === search['show']) ?? 'to-decide';
  const { community, case: chosen } = search;
  const go = (next: {
    readonly show?: Shown;
    readonly community?: string | undefined;
    readonly case?: string | undefined;
  }): void =>
    void navigate({
      href: paths.desk({ show: shown, community, ...next }),
      replace: next.case !== undefined,
    });
  return { shown, community, chosen, go };
};

const useDesk = (shown: Shown, community: string | undefined) => {
  const { pages, items: cases } = usePagedList([listDesk.id, shown, community ?? null], (cursor, signal) =>
    call(listDesk, { query: { show: shown, ...(community === undefined ? {} : { community }), ...cursor }, signal }),
  );
  return { pages, cases, counts: pages.data?.pages[0]?.counts };
};

const Piles = ({
  shown,
  counts,
  onShow,
}: {
  readonly shown: Shown;
  readonly counts: ReturnType<typeof useDesk>['counts'];
  readonly onShow: (shown: Shown) => void;
}): ReactNode => {
  const { t } = useText();
  const numbers: Readonly<Record<Shown, number | undefined>> = {
    'to-decide': counts?.toDecide,
    'sent-back': counts?.sentBack,
    decided: undefined,
  };
  return (
    <nav className="desk-piles" aria-label={t('desk.show')}>
      {SHOWN.map((one) => (
        <button
          key={one}
          type="button"
          className="desk-pile"
          aria-current={one === shown ? 'page' : undefined}
          onClick={() => onShow(one)}
        >
          {t(`desk.${one}`)} {numbers[one] === undefined ? null : <b className="num">{numbers[one]}</b>}
        </button>
      ))}
      <span className="desk-counts">
        <span className={counts !== undefined && counts.overdue > 0 ? 'due-bad' : 'why'}>
          {t('desk.overdue')} {counts?.overdue ?? '·'}
        </span>
        <span className={counts !== undefined && counts.dueToday > 0 ? 'due-warn' : 'why'}>
          {t('desk.due-today')} {counts?.dueToday ?? '·'}
        </span>
      </span>
    </nav>
  );
};

/** What was passed on for approval, across communities: decide, and the next one is there. */
export const DeskPage = (): ReactNode => {
  const { t } = useText();
  const { communities } = useSession();
  const { shown, community, chosen, go } = useDeskPlace();
  const { pages, cases, counts } = useDesk(shown, community);
  const present = cases?.find(({ id }) => id === chosen) ?? cases?.[0];
  return (
    <Page
      title={t('desk.title')}
      actions={
        <Select
          aria-label={t('desk.community')}
          value={community ?? ''}
          onChange={(value: string) => go({ community: value === '' ? undefined : value })}
          options={[
            { value: '', label: t('desk.all-communities') },
            ...communities.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          popupMatchSelectWidth={false}
          className="desk-community"
        />
      }
    >
      <Piles shown={shown} counts={counts} onShow={(show) => go({ show })} />
      <div className="desk">
        <Card className="desk-left" label={t('desk.list')}>
          {pages.isError ? (
            <LoadFailed error={pages.error} retry={() => void pages.refetch()} />
          ) : cases === undefined ? (
            <Skeleton lines={10} />
          ) : (
            <DeskList
              cases={cases}
              chosen={present?.id}
              shown={shown}
              onChoose={(of) => go({ case: of.id })}
              more={
                pages.hasNextPage ? { load: () => void pages.fetchNextPage(), loading: pages.isFetchingNextPage } : null
              }
            />
          )}
        </Card>
        {present === undefined ? (
          <Card>
            <Empty title={cases === undefined ? t('shell.loading') : t('desk.choose')} />
          </Card>
        ) : (
          <DeskCase
            key={present.id}
            of={present}
            onDecided={() => go({ case: nextAfter(cases ?? [], present.id)?.id })}
          />
        )}
      </div>
    </Page>
  );
};
