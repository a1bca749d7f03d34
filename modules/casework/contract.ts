import {
  getCase,
  explainDueDate,
  openCase,
  actOnCase,
  remarkOnCase,
  rateCase,
  getDocument,
  printCaseForm,
  downloadCaseForm,
} from './contract/case.ts';
import { listCases, exportCases, listDesk, listDeskTasks } from './contract/lists.ts';
import { checkMatter } from './contract/matter.ts';
import {
  getWorkbench,
  readNotification,
  saveDraft,
  discardDraft,
  listSavedViews,
  saveView,
  discardView,
} from './contract/workbench.ts';
import {
  compareProcesses,
  describeProcessVersion,
  getProcess,
  getProcessBpmn,
  listProcessCatalogue,
  listProcesses,
} from './contract/processes.ts';
import { getVariant, listVariants, moveVariant, saveVariant, startVariant } from './contract/variants.ts';
import { getProgress, rateProgress } from './contract/progress.ts';
import { addCaseTask, finishCaseTask, handOverCases, revealCaseValue } from './contract/passing-on.ts';
import { getAnswer, giveAnswer } from './contract/answers.ts';
import { getDispatchHint, listEarlierCases, listNearbyCases } from './contract/nearby.ts';
import { listOpenings } from './contract/openings.ts';
import { checkChannels, listChannelChecks } from './contract/channel-checks.ts';
import { getNews, listPushes, readNews } from './contract/publicity.ts';

export * from './contract/shapes.ts';
export * from './contract/case.ts';
export * from './contract/lists.ts';
export * from './contract/matter.ts';
export * from './contract/workbench.ts';
export * from './contract/processes.ts';
export * from './contract/variants.ts';
export * from './contract/progress.ts';
export * from './contract/passing-on.ts';
export * from './contract/answers.ts';
export * from './contract/nearby.ts';
export * from './contract/openings.ts';
export * from './contract/channel-checks.ts';
export * from './contract/publicity.ts';

/** Every route of casework; what goes over the wire is told in the files beside this one, by subject. */
export const caseworkRoutes = [
  listNearbyCases,
  listEarlierCases,
  getDispatchHint,
  listCases,
  exportCases,
  getCase,
  explainDueDate,
  checkMatter,
  openCase,
  actOnCase,
  remarkOnCase,
  rateCase,
  getDocument,
  printCaseForm,
  downloadCaseForm,
  getWorkbench,
  readNotification,
  saveDraft,
  discardDraft,
  listSavedViews,
  saveView,
  discardView,
  listDesk,
  listDeskTasks,
  listProcesses,
  getProcess,
  getProcessBpmn,
  listProcessCatalogue,
  describeProcessVersion,
  compareProcesses,
  listVariants,
  startVariant,
  getVariant,
  saveVariant,
  moveVariant,
  getProgress,
  rateProgress,
  listOpenings,
  addCaseTask,
  finishCaseTask,
  handOverCases,
  revealCaseValue,
  getAnswer,
  giveAnswer,
  listChannelChecks,
  checkChannels,
  listPushes,
  getNews,
  readNews,
] as const;
