import type { Text } from '../../../kernel/text.ts';

/**
 * The roles a person can hold in an organisation. The first group handles matters;
 * the three administrators are the separated powers of system, security and audit.
 */
export const ROLES = [
  'worker',
  'head',
  'grid-worker',
  'social-worker',
  'approver',
  'manager',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const;

export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  worker: { zh: '全科社区工作者', en: 'General community worker' },
  head: { zh: '社区负责人', en: 'Head of the community' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  'social-worker': { zh: '社会工作者', en: 'Social worker' },
  approver: { zh: '审批人员', en: 'Approver' },
  manager: { zh: '街道管理人员', en: 'Street manager' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
};

/** Those who may act on a case besides staff: the person concerned, the clock itself, and an outside body by a code. */
export const OUTSIDE_ROLES = ['applicant', 'system', 'unit-by-link'] as const;

export type ActingRole = Role | (typeof OUTSIDE_ROLES)[number];
