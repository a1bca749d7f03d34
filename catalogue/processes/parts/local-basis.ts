import type { Basis } from '../../../kernel/text.ts';

/** The basis of a length or rule that no law sets: the platform's own start value, which a community may change. */
export const ownDefault = (where: string): Basis => ({ source: '本平台默认，社区可改', where });

/** The newsletter of community practices (seed 003), from which the further processes are taken. */
export const practice = (where: string): Basis => ({ source: '社区工作通讯 2024年第一期', where });
