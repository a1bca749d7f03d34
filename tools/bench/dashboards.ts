import { cloneCases } from './clone-cases.ts';
import { readSizes } from './fill-office.ts';
import { writeFigures } from './load-report.ts';
import { readLoadSettings } from './load-settings.ts';
import { onLoadStand, type Log, type LoadStand, type Session } from './load-stand.ts';
import { percentile } from './rounds.ts';

const TIMES = 10;
const ASKED = { quick: 60, full: 300 };
const WARM_UP = 12;
/** Numbers of the years added begin above those of the cases that were there. */
const FIRST_NUMBER = 2_000_000;
/** Half as long again is what a busy machine differs by anyway. */
const MOST_SLOWER = 1.5;

const today = (): string => new Date().toISOString().slice(0, 10);

/** What is looked at every day and counts or pages through all there ever was. */
const PAGES: Readonly<Record<string, (session: Session, place: number) => string>> = {
  'workbench with its counts': () => '/workbench',
  'open cases': () => '/cases?kind=open',
  'overdue cases': () => '/cases?due=overdue',
  'settled cases, latest first': () => '/cases?kind=done&sort=opened',
  'settled cases of this month': () => `/cases?kind=done&sort=opened&openedFrom=${today().slice(0, 8)}01`,
  'cases of people of a name': ({ community }, place) =>
    `/cases?q=${encodeURIComponent(community.people[place % community.people.length]?.name ?? '')}`,
  'coverage of visits': () => '/visits/coverage',
  'visits of today': () => '/visits/planned',
  'channels of the month': () => `/channel-checks?month=${today().slice(0, 7)}`,
};

interface Looked {
  readonly page: string;
  readonly p50: number;
  readonly p99: number;
}

const lookAt = async (stand: LoadStand, page: string, count: number): Promise<Looked> => {
  const times: number[] = [];
  for (let place = 0; place < count + WARM_UP; place += 1) {
    const session = stand.sessions[place % stand.sessions.length] as Session;
    const path = `/communities/${session.community.id}${PAGES[page]?.(session, place) ?? ''}`;
    const began = performance.now();
    const { status, body } = await stand.lines.ask({ path, cookie: session.cookie });
    if (place >= WARM_UP) times.push(performance.now() - began);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { page, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
};

const lookAtAll = async (stand: LoadStand, count: number): Promise<readonly Looked[]> => {
  const looked: Looked[] = [];
  for (const page of Object.keys(PAGES)) looked.push(await lookAt(stand, page, count));
  return looked;
};

/** Years of settled cases, copied from those that are there; what is open stays as much as it was. */
const addYears = async ({ office }: LoadStand): Promise<void> => {
  const { ownerPool } = office.database;
  const { rows } = await ownerPool.query<{ id: string }>(
    `select id from case_record where community_id = $1 and kind = 'done' and person_id is not null order by number limit 40`,
    [office.communities[0]?.id],
  );
  const { cases } = await readSizes(ownerPool);
  const samples = rows.map(({ id }) => ({ caseId: id, weight: 1 }));
  await cloneCases(ownerPool, office.communities, samples, cases * (TIMES - 1), FIRST_NUMBER);
};

/** `npm run bench -- dashboards`: pages that count, with ten times the history behind them. */
export const benchDashboards = async (args: readonly string[], output: string, log: Log): Promise<void> => {
  const settings = readLoadSettings(args);
  const count = settings.quick ? ASKED.quick : ASKED.full;
  await onLoadStand(settings, output, log, async (stand) => {
    const { ownerPool } = stand.office.database;
    const [{ cases: few }, before] = [await readSizes(ownerPool), await lookAtAll(stand, count)];
    log(`${few} cases looked through; adding years of settled ones`);
    await addYears(stand);
    const [{ cases: many }, after] = [await readSizes(ownerPool), await lookAtAll(stand, count)];
    const pages = before.map((one, place) => {
      const other = after[place] as Looked;
      return { page: one.page, before: one, after: other, slower: other.p50 / one.p50 };
    });
    for (const { page, before: one, after: other, slower } of pages)
      log(
        `${page.padEnd(30)} p50 ${one.p50.toFixed(1)} → ${other.p50.toFixed(1)} ms  p99 ${one.p99.toFixed(1)} → ${other.p99.toFixed(1)} ms  ${slower.toFixed(2)} ×${slower > MOST_SLOWER ? '  SLOWER' : ''}`,
      );
    log(`with ${few} and with ${many} cases (aim: at most ${MOST_SLOWER} times)`);
    log(writeFigures(output, 'dashboards', { quick: settings.quick, few, many, pages }));
  });
};
