/** Asks the browser to keep the app itself for times without signal. Where it cannot, the app works with signal only. */
export const keepShell = (): void => {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' }).catch(() => undefined);
  });
};
