// Compiles src/ to dist/: the library, and the program, whose shared parts are in separate chunks so that a command
// loads only the code that it runs. Chunks of the program are scripts, each with V8's code cache (`load-program.ts`).
import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, relative, resolve} from 'node:path'
import {build, transform} from 'esbuild'
import {hashOfSources, stampCompiled} from './compiled.mjs'
import {editorSession} from './editor-session.mjs'
import {writeFaces} from './faces.mjs'
import {formulaPaper} from './formulas-to-keep.mjs'
import {lazyExamples} from './lazy-examples.mjs'
import {writeLibrary} from './library.mjs'
import {writeLicences} from './licences.mjs'
import {markdownRuns} from './markdown-runs.mjs'
import {packProgram} from './pack-program.mjs'
import {pageScripts} from './page-script.mjs'
import {preparedSheets} from './prepared-sheets.mjs'
import {writeReadyFaces} from './ready-faces.mjs'

/**
 * Omits modules that puppeteer loads to download a browser, 1.4 MB of proxies: only puppeteer's own command downloads
 * one.
 */
const withoutDownloads = {
  name: 'without-downloads',
  setup(bundler) {
    bundler.onResolve({filter: /^proxy-agent$/}, () => ({path: 'proxy-agent', namespace: 'absent'}))
    bundler.onLoad({filter: /.*/, namespace: 'absent'}, () => ({
      contents: 'export const ProxyAgent = undefined'
    }))
  }
}

/** Omits MathJax's own font, a megabyte of metrics: formulas are laid out with the font of the style. */
const withoutDefaultFont = {
  name: 'without-default-font',
  setup(bundler) {
    bundler.onResolve({filter: /^#default-font\//}, () => ({path: 'default-font', namespace: 'no-font'}))
    bundler.onLoad({filter: /.*/, namespace: 'no-font'}, () => ({contents: 'export const Font = {}'}))
  }
}

/** Omits the serializer of Markdown, which mdast extensions load but galley does not call. */
const withoutMarkdownSerializer = {
  name: 'without-markdown-serializer',
  setup(bundler) {
    bundler.onResolve({filter: /^mdast-util-to-markdown$/}, () => ({
      path: 'serializer',
      namespace: 'no-serializer'
    }))
    bundler.onLoad({filter: /.*/, namespace: 'no-serializer'}, () => ({
      contents: 'export const defaultHandlers = {}'
    }))
  }
}

/** Compiler options of all parts. */
const common = {
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // White space is half of the text that Node reads at each start; names are kept for stack traces.
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning'
}

const hash = hashOfSources('.')

/** Additional options for the parts that depend on the machine. */
const machine = {
  plugins: [pageScripts, withoutDownloads, withoutDefaultFont],
  // Packages that are too large or too special to bundle; they are loaded on demand.
  external: ['@embedpdf/pdfium', 'harfbuzzjs'],
  // Each version of the program has its own cache.
  define: {GALLEY_BUILD: JSON.stringify(hash)}
}

const threads = ['print', 'font', 'formula', 'pack', 'progress', 'wall', 'lsp'].map(name => `${name}-thread`)
const starts = ['galley', 'paper-worker', ...threads]
const folder = process.argv[2] ?? 'dist'
rmSync(folder, {recursive: true, force: true})
mkdirSync(join(folder, 'chunks'), {recursive: true})
const {outputFiles, metafile} = await build({
  ...common,
  bundle: true,
  entryPoints: {
    cli: 'src/node/cli.ts',
    'print-thread': 'src/node/print/print-thread.ts',
    'font-thread': 'src/node/fonts/font-thread.ts',
    'formula-thread': 'src/node/fonts/formula-thread.ts',
    'pack-thread': 'src/node/program/pack-thread.ts',
    'progress-thread': 'src/node/program/progress-thread.ts',
    'wall-thread': 'src/node/program/wall-thread.ts',
    'lsp-thread': 'src/node/lsp/lsp-thread.ts',
    'paper-worker': 'src/node/commands/paper-worker.ts'
  },
  outdir: join(folder, 'chunks'),
  outExtension: {'.js': '.cjs'},
  ...machine,
  plugins: [...machine.plugins, withoutMarkdownSerializer, markdownRuns, lazyExamples, preparedSheets],
  splitting: true,
  mainFields: ['module', 'main'],
  chunkNames: '[name]-[hash]',
  metafile: true,
  write: false
})
await Promise.all(outputFiles.map(async ({path, text}) => writeFileSync(path, await scriptOf(path, text))))
await build({
  ...common,
  bundle: true,
  entryPoints: starts.map(name => `src/node/start/${name}.ts`),
  outdir: folder
})
chmodSync(join(folder, 'galley.js'), 0o755)
const libraryInputs = await writeLibrary(folder, common, machine)
writeLicences('.', folder, [...Object.keys(metafile.inputs), ...libraryInputs])
await writeFaces('.', folder)
await writeReadyFaces('.', folder)
await keepCode()
packProgram(folder)
stampCompiled(folder, hash)

/** A chunk as a script: it loads its imports with `require`, or with `galleyImport` when they are needed. */
async function scriptOf(path, text) {
  const later = metafile.outputs[relative('.', path)].imports.filter(({kind}) => kind === 'dynamic-import')
  const loading = later.reduce((code, {path: name, external}) => {
    const request = JSON.stringify(external ? name : `./${basename(name)}`)
    return code.replaceAll(`import(${request})`, `galleyImport(${request})`)
  }, text)
  const {code} = await transform(loading, {
    ...common,
    format: 'cjs',
    define: {'import.meta.url': 'galleyUrl'}
  })
  return code
}

/**
 * Builds this repository's paper twice, the second time from a cache, and checks it; then builds a paper with formulas,
 * and opens a chapter in an editor. Saves V8's code cache of these runs.
 */
async function keepCode() {
  const temporary = mkdtempSync(join(tmpdir(), 'galley-compile-'))
  const env = {...process.env, GALLEY_KEEP_CODE: '', GALLEY_CACHE: join(temporary, 'cache')}
  // Without a browser, no PDF is built here, and the typesetting code is compiled when it runs.
  const build = outputs => ['build', '--to', outputs, '--output', join(temporary, 'build')]
  const run = (args, cwd = '.') =>
    spawnSync(process.execPath, [resolve(folder, 'galley.js'), ...args], {
      cwd,
      env,
      stdio: 'ignore',
      timeout: 120_000
    })
  for (const args of [build('html'), build('html,pdf'), ['check', '--no-cache']]) run(args)
  writeFileSync(join(temporary, 'paper.md'), formulaPaper)
  run([...build('html,pdf'), 'paper.md'], temporary)
  await editorSession(resolve(folder, 'galley.js'), '.', env)
  rmSync(temporary, {recursive: true, force: true})
  const changed = join(folder, 'chunks', 'changed-exports')
  if (existsSync(changed))
    throw new Error(
      `Exports that change cannot be values (load-program.ts): ${readFileSync(changed, 'utf8')}`
    )
}
