import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import type { BuildingOf } from './place-replies.ts';

type Cell = BuildingOf['dwellings'][number];

const Door = ({ of, communityId }: { readonly of: Cell; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const used = of.usedAs === 'home' ? t(`building.state.${of.state}`) : t(`places.used-as.${of.usedAs}`);
  return (
    <Link
      className={`door ${of.state === 'empty' ? 'door-empty' : of.state === 'let' ? 'door-let' : ''}`}
      to={paths.dwelling(communityId, of.id)}
    >
      <b className="num">{of.door}</b> {of.heads.join('、')}
      <span className="why num">
        {of.state === 'lived-in' ? '' : `${used} `}
        {of.residents === 0 ? '' : t('building.people', { count: of.residents })}
        {of.inGroups === 0 ? '' : ` · ${t('building.care', { count: of.inGroups })}`}
      </span>
    </Link>
  );
};

/** Floors from the top, units side by side. Doors whose floor nobody knows stand in a row of their own at the end. */
export const BuildingTable = ({
  of,
  communityId,
  addTo,
}: {
  readonly of: BuildingOf;
  readonly communityId: string;
  readonly addTo?: (unit: BuildingOf['units'][number]) => void;
}): ReactNode => {
  const { t } = useText();
  const floors = [...new Set(of.dwellings.map(({ floor }) => floor))].toSorted((a, b) => (b ?? 0) - (a ?? 0));
  return (
    <ScrollBox label={of.name}>
      <table className="building-table">
        <thead>
          <tr>
            <th scope="col">{t('building.floors')}</th>
            {of.units.map((unit) => (
              <th key={unit.id} scope="col">
                {unit.name === '' ? t('building.one-unit') : unit.name}{' '}
                {addTo === undefined ? null : (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('places.add-dwelling-to', { unit: unit.name })}
                    onClick={() => addTo(unit)}
                  >
                    {t('places.add-dwelling')}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {floors.map((floor) => (
            <tr key={floor ?? 'none'}>
              <th scope="row" className="num">
                {floor === null ? t('building.no-floor') : t('building.floor', { floor })}
              </th>
              {of.units.map(({ id }) => (
                <td key={id}>
                  <div className="doors">
                    {of.dwellings
                      .filter((cell) => cell.unitId === id && cell.floor === floor)
                      .map((cell) => (
                        <Door key={cell.id} of={cell} communityId={communityId} />
                      ))}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
