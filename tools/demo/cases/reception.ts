import { CASE_TEXTS } from '../../../catalogue/demo/case-texts.ts';
import type { CaseMaterial } from '../../../modules/casework/domain/case-events.ts';
import type { Actor, CaseCommand } from '../../../modules/casework/domain/commands.ts';
import { missingMaterials } from '../../../modules/casework/domain/materials.ts';
import { weighted } from '../random.ts';
import type { Random } from '../random.ts';
import type { CaseRun } from './case-run.ts';
import type { ChosenMatter } from './matters.ts';
import { daysLater, minutesLater } from './working-time.ts';

export const act = (action: string, input: Readonly<Record<string, unknown>> = {}): CaseCommand => ({
  type: 'act',
  action,
  input,
});

type Reception = 'complete' | 'notice' | 'refuse' | 'walk-away';

const pickReception = weighted<Reception>([
  ['complete', 72],
  ['notice', 22],
  ['refuse', 4],
  ['walk-away', 2],
]);

const pickChannel = weighted<'counter' | 'phone' | 'visit' | 'online'>([
  ['counter', 84],
  ['visit', 7],
  ['online', 5],
  ['phone', 4],
]);

const brought = (materials: readonly CaseMaterial[], except: ReadonlySet<string>): readonly CaseMaterial[] =>
  materials.map((one) => (one.status === 'missing' && !except.has(one.id) ? { id: one.id, status: 'brought' } : one));

const openCommand = (random: Random, matter: ChosenMatter, lacking: ReadonlySet<string>): CaseCommand => ({
  type: 'open',
  channel: pickChannel(random),
  materials: brought(matter.materials, lacking),
  conditions: matter.conditions,
  ...(matter.parent === undefined ? {} : { parent: matter.parent }),
});

/** The matter complete at first sight: opened and moved on in one command. */
export const receiveComplete = (run: CaseRun, matter: ChosenMatter, worker: Actor, way: ReceptionWay): boolean => {
  const opening = openCommand(run.world.random, matter, new Set());
  return run.carryOut([opening, act(way.main, way.input)], worker, run.openedAt);
};

/** One to three of the papers one has to bring, never all of many. */
const pickLacking = (random: Random, materials: readonly CaseMaterial[]): ReadonlySet<string> => {
  const needed = missingMaterials(materials);
  const count = Math.min(needed.length, random.int(1, 3));
  const start = random.int(0, Math.max(needed.length - count, 0));
  return new Set(needed.slice(start, start + count));
};

export interface ReceptionWay {
  /** What moves the complete matter on: `handle`, `accept`, `accept-on-behalf`. */
  readonly main: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A paper that was in order the first time and is not any more: naming it later is an exception the head sees. */
const spoiltMaterial = (run: CaseRun): CaseMaterial | undefined => {
  const sound = run.state()?.materials.find((one) => one.status === 'brought');
  return sound === undefined ? undefined : { id: sound.id, status: 'missing' };
};

/** After the one notice: the papers come, at once or in two goes, or never. True when the matter moved on. */
const supplementAndGoOn = (run: CaseRun, worker: Actor, way: ReceptionWay): boolean => {
  const { random } = run.world;
  const lacking = missingMaterials(run.state()?.materials ?? []);
  if (random.chance(0.07)) {
    const reason = random.pick(CASE_TEXTS.lapsed);
    run.carryOut([act('close-unsupplemented', { reason })], worker, daysLater(random, run.at(), random.int(31, 38)));
    return false;
  }
  if (random.chance(0.04)) {
    run.carryOut(
      [act('withdraw', { reason: random.pick(CASE_TEXTS.withdrawn) })],
      worker,
      daysLater(random, run.at(), 4),
    );
    return false;
  }
  const back = daysLater(random, run.at(), random.chance(0.8) ? random.int(0, 6) : random.int(7, 24));
  const first = lacking.length > 1 && random.chance(0.2) ? lacking.slice(1) : lacking;
  const spoilt = random.chance(0.06) ? spoiltMaterial(run) : undefined;
  const checked = spoilt === undefined ? first : [...first.map((id) => ({ id, status: 'brought' })), spoilt];
  if (!run.carryOut([act('receive-supplement', { materials: checked })], worker, back)) return false;
  const rest = missingMaterials(run.state()?.materials ?? []);
  if (rest.length > 0) {
    const changed = spoilt === undefined ? {} : { whatChanged: random.pick(CASE_TEXTS.changed) };
    const again = act('give-notice', { materials: rest, ...changed });
    if (!run.carryOut([again], worker, minutesLater(run.at(), 8))) return false;
    const brings = act('receive-supplement', { materials: rest });
    if (!run.carryOut([brings], worker, daysLater(random, run.at(), random.int(1, 7)))) return false;
  }
  return run.carryOut([act(way.main, way.input)], worker, minutesLater(run.at(), random.int(3, 15)));
};

/** The matter at the window up to its acceptance. True when it was accepted (or handled) before the year ended. */
export const receive = (run: CaseRun, matter: ChosenMatter, worker: Actor, way: ReceptionWay): boolean => {
  const { random } = run.world;
  const nothing = new Set<string>();
  const eligible = matter.conditions.every((condition) => condition.result !== 'no');
  const picked = eligible ? pickReception(random) : 'refuse';
  const lacking = picked === 'notice' ? pickLacking(random, matter.materials) : nothing;
  if (picked === 'refuse') {
    const refusal = act('refuse', { reason: random.pick(CASE_TEXTS.refused) });
    run.carryOut([openCommand(random, matter, nothing), refusal], worker, run.openedAt);
    return false;
  }
  if (picked === 'walk-away') {
    run.carryOut([openCommand(random, matter, nothing)], worker, run.openedAt);
    const reason = random.pick(CASE_TEXTS.withdrawn);
    run.carryOut([act('withdraw', { reason })], worker, minutesLater(run.openedAt, random.int(5, 30)));
    return false;
  }
  if (lacking.size > 0) {
    const notice = act('give-notice', { materials: [...lacking] });
    if (!run.carryOut([openCommand(random, matter, lacking), notice], worker, run.openedAt)) return false;
    return supplementAndGoOn(run, worker, way);
  }
  return receiveComplete(run, matter, worker, way);
};
