import type { FastifyInstance } from 'fastify';

/**
 * What a browser may load and who may frame us. Styles may stand inline because the component library writes its own
 * style elements; scripts may not, and nothing comes from another host.
 */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  // A voice note is heard before it is sent, and at the office.
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join(';');

const HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  // Old browsers' own filter did more harm than good; 0 turns it off.
  'x-xss-protection': '0',
};

const ONLY_ENCRYPTED = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** Every answer bears the same headers, so they are put together once and not for each request. */
export const addSecurityHeaders = (app: FastifyInstance, secure: boolean): void => {
  const headers = secure ? { ...HEADERS, ...ONLY_ENCRYPTED } : HEADERS;
  app.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers);
    next();
  });
};
