import type { Point } from './database-proxy.ts';
import { tracesOf, type Traces } from './kept-rows.ts';
import { commandOf, STAGES, type Stage } from './matter-at-desk.ts';
import type { ProxiedOffice } from './proxied-office.ts';

export interface Outcome {
  readonly name: string;
  readonly stage: Stage;
  readonly point: Point;
  /** From the fault to the answer of the repeated command, in milliseconds. */
  readonly recovery: number;
  readonly broken: readonly string[];
}

const idOf = (body: string | undefined): string => (JSON.parse(body ?? '{}') as { id?: string }).id ?? '';

/** What the client of an office does when no answer comes: the same command under the same key again. */
export const faultAt = async (
  office: ProxiedOffice,
  name: string,
  stage: Stage,
  point: Point,
  strike: (cut: () => void) => void,
  afterwards: () => Promise<void>,
): Promise<Outcome> => {
  const { desk, proxy, owner, communityId, sound } = office;
  const answers = new Map<Stage, string>();
  const broken: string[] = [];
  let recovery = 0;
  const compare = async (now: Stage): Promise<void> => {
    const wanted: Traces | undefined = sound.get(now);
    if (wanted === undefined) return;
    const left = await tracesOf(owner, communityId, idOf(answers.get('case')), name);
    if (JSON.stringify(left) !== JSON.stringify(wanted))
      broken.push(
        `${name} ${stage} ${point}: after ${now} ${JSON.stringify(left)} instead of ${JSON.stringify(wanted)}`,
      );
  };
  for (const now of STAGES) {
    const command = commandOf(name, now, answers);
    if (now === stage) {
      const struck = proxy.arm({ mark: command.key, point, strike });
      const first = desk.sendOnce(command);
      await struck;
      const began = performance.now();
      await afterwards();
      await first;
      const { body } = await desk.send(command);
      recovery = performance.now() - began;
      answers.set(now, body);
    } else answers.set(now, (await desk.send(command)).body);
    await compare(now);
  }
  return { name, stage, point, recovery, broken };
};
