import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MessageGateway {
  readonly url: string;
  /** How often each message came, by its id. */
  readonly seen: ReadonlyMap<string, number>;
  /** The next message is not answered before `before` has run; `after` runs once the answer is sent. */
  atNext(hooks: { readonly before?: () => Promise<void>; readonly after?: () => void }): Promise<void>;
  close(): Promise<void>;
}

interface Hooks {
  readonly before?: () => Promise<void>;
  readonly after?: () => void;
  readonly done: () => void;
}

/** Takes messages as an operator's gateway does and remembers what came. */
export const openMessageGateway = async (): Promise<MessageGateway> => {
  const seen = new Map<string, number>();
  let hooks: Hooks | undefined;
  const answer = async (text: string, response: ServerResponse): Promise<void> => {
    const { id } = JSON.parse(text) as { id: string };
    seen.set(id, (seen.get(id) ?? 0) + 1);
    const mine = hooks;
    hooks = undefined;
    await mine?.before?.();
    response.end('{}', () => mine?.after?.());
    mine?.done();
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => void answer(text, response));
    request.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    atNext: (given) =>
      new Promise((done) => {
        hooks = { ...given, done };
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
