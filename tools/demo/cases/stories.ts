import { DEMO_STORIES } from '../../../catalogue/demo/stories/index.ts';
import type { DemoStory, OneOf, Pause, StoryInput, StoryMove } from '../../../catalogue/demo/stories/story.ts';
import { addDays, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import type { ActingRole } from '../../../modules/access/domain/roles.ts';
import type { Actor } from '../../../modules/casework/domain/commands.ts';
import type { DemoPerson } from '../demo-people.ts';
import { startRun } from './case-run.ts';
import type { CaseRun } from './case-run.ts';
import type { ApplicantPools } from './matters.ts';
import { act } from './reception.ts';
import { minutesLater, officeMoment, workingDaysLater } from './working-time.ts';
import type { CaseWorld } from './world.ts';

interface Cast {
  readonly worker: Actor;
  /** Somebody else, who does what the role of a grid worker does. */
  readonly colleague: Actor;
  readonly person: DemoPerson | null;
  readonly residents: readonly Pick<DemoPerson, 'id' | 'name'>[];
}

const actorFor = (world: CaseWorld, cast: Cast, role: ActingRole): Actor => {
  if (role === 'head') return world.head;
  return role === 'grid-worker' ? cast.colleague : cast.worker;
};

const isOneOf = (value: unknown): value is OneOf => typeof value === 'object' && value !== null && 'oneOf' in value;

const daysIn = (word: string): number => Number(word.slice(word.search(/[+-]/)));

const filledWord = (word: string, world: CaseWorld, cast: Cast, at: Instant): unknown => {
  const today = plainDateOf(at);
  if (word === '@worker') return cast.colleague.workerId;
  if (word === '@head') return world.head.workerId;
  if (word === '@person') return cast.person?.name ?? world.random.pick(cast.residents).name;
  if (word === '@now') return at;
  if (word.startsWith('@day')) return addDays(today, daysIn(word));
  return officeMoment(world.random, addDays(today, daysIn(word)));
};

const filled = (input: StoryInput, world: CaseWorld, cast: Cast, at: Instant): Readonly<Record<string, unknown>> => {
  let named: Cast['residents'][number] | undefined;
  return Object.fromEntries(
    Object.entries(input).map(([id, value]) => {
      const chosen = isOneOf(value) ? world.random.pick(value.oneOf) : value;
      if (chosen === '@name') {
        named = world.random.pick(cast.residents);
        return [id, named.name];
      }
      if (chosen === '@their-id') return [id, named?.id ?? ''];
      return [id, typeof chosen === 'string' && chosen.startsWith('@') ? filledWord(chosen, world, cast, at) : chosen];
    }),
  );
};

const later = (world: CaseWorld, at: Instant, pause: Pause): Instant =>
  'minutes' in pause
    ? minutesLater(at, world.random.int(...pause.minutes))
    : workingDaysLater(world.random, at, world.random.int(...pause.days), world.calendar);

/** False once the story has reached the end of the year. */
const makeMove = (run: CaseRun, move: StoryMove, cast: Cast): boolean => {
  const { world, definition } = run;
  const { random } = world;
  if (move.chance !== undefined && !random.chance(move.chance)) return true;
  const times = move.times === undefined ? 1 : random.int(...move.times);
  for (let time = 0; time < times; time += 1) {
    if (!definition.actions[move.do]?.from.includes(run.state()?.step ?? '')) return true;
    const at = later(world, run.at(), move.after);
    const command = act(move.do, filled(move.input ?? {}, world, cast, at));
    if (!run.carryOut([command], actorFor(world, cast, move.by ?? 'worker'), at)) return false;
  }
  return true;
};

const castOf = (
  world: CaseWorld,
  pools: ApplicantPools,
  story: DemoStory,
  residents: Cast['residents'],
): Cast | null => {
  const { random, workers } = world;
  const place = random.int(0, workers.length - 1);
  const worker = workers[place];
  const colleague = workers[(place + 1) % workers.length];
  const pool = story.who === undefined ? [] : (pools.get(story.who) ?? []);
  if (worker === undefined || colleague === undefined || (story.who !== undefined && pool.length === 0)) return null;
  return { worker, colleague, residents, person: pool.length === 0 ? null : random.pick(pool).person };
};

const tell = (
  world: CaseWorld,
  pools: ApplicantPools,
  story: DemoStory,
  openedAt: Instant,
  residents: Cast['residents'],
) => {
  const definition = world.processes.inForce(story.processId, plainDateOf(openedAt));
  const cast = castOf(world, pools, story, residents);
  if (definition === undefined || cast === null) return [];
  const run = startRun({ world, definition, item: null, person: cast.person, approvingOrganisationId: null, openedAt });
  const opening = {
    type: 'open' as const,
    channel: story.channel ?? 'counter',
    materials: [],
    conditions: [],
    withPerson: cast.person !== null,
    input: filled(story.opening ?? {}, world, cast, openedAt),
  };
  if (!run.carryOut([opening], actorFor(world, cast, story.by ?? 'worker'), openedAt)) return [];
  for (const move of story.moves) if (!makeMove(run, move, cast)) break;
  return [run];
};

/** A year of everything else that happens, for a share of the year's usual number of matters. */
export const runStories = (
  world: CaseWorld,
  pools: ApplicantPools,
  share: number,
  openingMoment: (world: CaseWorld) => Instant,
): readonly CaseRun[] => {
  const residents = (pools.get('grown-up') ?? []).map(({ person }) => person);
  if (residents.length === 0) return [];
  return DEMO_STORIES.flatMap((story) =>
    Array.from({ length: Math.round(story.perYear * share) }, () =>
      tell(world, pools, story, openingMoment(world), residents),
    ).flat(),
  );
};
