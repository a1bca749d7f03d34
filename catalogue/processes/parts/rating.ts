import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';

/** Five levels, the last two are bad and are followed up. Nobody is asked about a matter they gave up themselves. */
export const rating: NonNullable<ProcessDefinition['rating']> = {
  after: ['completed', 'not-approved', 'refused'],
  followUpProcessId: 'rating-follow-up',
  badFromLevel: 4,
  basis: { source: '国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见', where: '国办发〔2019〕51号' },
};
