import { listCases } from '../../modules/casework/contract.ts';
import { useOpenings } from '../../modules/casework/web/opening/use-openings.ts';
import { searchGuides } from '../../modules/guides/contract.ts';
import { findPeople } from '../../modules/people/contract.ts';
import { paths } from '../paths.ts';
import { useReply } from '../query.ts';
import { useSession } from '../session.tsx';
import { useText } from '../texts.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import { recentEntries } from './recent.ts';
import type { FoundEntry } from './recent.ts';

const EACH = 5;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Services whose name holds the words, to be registered at once. */
const useOpeningEntries = (): ((q: string) => readonly FoundEntry[]) => {
  const { t, show } = useText();
  const openings = useOpenings();
  return (q) =>
    (openings.data?.items ?? [])
      .filter(({ form, name }) => form !== null && show(name).toLowerCase().includes(q.toLowerCase()))
      .map(({ processId, name }) => ({
        key: `openings-${processId}`,
        section: 'openings' as const,
        title: show(name),
        remark: t('opening.title'),
        href: paths.newCase(processId),
      }));
};

/** People, items and cases that answer the words, in this order; without words what was opened last. */
export const useSearch = (words: string): { readonly entries: readonly FoundEntry[]; readonly searching: boolean } => {
  const { show } = useText();
  const openings = useOpeningEntries();
  const { community, has } = useSession();
  const q = useDebounced(words.trim());
  const params = { communityId: community?.id ?? NOBODY };
  const enabled = q !== '';
  const [office, inOffice] = [has('worker', 'head'), enabled && community !== undefined];
  const options = { keepPrevious: true } as const;
  const people = useReply(
    findPeople,
    { params, query: { q, limit: EACH } },
    { ...options, enabled: inOffice && (office || has('social-worker')) },
  );
  const items = useReply(searchGuides, { query: { q, limit: EACH } }, { ...options, enabled });
  const cases = useReply(
    listCases,
    { params, query: { q, limit: EACH } },
    { ...options, enabled: inOffice && (office || has('approver', 'manager', 'grid-worker', 'social-worker')) },
  );
  if (!enabled) return { entries: recentEntries(), searching: words.trim() !== '' };

  const entries: FoundEntry[] = [
    ...(people.data?.items ?? []).slice(0, EACH).map((person) => ({
      key: `people-${person.id}`,
      section: 'people' as const,
      title: person.name,
      remark: [person.address, person.idNumberMasked].filter((part) => part !== null).join(' · '),
      href: paths.person(person.communityId, person.id),
    })),
    ...(items.data?.items ?? []).slice(0, EACH).map((item) => ({
      key: `items-${item.id}`,
      section: 'items' as const,
      title: show(item.name),
      remark: show(item.department.name),
      href: office ? paths.counter({ item: item.id }) : paths.guide(item.id),
    })),
    ...openings(q),
    ...(cases.data?.items ?? []).slice(0, EACH).map((entry) => ({
      key: `cases-${entry.id}`,
      section: 'cases' as const,
      title: entry.number,
      remark: [entry.personName, entry.itemName === null ? null : show(entry.itemName), show(entry.stateName)]
        .filter((part) => part !== null)
        .join(' · '),
      href: paths.case(entry.communityId, entry.id),
    })),
  ];
  const searching = q !== words.trim() || people.isFetching || items.isFetching || cases.isFetching;
  return { entries, searching };
};
