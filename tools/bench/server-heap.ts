/** The server's memory as it sees it itself, asked over its inspector, so that the product needs no door for it. */
export interface ServerHeap {
  /** Bytes of living objects, after everything dead was thrown away. */
  usedAfterCollection(): Promise<number>;
  close(): void;
}

interface Reply {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number };
  readonly error?: { readonly message: string };
}

export const openServerHeap = async (inspectPort: number): Promise<ServerHeap> => {
  const response = await fetch(`http://127.0.0.1:${inspectPort}/json/list`);
  const [target] = (await response.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error('The inspector of the server shows nothing.');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')), { once: true });
  });
  let last = 0;
  const send = (method: string): Promise<Reply> => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent): void => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        socket.removeEventListener('message', hear);
        if (reply.error === undefined) resolve(reply);
        else reject(new Error(reply.error.message));
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  };
  await send('HeapProfiler.enable');
  return {
    usedAfterCollection: async () => {
      await send('HeapProfiler.collectGarbage');
      return (await send('Runtime.getHeapUsage')).result?.usedSize ?? 0;
    },
    close: () => socket.close(),
  };
};
