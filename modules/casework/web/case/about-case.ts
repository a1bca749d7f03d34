import type { Text } from '../../../../kernel/text.ts';
import type { CaseSummary } from '../../contract.ts';

/** What a case is about: its item, else what its opening form says, else the name of its process. */
export const aboutOf = ({
  itemName,
  title,
  processName,
}: Pick<CaseSummary, 'itemName' | 'title' | 'processName'>): Text => itemName ?? title ?? processName;
