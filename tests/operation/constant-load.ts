import { Agent, request } from 'node:http';

export interface LoadResult {
  readonly answered: number;
  /** Answers other than 2xx and connections cut under a request, by what they were. */
  readonly failed: readonly string[];
  /** How many answers each port gave. */
  readonly byPort: ReadonlyMap<number, number>;
}

export interface ConstantLoad {
  readonly answered: () => number;
  stop(): Promise<LoadResult>;
}

/** Asks once over a connection that is kept; answers the status, and rejects when the connection was cut. */
export const ask = (agent: Agent, port: number, path: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, headers: { cookie } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end();
  });

export const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure);

/**
 * People who ask one thing after the other over connections they keep, as browsers do. Where nobody listens any more
 * they go to the next port, as a proxy does; nothing else is tried again, so that every other failure is seen.
 */
export const startLoad = (ports: readonly number[], path: string, cookie: string, people: number): ConstantLoad => {
  const stopping = new AbortController();
  const failed: string[] = [];
  const byPort = new Map<number, number>();
  let answered = 0;
  const askSomewhere = async (agent: Agent): Promise<void> => {
    for (const port of ports) {
      try {
        const status = await ask(agent, port, path, cookie);
        answered += 1;
        byPort.set(port, (byPort.get(port) ?? 0) + 1);
        if (status < 200 || status > 299) failed.push(String(status));
        return;
      } catch (failure) {
        if (codeOf(failure) === 'ECONNREFUSED') continue;
        failed.push(codeOf(failure));
        return;
      }
    }
    failed.push('nobody listens');
  };
  const person = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!stopping.signal.aborted) await askSomewhere(agent);
    agent.destroy();
  };
  const everyone = Promise.all(Array.from({ length: people }, person));
  return {
    answered: () => answered,
    stop: async () => {
      stopping.abort();
      await everyone;
      return { answered, failed, byPort };
    },
  };
};
