import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { PLACE_FIGURES, type PlaceCounts } from '../contract.ts';
import type { Changing } from './change-entry.ts';
import { countOf, listOf, type PlaceFilter } from './place-lists.ts';
import type { Tree } from './place-replies.ts';

/** Every figure opens what it counts. Those of another day count what lies there today, which is no list of that day. */
const Counts = ({
  of,
  within,
  isToday,
}: {
  readonly of: PlaceCounts;
  readonly within: PlaceFilter;
  readonly isToday: boolean;
}): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const seesPeople = has('worker', 'head', 'social-worker');
  return PLACE_FIGURES.map((figure) => {
    const count = countOf(of, figure);
    return (
      <td key={figure} className="num-cell" data-label={t(`places.${figure}`)}>
        {isToday && count > 0 ? (
          <Link
            to={listOf(figure, within, seesPeople)}
            aria-label={t('place-list.opens', { figure: t(`places.${figure}`), count })}
          >
            {count}
          </Link>
        ) : (
          count
        )}
      </td>
    );
  });
};

const isToday = ({ on }: Tree): boolean => on === today();

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
  isToday,
}: {
  readonly of: Tree['buildings'][number];
  readonly change: Change;
  readonly isToday: boolean;
}): ReactNode => {
  const community = useCommunity();
  const place = { kind: 'building', id: of.id, name: of.name } as const;
  return (
    <tr className="is-building">
      <th scope="row" colSpan={2}>
        <Link to={paths.building(community.id, of.id)}>{of.name}</Link>
      </th>
      <Counts of={of.counts} within={{ building: of.id }} isToday={isToday} />
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
        <Counts of={of.counts} within={{ microGrid: of.id }} isToday={isToday(tree)} />
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
          <BuildingRow key={building.id} of={building} change={change} isToday={isToday(tree)} />
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
        <Counts of={of.counts} within={{ grid: of.id }} isToday={isToday(tree)} />
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
            .map((building) => <BuildingRow key={building.id} of={building} change={change} isToday={isToday(tree)} />)
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
            {PLACE_FIGURES.map((column) => (
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
            <Counts of={tree.community.counts} within={{}} isToday={isToday(tree)} />
          </tr>
        </tbody>
      </table>
    </ScrollBox>
  );
};
