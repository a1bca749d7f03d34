import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, signIn, type HttpClient } from './http-client.ts';

let server: Server;
let client: HttpClient;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const text = JSON.stringify({
        method: request.method,
        url: request.url,
        key: request.headers['idempotency-key'],
        body,
      });
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; HttpOnly']);
      response.writeHead(request.url === '/api/refused' ? 403 : 200, { 'content-length': Buffer.byteLength(text) });
      // In two pieces, the second of them in the middle of a Chinese character.
      const bytes = Buffer.from(text);
      response.write(bytes.subarray(0, bytes.length - 6));
      setTimeout(() => response.end(bytes.subarray(bytes.length - 6)), 5);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = openHttpClient((server.address() as AddressInfo).port, 2);
});
afterAll(() => {
  client.close();
  server.close();
});

describe('the client of the benchmark', () => {
  it('sends method, key and body, and joins an answer that comes in pieces', async () => {
    const answer = await client.ask({ method: 'POST', path: '/cases', key: 'k-1', body: { name: '王秀英' } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      method: 'POST',
      url: '/api/cases',
      key: 'k-1',
      body: '{"name":"王秀英"}',
    });
  });

  it('uses its connections again, several at a time, and keeps answers apart', async () => {
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(['/one', '/two'].map((path) => client.ask({ path })));
      expect(answers.map(({ body }) => (JSON.parse(body) as { url: string }).url)).toEqual(['/api/one', '/api/two']);
    }
  });

  it('hands on refusals with their status and makes a cookie header of a session', async () => {
    expect((await client.ask({ path: '/refused' })).status).toBe(403);
    expect(await signIn(client.ask, 'zhoumin', 'x')).toBe('a=1; b=2');
  });
});
