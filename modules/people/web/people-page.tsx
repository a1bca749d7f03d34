import './people.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ListFoot, Loaded } from '../../../web/ui/loaded.tsx';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Card, Empty, Page } from '../../../web/ui/parts.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import type { PersonSummary } from '../contract.ts';
import { GroupTags } from './group-tags.tsx';
import { PeopleChips } from './people-chips.tsx';
import { PeopleFilterForm } from './people-filter-form.tsx';
import { usePeople, usePeopleFilters } from './use-people.ts';

const linkId = (person: PersonSummary): string => `person-${person.id}`;

const useRowKeys = (people: readonly PersonSummary[]): void => {
  const { t } = useText();
  const walk = (step: 1 | -1): void => {
    const at = people.findIndex((person) => document.activeElement?.id === linkId(person));
    const next = people[at === -1 ? 0 : Math.min(people.length - 1, Math.max(0, at + step))];
    if (next !== undefined) document.getElementById(linkId(next))?.focus();
  };
  useShortcut('j', t('people.key-next'), () => walk(1));
  useShortcut('k', t('people.key-previous'), () => walk(-1));
};

const Row = ({ person }: { readonly person: PersonSummary }): ReactNode => {
  const { t } = useText();
  return (
    <tr>
      <th scope="row">
        <Link id={linkId(person)} to={paths.person(person.communityId, person.id)}>
          {person.name}
        </Link>
      </th>
      <td className="num">
        {t(`people.sex.${person.sex}`)} {person.age === null ? '' : t('people.years', { age: person.age })}
      </td>
      <td className="num">{person.idNumberMasked ?? '—'}</td>
      <td className="num">{person.phoneMasked ?? '—'}</td>
      <td className="people-address">{person.address ?? '—'}</td>
      <td>
        {t(person.left === null ? `people.residence.${person.residence}` : `left.${person.left.because}`, {
          date: person.left?.on ?? '',
        })}
      </td>
      <td className="people-groups">
        <GroupTags groups={person.groups} />
      </td>
      <td className="num">{person.openCases === 0 ? '' : person.openCases}</td>
    </tr>
  );
};

const COLUMNS = ['name', 'age', 'id-number', 'phone', 'address', 'residence', 'groups', 'open-cases'] as const;

const PeopleTable = ({ people }: { readonly people: readonly PersonSummary[] }): ReactNode => {
  const { t } = useText();
  useRowKeys(people);
  return (
    <ScrollBox label={t('people.title')}>
      <ListTable className="people-table people-list" heads={COLUMNS.map((column) => t(`people.${column}`))}>
        {people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ListTable>
    </ScrollBox>
  );
};

const Found = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const { query } = usePeopleFilters();
  const pages = usePeople(query);
  return (
    <Loaded
      of={pages}
      lines={14}
      empty={
        <Empty
          title={t('people.none')}
          hint={t('people.none-hint')}
          action={has('worker', 'head') ? <Link to={paths.counter()}>{t('people.register')}</Link> : undefined}
        />
      }
    >
      {({ items }) => (
        <>
          <PeopleTable people={items} />
          <ListFoot of={pages} more={t('people.more')}>
            {t(pages.hasNextPage ? 'people.shown' : 'people.shown-all', { count: items.length })}
          </ListFoot>
        </>
      )}
    </Loaded>
  );
};

/** The residents of the community. ID numbers and phones arrive masked. */
export const PeoplePage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  return (
    <Page
      title={t('people.title')}
      actions={
        <>
          <Link to={paths.groups()}>{t('groups.title')}</Link>
          {has('worker', 'head') ? <Link to={paths.duplicates()}>{t('duplicates.title')}</Link> : null}
          {has('worker', 'head') ? <Link to={paths.erasures()}>{t('erasure.list-title')}</Link> : null}
        </>
      }
    >
      <div className="people">
        <PeopleFilterForm />
        <PeopleChips />
        <Card label={t('people.title')}>
          <Found />
        </Card>
      </div>
    </Page>
  );
};
