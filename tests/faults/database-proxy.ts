import { mkdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** Where, around the commit of one command, the fault strikes. */
export const POINTS = ['before-it-arrives', 'without-its-end', 'committed-untold', 'told'] as const;
export type Point = (typeof POINTS)[number];

export interface Fault {
  /** What marks the transaction: its idempotency key, or part of a statement. */
  readonly mark: string;
  readonly point: Point;
  /** What happens there; the connection can be cut. */
  readonly strike: (cut: () => void) => void;
}

export interface DatabaseProxy {
  /** The connection string that leads through here. */
  readonly url: string;
  /** Lets one fault happen. Settles when it has struck. */
  arm(fault: Fault): Promise<void>;
  /** Cuts the connection that sends the message with this number, counted from now on over all connections. */
  cutAtMessage(number: number): void;
  messages(): number;
  close(): Promise<void>;
}

const SOCKET = '.s.PGSQL.5432';
const COMMIT = Buffer.from('commit\0');
const COMMITTED = Buffer.from('COMMIT\0');
/** Kind and length stand before the words of a statement. */
const BEFORE_WORDS = 5;
const FLUSH_MILLISECONDS = 30;

interface Armed extends Fault {
  readonly done: () => void;
}

interface State {
  armed: Armed | undefined;
  messages: number;
  cutAt: number;
}

/** One connection of the program and its other half to the database. */
const pair = (fromProgram: Socket, target: string, state: State): void => {
  const toDatabase = createConnection(target);
  let tail: Buffer = Buffer.alloc(0);
  let marked: Armed | undefined;
  let awaited: Armed | undefined;
  const cut = (): void => {
    fromProgram.destroy();
    toDatabase.destroy();
  };
  const strike = (armed: Armed): void => {
    armed.strike(cut);
    armed.done();
  };
  const atCommit = (armed: Armed, chunk: Buffer, at: number): void => {
    marked = undefined;
    state.armed = undefined;
    if (armed.point === 'before-it-arrives') return strike(armed);
    if (armed.point === 'without-its-end') {
      toDatabase.write(chunk.subarray(0, at - BEFORE_WORDS));
      setTimeout(() => strike(armed), FLUSH_MILLISECONDS);
      return undefined;
    }
    awaited = armed;
    toDatabase.write(chunk);
    return undefined;
  };
  fromProgram.on('data', (chunk) => {
    state.messages += 1;
    if (state.messages === state.cutAt) return cut();
    const seen = Buffer.concat([tail, chunk]);
    tail = seen.subarray(-200);
    if (state.armed !== undefined && seen.includes(state.armed.mark)) marked = state.armed;
    const at = marked === undefined ? -1 : chunk.indexOf(COMMIT);
    if (marked !== undefined && at >= BEFORE_WORDS) return atCommit(marked, chunk, at);
    toDatabase.write(chunk);
    return undefined;
  });
  toDatabase.on('data', (chunk) => {
    const armed = awaited;
    if (armed !== undefined && chunk.includes(COMMITTED)) {
      awaited = undefined;
      if (armed.point === 'told') fromProgram.write(chunk);
      return strike(armed);
    }
    fromProgram.write(chunk);
    return undefined;
  });
  for (const socket of [fromProgram, toDatabase]) {
    socket.on('error', cut);
    socket.on('close', cut);
  }
};

/** Stands between the program and its database and knows, from the bytes that pass, when a command is committed. */
export const openDatabaseProxy = async (ownerUrl: string, folder: string): Promise<DatabaseProxy> => {
  mkdirSync(folder, { recursive: true });
  const host = /@([^:/]+):5432\//.exec(ownerUrl)?.[1] ?? '';
  const state: State = { armed: undefined, messages: 0, cutAt: -1 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    pair(socket, join(decodeURIComponent(host), SOCKET), state);
  });
  server.listen(join(folder, SOCKET));
  await once(server, 'listening');
  return {
    url: ownerUrl.replace(`@${host}:`, `@${encodeURIComponent(folder)}:`),
    arm: (fault) =>
      new Promise((done) => {
        state.armed = { ...fault, done };
      }),
    cutAtMessage: (number) => {
      state.messages = 0;
      state.cutAt = number;
    },
    messages: () => state.messages,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
