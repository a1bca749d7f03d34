import { addDays } from '../../kernel/plain-date.ts';
import { editCalendar, getCalendar } from '../../modules/access/contract.ts';
import { moveVariant, saveVariant, startVariant, type VariantReply } from '../../modules/casework/contract.ts';
import { NO_CHANGES } from '../../modules/casework/domain/variant-changes.ts';
import { chooseImportColumns, confirmImport, getImport } from '../../modules/imports/contract.ts';
import { bringList, workOff } from '../imports/bring-list.ts';
import { SENIOR_CARD } from '../server/office.ts';
import { useRevising } from '../server/revising.ts';
import { send } from './sending.ts';
import { count, newIdNumber, newName, newPhone, newWord, presentCalendar, todayOf, type Town } from './town.ts';

/** A list of residents as the police station sends it. */
export const importList = async (town: Town): Promise<void> => {
  const lines = Array.from({ length: 6 }, () => [
    newName(town),
    newIdNumber(`19${50 + town.chance.below(40)}-03-04`),
    newPhone(town),
  ]);
  const bytes = Buffer.from([['姓名', '身份证号', '联系电话'], ...lines].map((line) => line.join(',')).join('\n'));
  const worker = await town.office.as('worker');
  let list = await bringList(town.office, worker, bytes);
  const params = { communityId: town.office.communityId(), importId: list.id };
  if (list.state === 'columns') {
    const mapping = { 0: 'name', 1: 'idNumber', 2: 'phone' };
    const body = { expectedVersion: list.version, sheet: 0, headRows: 1, mapping };
    (await worker.call(chooseImportColumns, { params, body })).reply();
    await workOff(town.office);
    list = (await worker.call(getImport, { params })).reply();
  }
  const answer = await send(town, 'worker', confirmImport, { params, body: { expectedVersion: list.version } });
  await workOff(town.office);
  count(town, answer.status === 200 ? 'lists imported' : `list refused: ${answer.problem().code}`);
};

/** The community words a process for itself; a second person approves it, and new cases start on it tomorrow. */
export const publishVariant = async (town: Town): Promise<void> => {
  const processId = town.chance.pick(['promised', 'wish', 'on-behalf', 'mediation']);
  const started = await send(town, 'head', startVariant, { body: { processId } });
  if (started.status >= 300) {
    count(town, `variant refused: ${started.problem().code}`);
    return;
  }
  const { steps } = town.office.running().application.casework.processes.inForce(processId, todayOf(town)) ?? {
    steps: {},
  };
  const [step = ''] = Object.keys(steps);
  const word = newWord(town);
  const changes = {
    ...NO_CHANGES,
    ...started.reply().changes,
    steps: { [step]: { told: { zh: word, en: `Word ${town.count}` } } },
  };
  const draft = started.reply();
  const saved = await send(town, 'head', saveVariant, {
    params: { variantId: draft.id },
    body: { expectedVersion: draft.version, changes },
  });
  const move = async (
    who: 'head' | 'manager',
    one: VariantReply,
    name: string,
    more: object = {},
  ): Promise<VariantReply> =>
    (
      await send(town, who, moveVariant, {
        params: { variantId: one.id },
        body: { step: name, expectedVersion: one.version, ...more },
      })
    ).reply();
  const submitted = await move('head', saved.reply(), 'submit');
  const approved = await move('manager', submitted, 'approve');
  await move('head', approved, 'publish', { startsOn: addDays(todayOf(town), 2) });
  count(town, 'variants published');
};

/** The street revises an item; it holds from a day to come. */
export const reviseCatalogue = async (town: Town): Promise<void> => {
  const { published } = useRevising(town.office);
  await published(
    'system-administrator',
    'manager',
    { purpose: 'new-version', itemId: SENIOR_CARD },
    (written) => ({ ...written, keywords: [...(written['keywords'] as readonly string[]), `词${String(town.count)}`] }),
    addDays(todayOf(town), 2),
  );
  town.count += 1;
  count(town, 'revisions published');
};

/** A day off that nobody expected, or the days of next year: due dates are counted anew. */
export const announceDays = async (town: Town, recompute: () => Promise<unknown>): Promise<void> => {
  const administrator = await town.office.as('system-administrator');
  const { version, horizonOn } = (await administrator.call(getCalendar)).reply();
  const date = addDays(todayOf(town), town.chance.below(12) + 1);
  const set = [{ date, working: town.chance.next() < 0.3, name: '临时调整', basis: '通知' }];
  const today = todayOf(town);
  const horizon = today > addDays(horizonOn, -45) ? addDays(horizonOn, 365) : horizonOn;
  const body = { expectedVersion: version, horizonOn: horizon, set };
  const answer = await administrator.call(editCalendar, { body });
  answer.reply();
  await presentCalendar(town);
  await recompute();
  count(town, 'calendar edits');
};
