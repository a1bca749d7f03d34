import type { Text } from '../../../../kernel/text.ts';
import type { CaseSummary } from '../../contract.ts';

/** What a case is about: its item, else its process with what the opening form says. */
export const aboutOf = ({
  itemName,
  title,
  processName,
}: Pick<CaseSummary, 'itemName' | 'title' | 'processName'>): Text => {
  if (itemName !== null) return itemName;
  if (title === null) return processName;
  return { zh: `${processName.zh}：${title.zh}`, en: `${processName.en}: ${title.en}` };
};
