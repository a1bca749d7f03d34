import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Pill } from '../../../web/ui/parts.tsx';
import type { InCharge } from '../contract.ts';

/** Name of somebody in charge; a resident's leads to the person's page for those who may open it. */
export const HolderName = ({ of }: { readonly of: InCharge['holder'] }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const opens = of.kind === 'resident' && has('worker', 'head', 'social-worker');
  return (
    <>
      {opens ? <Link to={paths.person(community.id, of.id)}>{of.name}</Link> : of.name}
      {of.left ? (
        <>
          {' '}
          <Pill tone="warn">{t('in-charge.left')}</Pill>
        </>
      ) : null}
    </>
  );
};

/** Role and name, one line each. */
export const InChargeRows = ({ of }: { readonly of: readonly InCharge[] }): ReactNode => {
  const { t, show } = useText();
  return (
    <ul className="in-charge-rows">
      {of.map((one) => (
        <li key={one.dutyId}>
          <span className="why">{show(one.role)}</span>
          <span>
            <HolderName of={one.holder} />
            <span className="src">{t('dwelling.by-place', { place: one.place.name })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};
