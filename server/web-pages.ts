import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app: files by name, with names that carry a hash kept for a year;
 * every other address is the residents' app below /r and the staff's app elsewhere.
 */
export const serveWebPages = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) return;
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
    if (request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/'))
      return reply.status(404).type('application/problem+json').send({
        type: 'urn:quanke:refusal:not-found',
        title: '没有找到',
        titleEn: 'Not found',
        status: 404,
        code: 'not-found',
      });
    return reply.sendFile(path === '/r' || path.startsWith('/r/') ? 'resident.html' : 'index.html');
  });
};
