import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import type { PlaceCounts } from '../contract.ts';
import type { Changing } from './change-entry.ts';
import type { Tree } from './place-replies.ts';

const COUNTS = ['dwellings', 'empty', 'households', 'residents', 'in-groups'] as const;

/** Residents open the list of people where one may see it and the list can be narrowed to the place. */
const Counts = ({ of, list }: { readonly of: PlaceCounts; readonly list?: string }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const opens = list !== undefined && has('worker', 'head', 'social-worker');
  return (
    <>
      <td className="num-cell" data-label={t('places.dwellings')}>
        {of.dwellings}
      </td>
      <td className="num-cell" data-label={t('places.empty')}>
        {of.empty}
      </td>
      <td className="num-cell" data-label={t('places.households')}>
        {of.households}
      </td>
      <td className="num-cell" data-label={t('places.residents')}>
        {opens ? <Link to={list}>{of.residents}</Link> : of.residents}
      </td>
      <td className="num-cell" data-label={t('places.in-groups')}>
        {of.inGroups}
      </td>
    </>
  );
};

type Change = ((changing: Changing) => void) | undefined;

const Actions = ({ change, of }: { readonly change: Change; readonly of: readonly Changing[] }): ReactNode => {
  const { t } = useText();
  if (change === undefined) return null;
  return (
    <td>
      <span className="places-actions">
        {of.map((one) => (
          <button key={one.kind} type="button" className="link-button" onClick={() => change(one)}>
            {t(`places.${one.kind}`)}
          </button>
        ))}
      </span>
    </td>
  );
};

const BuildingRow = ({
  of,
  change,
}: {
  readonly of: Tree['buildings'][number];
  readonly change: Change;
}): ReactNode => {
  const community = useCommunity();
  const place = { kind: 'building', id: of.id, name: of.name } as const;
  return (
    <tr className="is-building">
      <th scope="row" colSpan={2}>
        <Link to={paths.building(community.id, of.id)}>{of.name}</Link>
      </th>
      <Counts of={of.counts} list={paths.people({ building: of.id })} />
      <Actions
        change={change}
        of={[
          { kind: 'place-building', place },
          { kind: 'rename', place },
          { kind: 'close', place },
        ]}
      />
    </tr>
  );
};

const MicroGridRows = ({
  of,
  tree,
  change,
}: {
  readonly of: Tree['microGrids'][number];
  readonly tree: Tree;
  readonly change: Change;
}): ReactNode => {
  const place = { kind: 'micro-grid', id: of.id, name: of.name } as const;
  return (
    <>
      <tr className="is-micro-grid">
        <th scope="row" colSpan={2}>
          {of.name}
        </th>
        <Counts of={of.counts} />
        <Actions
          change={change}
          of={[
            { kind: 'rename', place },
            { kind: 'close', place },
          ]}
        />
      </tr>
      {tree.buildings
        .filter(({ microGridId }) => microGridId === of.id)
        .map((building) => (
          <BuildingRow key={building.id} of={building} change={change} />
        ))}
    </>
  );
};

const GridRows = ({
  of,
  tree,
  change,
  opened,
}: {
  readonly of: Tree['grids'][number];
  readonly tree: Tree;
  readonly change: Change;
  readonly opened: boolean;
}): ReactNode => {
  const { t, show } = useText();
  const [open, setOpen] = useState(opened);
  const place = { kind: 'grid', id: of.id, name: of.name } as const;
  return (
    <>
      <tr className="is-grid">
        <th scope="row" className="nowrap">
          <button
            type="button"
            className="plain-button"
            aria-expanded={open}
            aria-label={t('places.open-grid', { name: of.name })}
            onClick={() => setOpen(!open)}
          >
            <span className="places-toggle" aria-hidden="true">
              {open ? '▾' : '▸'}
            </span>
            {of.name}
          </button>
        </th>
        <td>
          {of.inCharge.map(({ dutyId, role, holder }) => (
            <div key={dutyId} className="nowrap">
              <span className="why">{show(role)}</span> {holder.name}
            </div>
          ))}
        </td>
        <Counts of={of.counts} list={paths.people({ grid: of.id })} />
        <Actions
          change={change}
          of={[
            { kind: 'add-micro-grid', place },
            { kind: 'add-building', place },
            { kind: 'rename', place },
            { kind: 'close', place },
          ]}
        />
      </tr>
      {open
        ? tree.microGrids
            .filter(({ gridId }) => gridId === of.id)
            .map((micro) => <MicroGridRows key={micro.id} of={micro} tree={tree} change={change} />)
        : null}
      {open
        ? tree.buildings
            .filter(({ gridId, microGridId }) => gridId === of.id && microGridId === null)
            .map((building) => <BuildingRow key={building.id} of={building} change={change} />)
        : null}
    </>
  );
};

/** The tree as a table: grids that open into micro-grids and buildings, the community's sums at the end. */
export const PlaceTable = ({ tree, change }: { readonly tree: Tree; readonly change?: Change }): ReactNode => {
  const { t } = useText();
  return (
    <ScrollBox label={t('places.title')}>
      <table className="list-table places-table card-rows">
        <thead>
          <tr>
            <th scope="col">{t('places.name')}</th>
            <th scope="col">{t('places.in-charge')}</th>
            {COUNTS.map((column) => (
              <th key={column} scope="col" className="num-cell">
                {t(`places.${column}`)}
              </th>
            ))}
            {change === undefined ? null : <th scope="col">{t('places.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {tree.grids.map((grid, place) => (
            <GridRows
              key={grid.id}
              of={grid}
              tree={tree}
              change={change}
              opened={tree.grids.length === 1 || place === 0}
            />
          ))}
          <tr className="is-grid">
            <th scope="row" colSpan={2}>
              {tree.community.name}
            </th>
            <Counts of={tree.community.counts} list={paths.people()} />
          </tr>
        </tbody>
      </table>
    </ScrollBox>
  );
};
