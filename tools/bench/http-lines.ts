import { openHttpConnection, type Answer, type HttpConnection } from './http-connection.ts';
import { requestOf, type Asked } from './http-client.ts';

/** As many connections as there are questions at the same time, as with many browsers; closed ones are replaced. */
export interface HttpLines {
  ask(asked: Asked): Promise<Answer>;
  /** Questions under way now. */
  underWay(): number;
  close(): void;
}

export const openHttpLines = (port: number): HttpLines => {
  const idle: HttpConnection[] = [];
  const all = new Set<HttpConnection>();
  const take = (): HttpConnection => {
    for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
      if (line.isOpen()) return line;
      all.delete(line);
    }
    const fresh = openHttpConnection(port);
    all.add(fresh);
    return fresh;
  };
  let underWay = 0;
  return {
    ask: async (asked) => {
      const line = take();
      underWay += 1;
      try {
        const answer = await line.send(requestOf(asked));
        idle.push(line);
        return answer;
      } finally {
        underWay -= 1;
      }
    },
    underWay: () => underWay,
    close: () => {
      for (const line of all) line.close();
    },
  };
};
