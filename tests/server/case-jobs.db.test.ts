import { describe, expect, it } from 'vitest';
import { openCase } from '../../modules/casework/contract.ts';
import { createProcessLibrary, escalateCases } from '../../modules/casework/server/index.ts';
import { everyFeature } from '../casework/every-feature.ts';
import { useOffice } from './office.ts';

const office = useOffice({
  now: '2026-09-14T01:00:00.000Z',
  changeCatalogue: (catalogue) => ({
    ...catalogue,
    processes: createProcessLibrary([...catalogue.processes.all, everyFeature]),
  }),
});

const open = async (): Promise<string> => {
  const body = {
    processId: everyFeature.id,
    itemId: null,
    personId: null,
    channel: 'phone',
    input: { matter: '楼上漏水', anonymous: false },
  };
  const answer = await (await office.as('worker')).call(openCase, {
    params: { communityId: office.communityId() },
    body,
  });
  return answer.reply().id;
};

const unreadable = (caseId: string): Promise<unknown> =>
  office
    .running()
    .ownerPool.query(`update case_record set state = jsonb_set(state, '{processVersion}', '99') where id = $1`, [
      caseId,
    ]);

describe('what becomes due by itself', () => {
  it('given a case whose process is not known here, is done for all others, and the round fails by its id', async () => {
    const broken = [await open(), await open()];
    const sound = await open();
    for (const id of broken) await unreadable(id);
    const { casework } = office.running().application;
    const failed: unknown = await escalateCases(casework, '2026-09-14T01:31:00.000Z').catch(
      (failure: unknown) => failure,
    );
    expect(failed).toBeInstanceOf(AggregateError);
    const [, named] = /escalate cases: 2 failed, the first of them (\S+)/.exec(String(failed)) ?? [];
    expect(broken).toContain(named);
    const { rows } = await office
      .running()
      .ownerPool.query<{ case_id: string }>(`select case_id from notification where kind = 'escalated'`);
    expect(rows).toEqual([{ case_id: sound }]);
  });
});
