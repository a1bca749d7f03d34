import '../case/case.css';
import './desk.css';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page } from '../../../../web/ui/parts.tsx';
import { DeskCase } from './desk-case.tsx';
import { DeskList } from './desk-list.tsx';
import { nextAfter } from './next-case.ts';
import { SHOWN, useDesk, useDeskPlace, type Shown } from './use-desk.ts';

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
    tasks: counts?.tasks,
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
  const { pages, lines, counts } = useDesk(shown, community);
  const present = lines?.find(({ id }) => id === chosen) ?? lines?.[0];
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
          <Loaded of={pages} lines={10}>
            {({ items }) => (
              <DeskList
                lines={items}
                chosen={present?.id}
                shown={shown}
                onChoose={(line) => go({ case: line.id })}
                more={
                  pages.hasNextPage
                    ? { load: () => void pages.fetchNextPage(), loading: pages.isFetchingNextPage }
                    : null
                }
              />
            )}
          </Loaded>
        </Card>
        {present === undefined ? (
          <Card>
            <Empty title={lines === undefined ? t('shell.loading') : t('desk.choose')} />
          </Card>
        ) : (
          <DeskCase
            key={present.id}
            line={present}
            onDecided={() => go({ case: nextAfter(lines ?? [], present.id)?.id })}
          />
        )}
      </div>
    </Page>
  );
};
