import type { Text } from '../../kernel/text.ts';

/** Words of the frame around every page of the staff's web app. */
export const shellTexts = {
  'shell.brand': { zh: '全科', en: 'Quanke' },
  'shell.error-title': { zh: '错误：', en: 'Error: ' },
  'shell.loading': { zh: '正在载入', en: 'Loading' },
  'shell.retry': { zh: '重试', en: 'Try again' },
  'shell.network': {
    zh: '网络不通。已填的内容都还在，请稍后再试',
    en: 'No connection. What you typed is still here; please try again shortly',
  },
  'shell.fault': {
    zh: '系统出了故障，这一步没有完成。请稍后再试，或联系管理员',
    en: 'The system has a fault and this step was not completed. Try again shortly or ask the administrator',
  },
  'shell.skip': { zh: '跳到正文', en: 'Skip to content' },
  'shell.navigation': { zh: '主导航', en: 'Main navigation' },
  'shell.choose-community': { zh: '切换社区', en: 'Choose the community' },
  'shell.nav-workbench': { zh: '工作台', en: 'Workbench' },
  'shell.nav-counter': { zh: '受理', en: 'Counter' },
  'shell.nav-cases': { zh: '办件', en: 'Cases' },
  'shell.nav-people': { zh: '居民', en: 'People' },
  'shell.nav-desk': { zh: '审批台', en: 'Desk' },
  'shell.nav-guides': { zh: '指南', en: 'Guides' },
  'shell.nav-workers': { zh: '人员与角色', en: 'Workers' },
  'shell.nav-calendar': { zh: '工作日历', en: 'Calendar' },
  'shell.nav-audit': { zh: '审计', en: 'Audit' },
  'shell.search': { zh: '查找', en: 'Search' },
  'shell.search-hint': { zh: '找人、找事项、找办件', en: 'People, items, cases' },
  'shell.user-menu': { zh: '{name}：账号菜单', en: '{name}: account menu' },
  'shell.sign-out': { zh: '退出登录', en: 'Sign out' },
  'shell.page-not-found': { zh: '没有这个页面', en: 'No such page' },
  'shell.page-not-found-hint': {
    zh: '地址可能抄错了，或者页面已经移走',
    en: 'The address may be mistyped, or the page has moved',
  },
  'shell.to-workbench': { zh: '回工作台', en: 'To the workbench' },
  'shell.overdue-by': { zh: '超期 {days} 个工作日', en: '{days} working days overdue' },
  'shell.due-today': { zh: '今天到期', en: 'Due today' },
  'shell.days-left': { zh: '剩 {days} 个工作日', en: '{days} working days left' },
} as const satisfies Readonly<Record<string, Text>>;
