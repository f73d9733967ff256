import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { textsIn } from './src/text/texts.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  plugins: [react(), oneLanguage()],
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Charts are large, and only some pages have them.
            { name: 'charts', test: /node_modules\/(echarts|zrender|tslib)\//, priority: 1 },
            // What most pages need seldom changes: a new version of ours does not load it again.
            { name: 'vendor', test: /node_modules/, minShareCount: 16 },
          ],
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

const PREFIX = 'virtual:texts/';

/** Texts by language and by who reads them are modules of their own: nobody loads the others. */
function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load: (id) => {
      const named = /^\0virtual:texts\/(zh|en)-(all|operators)$/.exec(id);
      if (named === null) return null;
      const language = named[1] === 'en' ? 'en' : 'zh';
      const part = named[2] === 'operators' ? 'operators' : 'all';
      return `export const texts = ${JSON.stringify(textsIn(language, part))}`;
    },
  };
}
