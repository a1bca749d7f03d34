import type { ChannelCheckRule } from '../../../modules/casework/domain/channel-checks.ts';
import { petitionChannels } from './fields.ts';

/** Every way a petition may come in is looked at on every working day, and the look is on record. */
export const channelCheckRules: readonly ChannelCheckRule[] = [
  {
    validFrom: '2025-01-01',
    days: 'working-days',
    channels: petitionChannels,
    basis: { source: '全科社区工作者服务规范', where: '6.10 每日检查投诉渠道' },
  },
];
