import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import type { Assigning, Duties } from './place-replies.ts';

/** Places that should have somebody and have nobody, by role; the head fills them from here. */
export const Gaps = ({
  of,
  assign,
}: {
  readonly of: Duties;
  readonly assign?: (assigning: Assigning) => void;
}): ReactNode => {
  const { t, show } = useText();
  const byRole = Map.groupBy(of.gaps, ({ roleId }) => roleId);
  return (
    <>
      <SectionTitle remark={of.gaps.length === 0 ? undefined : t('in-charge.gaps-count', { count: of.gaps.length })}>
        {t('in-charge.gaps')}
      </SectionTitle>
      {of.gaps.length === 0 ? <Pill tone="ok">{t('in-charge.gaps-none')}</Pill> : null}
      <ul className="gap-groups">
        {[...byRole].map(([roleId, gaps]) => (
          <li key={roleId}>
            <span>{gaps[0] === undefined ? '' : show(gaps[0].role)}</span>
            <span className="gap-places">
              {gaps.map(({ place }) => (
                <span key={place.id} className="gap-place">
                  {place.name}
                  {assign === undefined ? null : (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t('in-charge.assign-to', { place: place.name })}
                      onClick={() => assign({ roleId, place: { kind: place.kind, id: place.id } })}
                    >
                      {t('in-charge.assign-here')}
                    </button>
                  )}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
