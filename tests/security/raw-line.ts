import { connect } from 'node:net';

/** Every answer that is asked for here ends with the line; only one that does not is waited for. */
const MOST_MILLISECONDS = 20_000;

/** Sends bytes as they are and answers what came back until the line was closed or silent for long. */
export const sayRaw = (port: number, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(MOST_MILLISECONDS, end);
    socket.on('data', (part) => parts.push(part));
    socket.once('error', end);
    socket.once('close', end);
  });
