import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

export interface HttpConnection {
  /** Sends one whole request and waits for its answer; one at a time. */
  send(request: string): Promise<Answer>;
  isOpen(): boolean;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

const END_OF_HEAD = '\r\n\r\n';

interface Head {
  readonly status: number;
  readonly bodyBytes: number;
  readonly cookies: readonly string[];
}

const readHead = (text: string): Head => {
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error('An answer came without its length.');
  return {
    status: Number(text.slice(9, 12)),
    bodyBytes: Number(length),
    cookies: [...text.matchAll(/\r\nset-cookie: ([^\r]+)/gi)].map((match) => match[1] ?? ''),
  };
};

/** One connection that stays open. Answers must state their length, as those of the product do. */
export const openHttpConnection = (port: number): HttpConnection => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let parts: Buffer[] = [];
  let received = 0;
  let head: (Head & { readonly bodyBegins: number }) | undefined;
  let waiting: Waiting | undefined;
  const fail = (reason: Error): void => waiting?.reject(reason);
  const finish = (found: Head & { readonly bodyBegins: number }): void => {
    const body = Buffer.concat(parts).toString('utf8', found.bodyBegins, found.bodyBegins + found.bodyBytes);
    const { resolve } = waiting ?? { resolve: () => undefined };
    [parts, received, head, waiting] = [[], 0, undefined, undefined];
    resolve({ status: found.status, body, cookies: found.cookies });
  };
  socket.on('data', (part: Buffer) => {
    parts.push(part);
    received += part.length;
    if (head === undefined) {
      const soFar = parts.length === 1 ? part : Buffer.concat(parts);
      const end = soFar.indexOf(END_OF_HEAD);
      if (end < 0) return;
      head = { ...readHead(soFar.toString('latin1', 0, end)), bodyBegins: end + END_OF_HEAD.length };
    }
    if (received >= head.bodyBegins + head.bodyBytes) finish(head);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('The connection is closed.'));
        waiting = { resolve, reject };
        socket.write(request);
      }),
    isOpen: () => !socket.destroyed,
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
};
