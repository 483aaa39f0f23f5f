// Compiles src/ to dist/: one entry for the command line, one for programs, shared parts in chunks of their own,
// so that a command loads only what it runs.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {pageScripts} from './page-script.mjs'

/** What puppeteer loads to download a browser, 1.4 MB of proxies: only the package's own command does that. */
const withoutDownloads = {
  name: 'without-downloads',
  setup(bundler) {
    bundler.onResolve({filter: /^proxy-agent$/}, () => ({path: 'proxy-agent', namespace: 'absent'}))
    bundler.onLoad({filter: /.*/, namespace: 'absent'}, () => ({
      contents: 'export const ProxyAgent = undefined'
    }))
  }
}

const folder = process.argv[2] ?? 'dist'
rmSync(folder, {recursive: true, force: true})
await build({
  entryPoints: {
    galley: 'src/node/cli.ts',
    index: 'src/index.ts',
    'print-thread': 'src/node/print-thread.ts',
    'font-thread': 'src/node/font-thread.ts',
    'pack-thread': 'src/node/pack-thread.ts'
  },
  outdir: folder,
  bundle: true,
  plugins: [pageScripts, withoutDownloads],
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Too large or too particular to bundle; each is loaded when it is needed.
  external: ['@embedpdf/pdfium', 'citeproc-locales', 'harfbuzzjs', 'wawoff2'],
  chunkNames: 'chunks/[name]-[hash]',
  // White space is half of the text that Node reads at each start; names stay, for stack traces.
  minifyWhitespace: true,
  legalComments: 'none',
  // The cache of one program is not for another.
  define: {GALLEY_BUILD: JSON.stringify(hashOfProgram())},
  logLevel: 'warning',
  banner: {
    js: "import {createRequire as galleyRequire} from 'node:module'; const require = galleyRequire(import.meta.url);"
  }
})

/** A hash of all that the program is made from: its sources, the packages it is locked to, and this file. */
function hashOfProgram() {
  const sources = readdirSync('src', {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [
    ...sources,
    'package.json',
    'package-lock.json',
    'tools/compile.mjs',
    'tools/page-script.mjs'
  ].sort())
    hash.update(`${file}\n`).update(readFileSync(file)).update('\n')
  return hash.digest('hex').slice(0, 16)
}
