export { auditPart } from './record.ts';
export { organisationsWithDeeds } from './deeds.ts';
export { recordDone, recordOwnDeed } from './record-done.ts';
export { sealAuditTrail } from './seal-chain.ts';
export { verifyChain, type ChainFinding } from './verify-chain.ts';
