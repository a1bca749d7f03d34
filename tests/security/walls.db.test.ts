import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../modules/access/contract.ts';
import { problem } from '../../platform/contract.ts';
import { callRoute } from '../server/call-route.ts';
import { PASSWORD, writeStaff } from '../server/office-staff.ts';
import { SEPTEMBER } from '../server/office.ts';
import { runApplication, type RunningApplication } from '../server/running-application.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { sayRaw } from './raw-line.ts';

const database = useTestDatabase();
let running: RunningApplication;
let port = 0;

beforeAll(async () => {
  running = await runApplication(database, { now: SEPTEMBER, publicUrl: 'https://office.example' });
  await writeStaff(running.ownerPool, running.application.accounts);
  await running.application.refresh();
  await running.application.http.listen({ port: 0, host: '127.0.0.1' });
  port = (running.application.http.server.address() as AddressInfo).port;
});
afterAll(() => running.close());

const get = (url: string, method: 'GET' | 'OPTIONS' | 'HEAD' = 'GET', headers = {}) =>
  running.application.http.inject({ method, url, headers: { host: 'office.example', ...headers } });

describe('every answer', () => {
  it.each([
    '/api/start',
    '/api/session',
    '/api/no-such-thing',
    '/api/docs/static/index.html',
    '/nowhere',
    '/api/guides/%E0%A4%A',
  ])('given %s, comes with the headers that keep browsers from guessing, framing and telling on', async (url) => {
    const { headers } = await get(url);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/frame-ancestors '(self|none)'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(headers['server']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('given an address in public by https, asks for https from now on, for a year and for all below it', async () => {
    const { headers } = await get('/api/start');
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/);
  });

  it('given the policy for scripts, nothing comes from elsewhere and no plug-in or base is taken', async () => {
    const policy = String((await get('/api/start')).headers['content-security-policy']);
    // The readable API is made by a library that has a policy of its own, with addresses of others in it.
    expect((await get('/api/docs/static/index.html')).headers['content-security-policy']).toBe(policy);
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('given any origin, no other site may read an answer', async () => {
    for (const origin of ['https://elsewhere.example', 'null', 'https://office.example'])
      for (const method of ['GET', 'OPTIONS'] as const) {
        const { headers } = await get('/api/start', method, { origin, 'access-control-request-method': 'POST' });
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
  });

  it('given the cookie of a session by https, it is secure, out of reach for scripts, and not sent along from other sites', async () => {
    const answer = await callRoute(
      running.application,
      signIn,
      { body: { username: 'worker', password: PASSWORD } },
      '',
    );
    const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/^__Host-quanke\.session_token=/);
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain=');
    const [token = ''] = decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.');
    // 32 characters of letters and digits hold more than 128 bits.
    expect(token).toMatch(/^[A-Za-z0-9]{32,}$/);
    expect(answer.bytes.toString('utf8')).not.toContain(token);
  });
});

const request = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

const UNREADABLE: readonly (readonly [string, string | Buffer])[] = [
  ['what is no HTTP', 'hello\r\n\r\n'],
  ['binary', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, 13, 10, 13, 10])],
  ['a method that there is not', request('BREW /api/start HTTP/1.1', 'Host: x')],
  ['a heading without end', `GET /api/start HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
  ['two lengths', request('POST /api/session HTTP/1.1', 'Host: x', 'Content-Length: 2', 'Content-Length: 3')],
  [
    'a length and pieces',
    `${request('POST /api/session HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  ],
  ['a length below nothing', request('POST /api/session HTTP/1.1', 'Host: x', 'Content-Length: -1')],
  ['a piece of no size', `${request('POST /api/session HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked')}zz\r\n`],
  ['a line break within a heading', request('GET /api/start HTTP/1.1', 'Host: x', 'X: a\rb')],
  ['an address with a blank', request('GET /api/st art HTTP/1.1', 'Host: x')],
];

describe('the line itself', () => {
  it.each(UNREADABLE)('given %s, answers a problem, closes, and goes on serving others', async (_what, bytes) => {
    const said = await sayRaw(port, bytes);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
    const [head = '', ...bodies] = said.split('\r\n\r\n');
    expect(head).toContain('application/problem+json');
    expect(head.toLowerCase()).toContain('connection: close');
    expect(problem.safeParse(JSON.parse(bodies.join('\r\n\r\n'))).success).toBe(true);
    expect((await get('/api/start')).statusCode).toBe(200);
  });

  it('given TRACE, does not repeat what was sent', async () => {
    const said = await sayRaw(
      port,
      request('TRACE /api/start HTTP/1.1', 'Host: x', 'X-Secret: canary', 'Connection: close'),
    );
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(said).not.toContain('canary');
  });

  it('given an address that a stranger claims to come from, believes it of nobody but the machine itself', async () => {
    const claimed = { 'x-forwarded-for': '203.0.113.9' };
    const statuses: number[] = [];
    for (let tried = 0; tried < 605; tried += 1) {
      const { statusCode } = await running.application.http.inject({
        url: '/api/start',
        remoteAddress: '198.51.100.7',
        headers: { ...claimed, 'x-forwarded-for': `203.0.113.${tried % 250}` },
      });
      statuses.push(statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
