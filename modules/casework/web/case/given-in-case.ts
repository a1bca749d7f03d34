import type { CaseReply } from '../../contract.ts';

/** What the forms of a case took in so far, by field id, the newest first to count; hidden values are not among them. */
export const givenInCase = (of: CaseReply): Readonly<Record<string, unknown>> => {
  const inputs = of.history.flatMap(({ body }) => {
    const input = body['input'];
    return typeof input === 'object' && input !== null ? [input] : [];
  });
  return Object.assign({}, ...inputs) as Readonly<Record<string, unknown>>;
};
