import { connect } from 'node:net';

const MOST_MILLISECONDS = 5_000;

/** Sends bytes as they are and answers what came back until the line was closed or silent for a while. */
export const sayRaw = (port: number, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(MOST_MILLISECONDS, end);
    socket.on('data', (part) => {
      parts.push(part);
      socket.setTimeout(300, end);
    });
    socket.once('error', end);
    socket.once('close', end);
  });
