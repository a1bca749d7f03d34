import type { Guide } from './guide-api.ts';
import { useWords } from './words.ts';

/** How long the first way of handling takes; null where the guide promises nothing. */
export const useLimitWords = (): ((guide: Guide) => string | null) => {
  const { t } = useWords();
  return (guide) => {
    const limit = guide.processes[0]?.limit;
    return limit === undefined ? null : t(`guide.limit.${limit.unit}`, { days: limit.promised });
  };
};
