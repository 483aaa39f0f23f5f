// Generates docs/rules/*.md, docs/settings.md and docs/exports.md from the program. `--check` only checks whether they are current.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {exportsPage} from './exports.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(root, '.galley/docs.mjs')
await build({
  stdin: {
    contents: "export {documentation} from './src/documentation.ts'",
    resolveDir: root,
    loader: 'ts'
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  outfile: bundle,
  logLevel: 'warning'
})
const {documentation} = await import(pathToFileURL(bundle).href)

let stale = 0
for (const [path, text] of Object.entries({...documentation(), 'docs/exports.md': exportsPage(root)})) {
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  stale++
  if (process.argv.includes('--check')) {
    console.log(`${path} is not current; \`make docs\` makes it again`)
    continue
  }
  mkdirSync(join(file, '..'), {recursive: true})
  writeFileSync(file, text)
  console.log(`wrote ${path}`)
}
process.exitCode = process.argv.includes('--check') && stale > 0 ? 1 : 0
