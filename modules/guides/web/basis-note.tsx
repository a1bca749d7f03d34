import type { ReactNode } from 'react';

/** Where a rule comes from, small and grey. */
export const BasisNote = ({
  basis,
}: {
  readonly basis: { readonly source: string; readonly where?: string | undefined };
}): ReactNode => (
  <span className="src">
    {basis.source} {basis.where ?? ''}
  </span>
);
