import type { ReactNode } from 'react';

/** A table of a list, in its one look; `className` names what is particular to this one. */
export const ListTable = ({
  heads,
  className = '',
  children,
}: {
  /** What stands above each column, in its order. */
  readonly heads: readonly string[];
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode => (
  <table className={`list-table ${className}`}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
