/**
 * Bundles the extension into `out/`, and puts the compiled galley beside it: `server/` and the schemas of its settings.
 * Run `node tools/compile.mjs` in the project first.
 */
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const project = join(here, '..', '..')
const galley = join(project, 'dist', 'galley.js')
if (!existsSync(galley)) throw new Error('Compile galley first: node tools/compile.mjs')

const common = {bundle: true, format: 'cjs', external: ['vscode'], minify: true, logLevel: 'warning'}
const inSource = name => join(here, 'src', name)
await build({
  ...common,
  entryPoints: [inSource('extension.ts')],
  outfile: join(here, 'out', 'extension.cjs'),
  platform: 'node',
  target: 'node20'
})
await build({
  ...common,
  entryPoints: [inSource('web.ts')],
  outfile: join(here, 'out', 'web.js'),
  platform: 'browser',
  target: 'es2022'
})

mkdirSync(join(here, 'schemas'), {recursive: true})
for (const name of ['manuscript', 'style', 'issue', 'queries'])
  writeFileSync(
    join(here, 'schemas', `${name}.json`),
    execFileSync(process.execPath, [galley, 'schema', name])
  )

const server = join(here, 'server')
rmSync(server, {recursive: true, force: true})
for (const part of ['dist', 'styles', join('docs', 'rules')])
  cpSync(join(project, part), join(server, part), {
    recursive: true,
    filter: path => !path.includes(join('dist', 'sources')) && !path.endsWith('.map')
  })
const {name, version, type, license, dependencies} = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8')
)
writeFileSync(join(server, 'package.json'), JSON.stringify({name, version, type, license}))
copyPackages(Object.keys(dependencies))
cpSync(join(project, 'LICENSE'), join(here, 'LICENSE'))

/** The packages that the compiled galley imports when it runs, with those that they need. */
function copyPackages(names, from = join(project, 'package.json'), known = new Set()) {
  for (const name of names) {
    if (known.has(name)) continue
    known.add(name)
    const folder = folderOf(name, from)
    if (folder === undefined) continue
    cpSync(folder, join(server, 'node_modules', name), {recursive: true})
    const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    copyPackages(Object.keys(own.dependencies ?? {}), join(folder, 'package.json'), known)
  }
}

function folderOf(name, from) {
  const paths = createRequire(from).resolve.paths(name) ?? []
  return paths.map(path => join(path, name)).find(path => existsSync(join(path, 'package.json')))
}
