import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useText } from '../texts.tsx';

/**
 * Asks before a page is left on which something is written that was not sent; the browser asks by itself when the tab
 * is closed. The function returned asks too; it answers whether to leave.
 */
export const useLeaveGuard = (unsent: boolean): (() => Promise<boolean>) => {
  const { t } = useText();
  const { modal } = App.useApp();
  const mayLeave = async (): Promise<boolean> => {
    if (!unsent) return true;
    return await modal.confirm({
      title: t('shell.leave-title'),
      content: t('shell.leave-lead'),
      okText: t('shell.leave'),
      cancelText: t('shell.stay'),
      autoFocusButton: 'cancel',
    });
  };
  useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await mayLeave()),
    enableBeforeUnload: unsent,
    disabled: !unsent,
  });
  return mayLeave;
};
