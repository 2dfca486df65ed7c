import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import project from './package.json' with { type: 'json' };

/**
 * The security headers the product needs, sent by `npm start` and written to `dist/_headers` for static hosts that
 * read it. No eval: TensorFlow.js needs `wasm-unsafe-eval` for its WebAssembly backend and nothing more.
 */
const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Permissions-Policy':
    'screen-wake-lock=(self), camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Writes the headers where Netlify, Cloudflare Pages and others look for them. */
function headersFile(): Plugin {
  return {
    name: 'frostline-headers-file',
    generateBundle() {
      const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
      // The service worker and the page must always be asked for anew, or a site never updates.
      const source = `/*\n${lines.join('\n')}\n\n/service.worker.js\n  Cache-Control: no-cache\n\n/index.html\n  Cache-Control: no-cache\n`;
      this.emitFile({ type: 'asset', fileName: '_headers', source });
    },
  };
}

export default defineConfig({
  base: './',
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(project.version) },
  plugins: [
    svelte({ configFile: false }),
    headersFile(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'workers/service',
      filename: 'service.worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,wasm,bin,json,woff2,svg,png,webmanifest}'],
        globIgnores: ['**/screenshots/**', '.vite/**'],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      },
    }),
  ],
  // Model and wasm files stay files: the CSP has no data: in connect-src, and the precache needs their addresses.
  build: { target: 'es2023', assetsInlineLimit: 0, manifest: true, chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, strictPort: true, headers: securityHeaders },
  test: {
    include: ['src/**/*.test.ts', 'workers/**/*.test.ts', 'models/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
