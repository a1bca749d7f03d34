import { actOnCase, openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { deliverMessages } from '../../modules/casework/server/index.ts';
import { openMatter, RELIEF, type Office } from '../server/office.ts';
import type { TalkativeGateway } from './canary-outside.ts';

/** What the gateway is told of one message. */
interface Body {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly news?: string;
  readonly progress?: string;
}

export interface SentMessages {
  readonly bodies: readonly Body[];
  /** Attempts while the gateway was down. */
  readonly refused: number;
}

const TEN_MINUTES = 600_000;

const act = async (office: Office, of: CaseReply, action: string, input: object): Promise<CaseReply> => {
  const params = { communityId: office.communityId(), caseId: of.id };
  const body = { action, input, expectedVersion: of.version };
  return (await (await office.as('worker')).call(actOnCase, { params, body })).reply();
};

/** A round of publicity that tells a group, of which the listed person is one, each of the texts. */
const pushEach = async (office: Office, listed: string, texts: readonly string[]): Promise<void> => {
  await office.running().ownerPool.query(
    `insert into person_group (community_id, person_id, group_id, since, source, as_of)
     select community_id, id, 'veteran', '2026-01-01', 'test', '2026-01-01' from person where name = $1`,
    [listed],
  );
  const input = { topic: '反诈骗', audience: ['all'] };
  const body = { processId: 'publicity', itemId: null, personId: null, channel: 'counter', input };
  const params = { communityId: office.communityId() };
  const opened = (await (await office.as('worker')).call(openCase, { params, body })).reply();
  const ready = await act(office, opened, 'learn-needs', { situation: '老人多', needs: '怎么辨别' });
  const held = { heldAt: '2026-09-16T01:00:00.000Z', form: 'meeting', attended: 3 };
  let explained = await act(office, ready, 'explain', held);
  for (const message of texts) explained = await act(office, explained, 'push', { message, pushedTo: ['veteran'] });
};

/** Opens a matter for one person, sends texts to another, and delivers to a gateway that is down at first. */
export const sendMessages = async (
  office: Office,
  gateway: TalkativeGateway,
  of: { readonly personId: string; readonly listed: string; readonly texts: readonly string[] },
): Promise<SentMessages> => {
  await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: of.personId });
  await pushEach(office, of.listed, of.texts);
  const { application, clock } = office.running();
  const deliver = (later: number) =>
    deliverMessages(application.casework, [office.communityId()], gateway.url, () =>
      new Date(clock.now().getTime() + later).toISOString(),
    );
  const { failed } = await deliver(0);
  gateway.comeUp();
  await deliver(TEN_MINUTES);
  return { bodies: gateway.posted.map(({ body }) => JSON.parse(body) as Body), refused: failed };
};
