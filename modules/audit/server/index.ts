export { auditPart } from './record.ts';
export { sealAuditTrail } from './seal-chain.ts';
export { verifyChain, type ChainFinding } from './verify-chain.ts';
