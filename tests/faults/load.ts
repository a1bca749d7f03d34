import { commandOf, STAGES, type Desk, type Stage } from './matter-at-desk.ts';

export interface DoneMatter {
  readonly name: string;
  readonly caseId: string;
}

/** What the program has answered for so far. */
export interface Acknowledged {
  readonly people: readonly string[];
  readonly cases: readonly string[];
  readonly keys: readonly string[];
}

export interface Load {
  /** Everything acknowledged up to now; lists that grow. */
  readonly acknowledged: Acknowledged;
  readonly finished: readonly DoneMatter[];
  readonly refused: readonly string[];
  /** How many sendings beyond the first were needed. */
  sentAgain(): number;
  /** Waits for an answer to a command that is sent from now on; answers after how many milliseconds. */
  nextAnswer(): Promise<number>;
  /** Begins no further matter, waits until every one under way is finished. */
  stop(): Promise<void>;
}

const idOf = (body: string): string => (JSON.parse(body) as { id: string }).id;

/** Works through matters one after the other at several places at once, as a window on a busy day. */
export const startLoad = (desk: Desk, run: string, places: number): Load => {
  const people: string[] = [];
  const cases: string[] = [];
  const keys: string[] = [];
  const finished: DoneMatter[] = [];
  const refused: string[] = [];
  let waiting: { readonly since: number; readonly resolve: (milliseconds: number) => void }[] = [];
  let again = 0;
  const stopping = new AbortController();
  let begun = 0;
  const tell = (sentAt: number): void => {
    const now = performance.now();
    for (const one of waiting.filter(({ since }) => sentAt > since)) one.resolve(now - one.since);
    waiting = waiting.filter(({ since }) => sentAt <= since);
  };
  const carryThrough = async (name: string): Promise<void> => {
    const answers = new Map<Stage, string>();
    for (const stage of STAGES) {
      const command = commandOf(name, stage, answers);
      const began = performance.now();
      const { body, sent } = await desk.send(command);
      again += sent - 1;
      answers.set(stage, body);
      keys.push(command.key);
      if (stage === 'person') people.push(idOf(body));
      if (stage === 'case') cases.push(idOf(body));
      // An answer after several sendings may be to one from before; it counts as sent when it was first sent.
      tell(sent === 1 ? began : performance.now());
    }
    finished.push({ name, caseId: idOf(answers.get('case') ?? '') });
  };
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      begun += 1;
      await carryThrough(`${run}-${begun}`).catch((failure: unknown) => {
        refused.push(failure instanceof Error ? failure.message : String(failure));
      });
    }
  };
  const working = Promise.all(Array.from({ length: places }, work));
  return {
    acknowledged: { people, cases, keys },
    finished,
    refused,
    sentAgain: () => again,
    nextAnswer: () => new Promise((resolve) => waiting.push({ since: performance.now(), resolve })),
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
};
