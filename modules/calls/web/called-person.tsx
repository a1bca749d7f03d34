import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Tag } from '../../../web/ui/parts.tsx';
import type { CalledReply } from '../contract.ts';
import { PhoneNumber } from './phone-number.tsx';
import type { Text } from '../../../kernel/text.ts';

export interface NamedKind {
  readonly id: string;
  readonly name: Text;
  readonly does: Text;
}

/** Who, where, and what whoever goes there has to know. */
export const CalledPerson = ({
  of,
  kinds,
}: {
  readonly of: CalledReply;
  readonly kinds: readonly NamedKind[];
}): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const needed = kinds.filter(({ id }) => of.help.includes(id));
  return (
    <div className="called">
      <div className="called-where">
        <b>
          {of.place?.unit}
          {of.place?.door}
        </b>
        {typeof of.place?.floor === 'number' ? (
          <span className="why">{t('calls.floor', { floor: of.place.floor })}</span>
        ) : null}
      </div>
      <div className="called-who">
        <div>
          {has('worker', 'head', 'social-worker') ? (
            <Link to={paths.person(community.id, of.personId)}>{of.name}</Link>
          ) : (
            <b>{of.name}</b>
          )}{' '}
          {of.age === null ? null : <span className="why num">{t('calls.age', { age: of.age })}</span>}{' '}
          {needed.map(({ id, name }) => (
            <Tag key={id}>{show(name)}</Tag>
          ))}
        </div>
        <div className="why">{needed[0] === undefined ? null : show(needed[0].does)}</div>
        <PhoneNumber of={of} />
      </div>
    </div>
  );
};

/** People under the building they live in, in the order of the way round. */
export const byBuilding = <T extends CalledReply>(
  people: readonly T[],
): readonly (readonly [string, readonly T[]])[] => [...Map.groupBy(people, ({ place }) => place?.building ?? '')];
