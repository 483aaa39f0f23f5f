// Compiles src/ to dist/: one entry for the command line, one for programs, shared parts in chunks of their own,
// so that a command loads only what it runs.
import {rmSync} from 'node:fs'
import {build} from 'esbuild'

const folder = process.argv[2] ?? 'dist'
rmSync(folder, {recursive: true, force: true})
await build({
  entryPoints: {galley: 'src/node/cli.ts', index: 'src/index.ts'},
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Too large or too particular to bundle; each is loaded when it is needed.
  external: ['puppeteer', 'citeproc-locales'],
  chunkNames: 'chunks/[name]-[hash]',
  // White space is half of the text that Node reads at each start; names stay, for stack traces.
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: {
    js: "import {createRequire as galleyRequire} from 'node:module'; const require = galleyRequire(import.meta.url);"
  }
})
