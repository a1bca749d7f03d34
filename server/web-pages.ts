import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problemOf, type RefusalWords } from '../platform/http/problems.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app: files by name, with names that carry a hash kept for a year;
 * every other address is the residents' app below /r and the staff's app elsewhere.
 */
export const serveWebPages = async (app: FastifyInstance, folder: string, words: RefusalWords): Promise<void> => {
  const sendNotFound = (reply: FastifyReply): FastifyReply =>
    reply
      .status(404)
      .type('application/problem+json')
      .send(problemOf({ code: 'not-found' }, words));
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((_request, reply) => sendNotFound(reply));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const lasting = path.includes(`${folder}/assets/`);
      reply.header('cache-control', lasting ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/')) return sendNotFound(reply);
    const isBelow = (start: string): boolean => path === start || path.startsWith(`${start}/`);
    return reply.sendFile(isBelow('/r') ? 'resident.html' : isBelow('/m') ? 'phone.html' : 'index.html');
  });
};
