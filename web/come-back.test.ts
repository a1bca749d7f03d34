import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsUntilRoom, sendUntilRoom, waitingForRoom } from './come-back.ts';
import { requestJson, type HttpRequest } from './http.ts';

const problem = (status: number, retryAfter: string | null, code = 'overloaded'): Response =>
  new Response(JSON.stringify({ code, status, title: '', titleEn: '', type: '' }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
    },
  });
const done = (): Response => new Response('{"id":"1"}', { headers: { 'content-type': 'application/json' } });

type Send = (
  address: string,
  init: { readonly headers: Headers; readonly body: string },
) => Promise<Response | undefined>;

const COMMAND: HttpRequest = {
  method: 'POST',
  path: '/cases',
  body: { name: '王秀英' },
  idempotencyKey: 'the-one-key',
};

describe('a request that is sent away', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('given a server without room, waits as told and a little more, and sends the same with the same key', async () => {
    vi.useFakeTimers();
    const answers = [problem(503, '2'), problem(429, '1'), done()];
    const fetching = vi.fn<Send>(async () => answers.shift());
    vi.stubGlobal('fetch', fetching);
    const reply = requestJson(COMMAND);
    await vi.advanceTimersByTimeAsync(1_999);
    expect([fetching.mock.calls.length, waitingForRoom.present()]).toEqual([1, true]);
    await vi.advanceTimersByTimeAsync(1_001 + 1_500);
    await expect(reply).resolves.toEqual({ id: '1' });
    const sent = fetching.mock.calls.map(([address, { headers, body }]) => [
      address,
      headers.get('idempotency-key'),
      body,
    ]);
    expect(sent).toEqual(Array.from({ length: 3 }, () => ['/api/cases', 'the-one-key', '{"name":"王秀英"}']));
    expect(waitingForRoom.present()).toBe(false);
  });

  it('given no room for long, gives the last answer after four repeats', async () => {
    const send = vi.fn<() => Promise<Response>>(async () => problem(503, '2'));
    const pauses: number[] = [];
    const reply = await sendUntilRoom(send, { pause: async (seconds) => void pauses.push(seconds), random: () => 0.5 });
    expect([reply.status, send.mock.calls.length]).toEqual([503, 5]);
    expect(pauses).toEqual([2.5, 2.5, 2.5, 2.5]);
  });

  it('given a page that was left meanwhile, does not send again', async () => {
    vi.useFakeTimers();
    const fetching = vi.fn<Send>(async () => problem(503, '2'));
    vi.stubGlobal('fetch', fetching);
    const leaving = new AbortController();
    const reply = requestJson({ ...COMMAND, signal: leaving.signal });
    const outcome = reply.catch((fault: unknown) => fault);
    await vi.advanceTimersByTimeAsync(500);
    leaving.abort(new Error('left'));
    expect(await outcome).toMatchObject({ message: 'left' });
    expect([fetching.mock.calls.length, waitingForRoom.present(), vi.getTimerCount()]).toEqual([1, false, 0]);
  });
});

describe('how long to wait for room', () => {
  it('given a lock of minutes or a full disk, does not wait but tells', () => {
    expect(secondsUntilRoom(problem(429, '900', 'account-locked'))).toBeNull();
    expect(secondsUntilRoom(problem(503, '60', 'database-full'))).toBeNull();
  });

  it('given a proxy that does not say when, tries soon; given any other answer, never', () => {
    expect(secondsUntilRoom(problem(503, null))).toBe(2);
    expect(secondsUntilRoom(problem(429, null))).toBeNull();
    expect(secondsUntilRoom(problem(500, '2'))).toBeNull();
    expect(secondsUntilRoom(done())).toBeNull();
  });
});
