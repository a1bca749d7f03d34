import type { Instant } from '../../../kernel/plain-date.ts';

/**
 * When something happened, by the server's clock. The phone says when it was by its own clock and what that clock showed
 * as it sent; how far the two are apart is the error of the phone. Never later than the receipt.
 */
export const happenedAt = (madeAt: Instant, sentAt: Instant, receivedAt: Instant): Instant => {
  const received = Date.parse(receivedAt);
  const passed = Math.max(0, Date.parse(sentAt) - Date.parse(madeAt));
  return new Date(received - passed).toISOString();
};
