// Writes src/core/faces/table.ts: the names and characters of the fonts of the built-in styles, and of the substitutes for the
// machine's fonts, so that a check need not unpack them. `tests/core/faces/faces.test.ts` compares it with the fonts.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import wawoff2 from 'wawoff2'
import {facesOfStyles, standIns} from './faces.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'galley-faces-'))
const outfile = join(scratch, 'font-facts.mjs')
await build({
  entryPoints: [join(root, 'src/core/faces/font-facts.ts')],
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'warning'
})
const {readFontFacts} = await import(pathToFileURL(outfile).href)
rmSync(scratch, {recursive: true})

const files = new Set([...standIns, ...facesOfStyles(root)].map(file => `npm:${file}`))

const filesByCharacters = new Map()
for (const file of [...files].sort()) {
  const font = readFileSync(join(root, 'node_modules', file.slice('npm:'.length)))
  const {name, characters} = readFontFacts(new Uint8Array(await wawoff2.decompress(font)))
  filesByCharacters.set(characters, [...(filesByCharacters.get(characters) ?? []), [file, name]])
}
const rows = [...filesByCharacters].map(
  ([characters, named]) =>
    `  {\n    characters: '${characters}',\n    names: {\n${named.map(([file, name]) => `      '${file}': '${name}'`).join(',\n')}\n    }\n  }`
)
writeFileSync(
  join(root, 'src/core/faces/table.ts'),
  `import type {FontFacts} from '../core/types.ts'

type Row = Readonly<{characters: string; names: Readonly<Record<string, string>>}>

const fontsByCharacters: readonly Row[] = [
${rows.join(',\n')}
]

/**
 * The facts about the fonts of the built-in styles, and about the substitutes for the machine's fonts, by file. Written
 * by \`tools/face-table.mjs\`.
 */
export const builtInFacts: ReadonlyMap<string, FontFacts> = new Map(
  fontsByCharacters.flatMap(({characters, names}) =>
    Object.entries(names).map(([file, name]) => [file, {name, characters}] as const)
  )
)
`
)
console.log(`wrote src/core/faces/table.ts: ${files.size} fonts`)
