import { brokenIn } from './database-killed.ts';
import { POINTS } from './database-proxy.ts';
import { checkKept } from './fault-office.ts';
import { faultAt, type Outcome } from './around-the-commit.ts';
import { STAGES } from './matter-at-desk.ts';
import { withProxiedOffice, type ProxiedOffice } from './proxied-office.ts';
import { figure, spread, type Scenario } from './scenario.ts';

/** What must hold for a run of faults at single commits: each matter whole, none twice, nothing contradicts. */
export const brokenAfter = async (office: ProxiedOffice, run: string, outcomes: readonly Outcome[]) => {
  const { owner, communityId, dataDirectory } = office;
  const kept = await checkKept({
    owner,
    communityId,
    run,
    sound: undefined,
    acknowledged: { people: [], cases: [], keys: [] },
    finished: [],
    made: outcomes.length,
    environment: { QUANKE_DATA: dataDirectory },
  });
  return [...outcomes.flatMap(({ broken }) => broken), ...brokenIn(kept, [])];
};

export const connectionCut: Scenario = {
  id: 'connection-cut',
  report: 'faults',
  title: { zh: '提交前后连接被切断', en: 'The connection to the database is cut around the commit' },
  times: 10,
  run: ({ times }) =>
    withProxiedOffice(async (office) => {
      const outcomes: Outcome[] = [];
      for (let round = 0; round < times; round += 1)
        for (const stage of STAGES)
          for (const point of POINTS) {
            const name = `cut-${outcomes.length}`;
            outcomes.push(
              await faultAt(
                office,
                name,
                stage,
                point,
                (cut) => cut(),
                async () => undefined,
              ),
            );
          }
      const untold = outcomes.filter(({ point }) => point === 'committed-untold').length;
      return {
        broken: await brokenAfter(office, 'cut', outcomes),
        figures: [
          figure('切断次数', 'Connections cut', outcomes.length),
          figure('其中已提交但没有答复', 'Of these committed but not answered', untold),
          figure(
            '到重发得到答复',
            'To the answer of the repeated command',
            spread(outcomes.map(({ recovery }) => recovery)),
          ),
        ],
      };
    }),
};
