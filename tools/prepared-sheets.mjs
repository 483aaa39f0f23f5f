import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {build} from 'esbuild'

/** An esbuild plugin that reads the `style.yaml` of galley's own styles for `src/load/prepared-sheets.ts`. */
export const preparedSheets = {
  name: 'prepared-sheets',
  setup(bundler) {
    bundler.onLoad({filter: /[\\/]load[\\/]prepared-sheets\.ts$/}, async () => ({
      contents: await sheetsModule(),
      loader: 'js'
    }))
  }
}

/** A module with the sheets, each created on demand. */
export async function sheetsModule() {
  const readStyleSheet = await styleReader()
  const rows = readdirSync('styles')
    .map(name => `styles/${name}`)
    .filter(folder => existsSync(`${folder}/style.yaml`))
    .map(folder => {
      const text = readFileSync(`${folder}/style.yaml`, 'utf8')
      const sheet = readStyleSheet(text, `${folder}/style.yaml`, folder)
      return `[${JSON.stringify(`${folder}\n${text}`)}, () => (${literal(sheet)})]`
    })
  return `export const preparedSheets = new Map([${rows.join(',\n')}])`
}

async function styleReader() {
  const {outputFiles} = await build({
    entryPoints: ['src/parse/settings/style.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false
  })
  const module = {exports: {}}
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url)
  )
  return module.exports.readStyleSheet
}

/** A value as JavaScript source; JSON would drop undefined members. */
function literal(value) {
  if (value === undefined) return 'undefined'
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${literal(member)}`)}}`
}
