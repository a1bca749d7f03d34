/** More than this in a row is not handling matters any more. What is revealed of people, cases and records counts together. */
export const REVEAL_RULE = { most: 30, forgottenAfterMinutes: 10 };

/** What a worker's revealing is counted under. */
export const revealingBy = (workerId: string): string => `reveal:${workerId}`;

export const HIDDEN_AGAIN_AFTER_SECONDS = 30;
