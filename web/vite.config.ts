import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    // One chunk of what seldom changes, so that a new version of ours does not load it again.
    rollupOptions: {
      output: {
        manualChunks: (id: string) => {
          // Charts are large, and only some pages have them.
          if (/node_modules\/(echarts|zrender|tslib)\//.test(id)) return 'charts';
          return /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\//.test(
            id,
          )
            ? 'vendor'
            : undefined;
        },
      },
    },
    chunkSizeWarningLimit: 1500,
  },
  server: {
    // `npm run dev` beside a server: the same origin, so cookies work as they do in earnest.
    proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
