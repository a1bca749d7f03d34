import type { Ways } from '../../modules/training/domain/question.ts';

/** The two ways a guide can be handled by the window itself (seed 000 §6). */
export const WAYS: Ways = { atOnce: 'immediate', promised: 'promised' };
