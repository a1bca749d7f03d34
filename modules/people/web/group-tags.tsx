import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Tag } from '../../../web/ui/parts.tsx';
import type { PersonSummary } from '../contract.ts';

/** Groups that need care come first and in their own colour. */
export const GroupTags = ({ groups }: { readonly groups: PersonSummary['groups'] }): ReactNode => {
  const { show } = useText();
  if (groups.length === 0) return null;
  return (
    <ul className="group-tags">
      {groups
        .toSorted((a, b) => Number(b.care) - Number(a.care))
        .map((group) => (
          <li key={group.id}>
            <Tag care={group.care}>{show(group.name)}</Tag>
          </li>
        ))}
    </ul>
  );
};
