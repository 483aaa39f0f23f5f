// Makes styles/csl/repository/styles.bin from a folder with the CSL styles repository (its `dependent/` included). The same
// folder always gives the same bytes:
//
//   node tools/csl-repository.mjs STYLES
//
// styles/csl/repository/README.md describes the origin of the folder and the format of the archive. Similar styles are
// adjacent, which halves its size.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {brotliCompressSync, constants} from 'node:zlib'

const folder = process.argv[2]
if (folder === undefined) throw new Error('expected the folder of the styles')

/** The styles of a folder, by name. */
function stylesIn(path) {
  const names = readdirSync(path).filter(name => name.endsWith('.csl'))
  return new Map(names.sort().map(name => [name.slice(0, -'.csl'.length), readFileSync(join(path, name))]))
}

/** The lines of a style that determine its rendering, without indentation. */
function linesOf(style) {
  const text = style.toString('utf8').replace(/<info>[\s\S]*?<\/info>/, '')
  return [...new Set(text.split('\n').map(line => line.trim()))].filter(line => line.length > 12)
}

/** Orders the names of styles: each is followed by that of the most similar remaining style. */
function bySimilarity(styles) {
  const stylesWith = new Map()
  const lines = new Map([...styles].map(([name, style]) => [name, linesOf(style)]))
  for (const [name, own] of lines)
    for (const line of own) stylesWith.set(line, [...(stylesWith.get(line) ?? []), name])
  const left = new Set(styles.keys())
  const order = []
  let next = left.values().next().value
  while (next !== undefined) {
    left.delete(next)
    order.push(next)
    next = nearest(lines.get(next), {left, lines, stylesWith}) ?? left.values().next().value
  }
  return order
}

function nearest(own, {left, lines, stylesWith}) {
  const shared = new Map()
  for (const line of own) {
    const names = stylesWith.get(line)
    // Lines that every style has do not distinguish styles.
    if (names.length > 600) continue
    const weight = Math.log(lines.size / names.length)
    for (const name of names) if (left.has(name)) shared.set(name, (shared.get(name) ?? 0) + weight)
  }
  let best
  let most = -1
  for (const [name, weight] of shared) {
    const likeness = weight / Math.sqrt(lines.get(name).length + 10)
    if (likeness > most || (likeness === most && name < best)) [best, most] = [name, likeness]
  }
  return best
}

/** The largest size of a block, in bytes; reading a style decompresses one block. */
const BLOCK = 1024 * 1024

function blocksOf(styles, order) {
  const blocks = []
  let size = BLOCK
  for (const name of order) {
    const style = styles.get(name)
    if (size + style.length > BLOCK) {
      blocks.push([])
      size = 0
    }
    blocks.at(-1).push([name, style])
    size += style.length
  }
  return blocks
}

function pack(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
    }
  })
}

const independent = stylesIn(folder)
const dependent = stylesIn(join(folder, 'dependent'))
const renamed = Object.entries(JSON.parse(readFileSync(join(folder, 'renamed-styles.json'), 'utf8')))
const parentOf = name =>
  /([^/"]+)"[^>]*rel="independent-parent"/.exec(dependent.get(name).toString('utf8'))?.[1] ?? ''
const byParent = [...dependent.keys()].sort((a, b) =>
  parentOf(a) === parentOf(b) ? (a < b ? -1 : 1) : parentOf(a) < parentOf(b) ? -1 : 1
)
const blocks = [...blocksOf(independent, bySimilarity(independent)), ...blocksOf(dependent, byParent)]
const rows = renamed
  .filter(
    ([old, name]) =>
      (independent.has(name) || dependent.has(name)) && !independent.has(old) && !dependent.has(old)
  )
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([old, name]) => `${old} = ${name}`)
const packed = []
let at = 0
for (const block of blocks) {
  const bytes = pack(Buffer.concat(block.map(([, style]) => style)))
  rows.push(`# ${at} ${bytes.length}`, ...block.map(([name, style]) => `${name} ${style.length}`))
  packed.push(bytes)
  at += bytes.length
}
const index = pack(Buffer.from(`${rows.join('\n')}\n`))
const head = Buffer.alloc(4)
head.writeUInt32BE(index.length)
const archive = Buffer.concat([head, index, ...packed])
writeFileSync(fileURLToPath(new URL('../styles/csl/repository/styles.bin', import.meta.url)), archive)
process.stdout.write(
  `${independent.size} styles and ${dependent.size} dependent ones in ${blocks.length} blocks, ${archive.length} bytes\n`
)
