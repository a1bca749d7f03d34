import '../case/case.css';
import './case-list.css';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { ListFoot, Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page } from '../../../../web/ui/parts.tsx';
import { exportCases } from '../../contract.ts';
import { BatchBar } from './batch-bar.tsx';
import { activeFilters, COLUMNS, type Column, sortOf } from './case-filters.ts';
import { CaseTable } from './case-table.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterForm } from './filter-form.tsx';
import { SavedViews } from './saved-views.tsx';
import { useCasePages, useColumns, useFilters } from './use-case-list.ts';

const ColumnChoice = ({
  columns,
  onChoose,
}: {
  readonly columns: readonly Column[];
  readonly onChoose: (columns: readonly string[]) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-choice"
          value={[...columns]}
          onChange={onChoose}
          options={COLUMNS.map((value) => ({ value, label: t(`cases.column.${value}`), disabled: value === 'number' }))}
        />
      }
    >
      <Button>{t('cases.columns')}</Button>
    </Popover>
  );
};

const SortChoice = (): ReactNode => {
  const { t } = useText();
  const { search, show } = useFilters();
  return (
    <Segmented
      aria-label={t('cases.sort')}
      value={sortOf(search)}
      options={[
        { value: 'due', label: t('cases.sort.due') },
        { value: 'opened', label: t('cases.sort.opened') },
      ]}
      onChange={(sort) =>
        show({ ...Object.fromEntries(activeFilters(search)), ...(sort === 'due' ? {} : { sort: 'opened' }) })
      }
    />
  );
};

const NoCases = (): ReactNode => {
  const { t } = useText();
  const { search, show } = useFilters();
  const { has } = useSession();
  const counter = has('worker', 'head') ? <Link to={paths.counter()}>{t('cases.open-new')}</Link> : undefined;
  if (activeFilters(search).length === 0)
    return <Empty title={t('cases.none-yet')} hint={t('cases.none-yet-hint')} action={counter} />;
  return (
    <Empty
      title={t('cases.none')}
      hint={t('cases.none-hint')}
      action={<Button onClick={() => show({})}>{t('cases.clear')}</Button>}
    />
  );
};

const Listed = ({ columns }: { readonly columns: readonly Column[] }): ReactNode => {
  const { t } = useText();
  const { pages } = useCasePages();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = (ids: readonly string[], on: boolean): void =>
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  return (
    <Loaded of={pages} lines={14} empty={<NoCases />}>
      {({ items }) => (
        <>
          <CaseTable cases={items} columns={columns} selected={selected} onSelect={select} />
          <ListFoot of={pages} more={t('cases.more')}>
            {t(pages.hasNextPage ? 'cases.shown' : 'cases.shown-all', { count: items.length })} · {t('cases.keys')}
          </ListFoot>
          <BatchBar cases={items.filter(({ id }) => selected.has(id))} onClear={() => setSelected(new Set())} />
        </>
      )}
    </Loaded>
  );
};

/** All cases of the community: filtered by the address, exported exactly as shown. */
export const CaseListPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const community = useCommunity();
  const { query } = useFilters();
  const { columns, choose } = useColumns();
  const { exceptions, ...rest } = query;
  const file = fileUrl(exportCases, {
    params: { communityId: community.id },
    query: { ...rest, ...(exceptions === undefined ? {} : { exceptions }), columns: columns.join(',') },
  });
  return (
    <Page
      title={t('cases.title')}
      actions={
        <>
          <SortChoice />
          <ColumnChoice columns={columns} onChoose={choose} />
          {has('worker', 'head') ? (
            <Button href={file} download title={t('cases.export-hint')}>
              {t('cases.export')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="case-list">
        <FilterForm />
        <div className="list-bar">
          <FilterChips />
          <SavedViews columns={columns} onColumns={choose} />
        </div>
        <Card label={t('cases.title')}>
          <Listed columns={columns} />
        </Card>
      </div>
    </Page>
  );
};
