import type { FastifyReply } from 'fastify';
import type { Problem } from '../contract.ts';

/** Seconds after which what could not be done now can be asked for again. */
const SECONDS_BY_CODE: Readonly<Record<string, number>> = {
  overloaded: 2,
  'database-away': 2,
  'database-full': 60,
  'not-ready': 2,
};

/** Of a problem that time mends; the minutes of a lock stand in its details. `undefined`: asking again changes nothing. */
export const secondsUntilAgain = ({ status, code, details }: Problem): number | undefined => {
  if (status !== 429 && status !== 503) return undefined;
  const minutes = details?.['minutes'];
  return typeof minutes === 'number' ? minutes * 60 : SECONDS_BY_CODE[code];
};

/** Answers with a problem; every one that says "later" says when. */
export const sendProblemDocument = (reply: FastifyReply, document: Problem & { readonly status: number }) => {
  const seconds = secondsUntilAgain(document);
  if (seconds !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', String(seconds));
  return reply.status(document.status).type('application/problem+json').send(document);
};
