import { VISITS_CATALOGUE } from '../../server/visits-catalogue.ts';
import { rowsOf, todayOf, type Town } from './town.ts';

interface PersonRow {
  readonly id: string;
  readonly bornOn: string | null;
  readonly groups: readonly { readonly id: string; readonly since: string; readonly until: string | null }[];
  readonly visits: readonly { readonly on: string; readonly result: string }[];
}

const LONGEST: Readonly<Record<string, number>> = { week: 7, month: 31, quarter: 92, 'half-year': 184, year: 366 };
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const WORST = ['met', 'declined', 'tried', 'not-yet'];

const firstDayOf = (every: string, day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  if (every === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  else date.setUTCMonth(date.getUTCMonth() - (date.getUTCMonth() % (MONTHS[every] ?? 1)), 1);
  return date.toISOString().slice(0, 10);
};

const birthdaysUntil = (bornOn: string, day: string): number => {
  let years = 0;
  while (`${String(Number(bornOn.slice(0, 4)) + years + 1)}${bornOn.slice(4)}` <= day) years += 1;
  return years;
};

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const stateIn = (visits: PersonRow['visits'], from: string): string => {
  const results = visits.filter(({ on }) => on >= from).map(({ result }) => result);
  if (results.includes('present')) return 'met';
  if (results.includes('refused')) return 'declined';
  return results.length > 0 ? 'tried' : 'not-yet';
};

const standing = (
  person: PersonRow,
  today: string,
): { readonly state: string; readonly tooLong: boolean } | undefined => {
  const under = VISITS_CATALOGUE.rules.flatMap((rule) => {
    const member = person.groups.find(
      ({ id, since, until }) => id === rule.groupId && since <= today && (until === null || until > today),
    );
    const oldEnough =
      rule.fromAge === undefined || (person.bornOn !== null && birthdaysUntil(person.bornOn, today) >= rule.fromAge);
    const holds = rule.validFrom <= today && (rule.validUntil === undefined || rule.validUntil > today);
    return member === undefined || !oldEnough || !holds
      ? []
      : [{ every: rule.every, since: [member.since, rule.validFrom].toSorted()[1] ?? today }];
  });
  if (under.length === 0) return undefined;
  const met =
    person.visits
      .filter(({ result }) => result === 'present')
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? '';
  const states = under.map(({ every }) => WORST.indexOf(stateIn(person.visits, firstDayOf(every, today))));
  const tooLong = under.some(
    ({ every, since }) =>
      daysFrom(met > since ? met : since, today) > (LONGEST[every] ?? 0) * VISITS_CATALOGUE.settings.tooLongTimes,
  );
  return { state: WORST[Math.max(...states)] ?? '', tooLong };
};

/** People under the rules for visits today, counted one by one. */
export const naiveCoverage = async (town: Town) => {
  const today = todayOf(town);
  const people = await rowsOf<PersonRow>(
    town,
    `select p.id, p.born_on::text as "bornOn",
       coalesce((select jsonb_agg(jsonb_build_object('id', g.group_id, 'since', g.since, 'until', g.until) order by g.since desc)
         from person_group g where g.community_id = p.community_id and g.person_id = p.id), '[]') as groups,
       coalesce((select jsonb_agg(jsonb_build_object('on', v.visited_on, 'result', v.result))
         from visit v where v.community_id = p.community_id and v.person_id = p.id and v.visited_on <= $2), '[]') as visits
     from person p where p.community_id = $1 and coalesce(p.left_on, case when p.residence = 'moved-away' then p.as_of end, '9999-12-31') > $2`,
    [town.office.communityId(), today],
  );
  const all = people.flatMap((person) => standing(person, today) ?? []);
  const of = (wanted: string): number => all.filter(({ state }) => state === wanted).length;
  return {
    due: all.length,
    met: of('met'),
    declined: of('declined'),
    tried: of('tried'),
    notYet: of('not-yet'),
    tooLong: all.filter(({ tooLong }) => tooLong).length,
  };
};
