/**
 * Prints how long a cold process takes to parse a bibliography: `node bench/read-bibliography.mjs [entries or a file]`.
 * Without a file, a synthetic one of 5,000 entries.
 */
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {makeBibliography} from './bibliography.mjs'
import {measure} from './measure.mjs'
import {createRandom} from './random.mjs'

const [wanted = '5000'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'galley-bibliography-'))
const script = join(folder, 'read.mjs')
const file = join(folder, existsSync(wanted) ? wanted.replace(/^.*(?=\.)/, 'references') : 'references.bib')
writeFileSync(
  file,
  existsSync(wanted) ? readFileSync(wanted) : makeBibliography(createRandom(7), Number(wanted)).text
)
await build({
  stdin: {
    contents: `import {readFileSync} from 'node:fs'
      import {parseBibliography} from './src/parse/bibliography.ts'
      const [path] = process.argv.slice(2)
      const {references, findings} = parseBibliography([{path, text: readFileSync(path, 'utf8')}])
      console.log(references.length + ' entries, ' + findings.length + ' findings')`,
    resolveDir: dirname(dirname(fileURLToPath(import.meta.url)))
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: {js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url)"},
  outfile: script
})
for (let run = 1; run <= 5; run++) {
  const {wall, cpu, failure} = measure({program: process.execPath, args: [script, file], cwd: folder})
  console.log(
    failure ?? `run ${run}: ${wall.toFixed(0)} ms${cpu === undefined ? '' : `, ${cpu.toFixed(0)} ms CPU`}`
  )
}
rmSync(folder, {recursive: true})
