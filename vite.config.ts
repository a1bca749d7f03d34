import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { phoneShell, WORKER_FILE } from './tools/phone-shell.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** During development every address below /r/ is answered by the residents' own page, as the server does. */
const residentPages: Plugin = {
  name: 'resident-pages',
  configureServer(server) {
    server.middlewares.use((request, _reply, next) => {
      if (request.url !== undefined && /^\/r(\/|$|\?)/.test(request.url)) request.url = '/resident.html';
      next();
    });
  },
};

export default defineConfig({
  root: folder('./web'),
  plugins: [react(), residentPages, phoneShell],
  server: {
    host: '127.0.0.1',
    fs: { allow: [folder('.')] },
    proxy: { '^/api/': { target: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`, changeOrigin: false } },
  },
  build: {
    outDir: folder('./dist/web'),
    emptyOutDir: true,
    // Inlined assets would be data: addresses, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: {
        staff: folder('./web/index.html'),
        resident: folder('./web/resident.html'),
        phone: folder('./web/phone.html'),
        'phone-worker': folder('./web/phone/service-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'phone-worker' ? WORKER_FILE : 'assets/[name]-[hash].js'),
      },
    },
  },
});
