import './places.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Field, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { exportDuties, listDuties, type InCharge } from '../contract.ts';
import { AssignForm } from './assign-form.tsx';
import { EndForm } from './end-form.tsx';
import { Gaps } from './gaps.tsx';
import { HolderName } from './in-charge-rows.tsx';
import { LeaveForm } from './leave-form.tsx';
import type { Assigning, Duties } from './place-replies.ts';
import { PlaceTabs } from './place-tabs.tsx';

/** What the head is about to do. */
type Doing =
  | { readonly kind: 'assign'; readonly assigning: Assigning }
  | { readonly kind: 'end'; readonly duty: InCharge }
  | { readonly kind: 'leave'; readonly duty: InCharge };

type Filters = { readonly role?: string; readonly grid?: string; readonly on?: string };

const useFilters = () => {
  const { role, grid, on }: Filters = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters: Filters = {
    ...(role === undefined ? {} : { role }),
    ...(grid === undefined ? {} : { grid }),
    ...(on === undefined ? {} : { on }),
  };
  const change = (part: { [name in keyof Filters]?: string | undefined }): void =>
    void navigate({ href: paths.inCharge({ ...filters, ...part }), replace: true });
  return { filters, change };
};

const FilterBar = ({ of }: { readonly of: Duties }): ReactNode => {
  const { t, show } = useText();
  const { filters, change } = useFilters();
  const all = { value: '', label: t('in-charge.all') };
  const grids = of.places.filter(({ kind }) => kind === 'grid');
  return (
    <div className="places-filters">
      <Field id="in-charge-role" label={t('in-charge.filter-role')}>
        <Select
          id="in-charge-role"
          value={filters.role ?? ''}
          options={[all, ...of.roles.map(({ id, name }) => ({ value: id, label: show(name) }))]}
          onChange={(value) => change({ role: value === '' ? undefined : value })}
        />
      </Field>
      <Field id="in-charge-grid" label={t('in-charge.filter-place')}>
        <Select
          id="in-charge-grid"
          value={filters.grid ?? ''}
          options={[all, ...grids.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(value) => change({ grid: value === '' ? undefined : value })}
        />
      </Field>
      <Field id="in-charge-on" label={t('places.on')}>
        <Input
          id="in-charge-on"
          type="date"
          value={of.on}
          onChange={({ target }) => change({ on: ['', today()].includes(target.value) ? undefined : target.value })}
        />
      </Field>
    </div>
  );
};

const RowActions = ({ of, act }: { readonly of: InCharge; readonly act: (doing: Doing) => void }): ReactNode => {
  const { t } = useText();
  const place = { kind: of.place.kind, id: of.place.id };
  return (
    <span className="places-actions">
      <button
        type="button"
        className="link-button"
        onClick={() => act({ kind: 'assign', assigning: { roleId: of.roleId, place, replaces: of } })}
      >
        {t('in-charge.replace')}
      </button>
      <button type="button" className="link-button" onClick={() => act({ kind: 'end', duty: of })}>
        {t('in-charge.end')}
      </button>
      <button type="button" className="link-button" onClick={() => act({ kind: 'leave', duty: of })}>
        {t('in-charge.leave')}
      </button>
    </span>
  );
};

const Row = ({ of, act }: { readonly of: InCharge; readonly act: ((doing: Doing) => void) | undefined }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <tr>
      <th scope="row" className="nowrap">
        {of.place.name}
      </th>
      <td className="nowrap">{show(of.role)}</td>
      <td className="nowrap">
        <HolderName of={of.holder} />{' '}
        {of.holder.kind === 'worker' ? <span className="src">{t('in-charge.worker')}</span> : null}
      </td>
      <td className="nowrap num">{showDate(of.from, language)}</td>
      {act === undefined ? null : (
        <td>
          <RowActions of={of} act={act} />
        </td>
      )}
    </tr>
  );
};

const List = ({ of, act }: { readonly of: Duties; readonly act: ((doing: Doing) => void) | undefined }): ReactNode => {
  const { t } = useText();
  const { filters } = useFilters();
  const gridOf = new Map(of.places.map(({ id, gridId }) => [id, gridId]));
  const items = of.items.filter(
    ({ roleId, place }) =>
      (filters.role === undefined || roleId === filters.role) &&
      (filters.grid === undefined || gridOf.get(place.id) === filters.grid),
  );
  if (items.length === 0) return <Empty title={t('in-charge.none')} hint={t('in-charge.none-hint')} />;
  const order = new Map([...of.places, ...of.roles].map(({ id }, place) => [id, place]));
  const after = (id: string): number => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  return (
    <>
      <SectionTitle remark={t('in-charge.count', { count: items.length })}>{t('in-charge.list')}</SectionTitle>
      <ScrollBox label={t('in-charge.list')}>
        <ListTable
          className="places-table card-rows"
          heads={[
            t('in-charge.place'),
            t('in-charge.role'),
            t('in-charge.holder'),
            t('in-charge.since'),
            ...(act === undefined ? [] : [t('places.change')]),
          ]}
        >
          {items
            .toSorted((a, b) => after(a.place.id) - after(b.place.id) || after(a.roleId) - after(b.roleId))
            .map((item) => (
              <Row key={item.dutyId} of={item} act={act} />
            ))}
        </ListTable>
      </ScrollBox>
    </>
  );
};

const Form = ({
  of,
  doing,
  close,
}: {
  readonly of: Duties;
  readonly doing: Doing;
  readonly close: () => void;
}): ReactNode => {
  switch (doing.kind) {
    case 'assign':
      return <AssignForm of={of} assigning={doing.assigning} close={close} />;
    case 'end':
      return <EndForm duty={doing.duty} close={close} />;
    case 'leave':
      return <LeaveForm holder={doing.duty.holder} close={close} />;
  }
};

const Content = ({ of }: { readonly of: Duties }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [doing, setDoing] = useState<Doing | null>(null);
  // What was, or will be, on another day is looked at and not changed from here.
  const act = has('head') && of.on === today() ? setDoing : undefined;
  const left = of.items.filter(({ holder }) => holder.left).length;
  return (
    <div className="places">
      {left === 0 ? null : <p className="left-note">{t('in-charge.left-lead', { count: left })}</p>}
      <Card label={t('in-charge.gaps')}>
        <Gaps of={of} {...(act === undefined ? {} : { assign: (assigning) => act({ kind: 'assign', assigning }) })} />
      </Card>
      <FilterBar of={of} />
      <Card label={t('in-charge.list')}>
        <List of={of} act={act} />
      </Card>
      {doing === null ? null : <Form of={of} doing={doing} close={() => setDoing(null)} />}
    </div>
  );
};

/** Who is in charge where, which places have nobody, and changing hands. */
export const InChargePage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const params = { communityId: community.id };
  const { filters } = useFilters();
  const day = filters.on === undefined ? {} : { on: filters.on };
  const query = useReply(listDuties, { params, query: day }, { keepPrevious: true });
  return (
    <Page
      title={t('in-charge.title')}
      actions={<Button href={fileUrl(exportDuties, { params, query: day })}>{t('in-charge.export')}</Button>}
    >
      <PlaceTabs />
      <Loaded of={query} card lines={12}>
        {(of) => <Content of={of} />}
      </Loaded>
    </Page>
  );
};
