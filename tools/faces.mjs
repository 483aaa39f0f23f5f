// The fonts that come with galley, from their packages.
import {createHash} from 'node:crypto'
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import wawoff2 from 'wawoff2'

/** @type {ReadonlyArray<string>} */
const cuts = ['Regular', 'It', 'Bold', 'BoldIt']

/**
 * The fonts that the browser has instead of the machine's, as files of packages. They include bold ones, because
 * letters that the browser emboldens are drawings in a PDF, not text.
 * @type {ReadonlyArray<string>}
 */
export const standIns = [
  ...cuts.map(cut => `source-serif/WOFF2/TTF/SourceSerif4-${cut}.ttf.woff2`),
  ...cuts.map(cut => `source-sans/WOFF2/TTF/SourceSans3-${cut}.ttf.woff2`),
  ...['400-normal', '400-italic', '700-normal', '700-italic'].map(
    cut => `@fontsource/source-code-pro/files/source-code-pro-latin-${cut}.woff2`
  ),
  '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'
]

/**
 * Further fonts of the text that most styles use, whose letters each page takes.
 * @type {ReadonlyArray<string>}
 */
const textFaces = ['Semibold', 'SemiboldIt'].flatMap(cut => [
  `source-serif/WOFF2/TTF/SourceSerif4-${cut}.ttf.woff2`,
  `source-sans/WOFF2/TTF/SourceSans3-${cut}.ttf.woff2`
])

/**
 * The fonts that the built-in styles name as `npm:package/file`, as files of packages.
 * @param {string} root The folder of this repository.
 * @returns {ReadonlyArray<string>}
 */
export function facesOfStyles(root) {
  const styles = readdirSync(join(root, 'styles')).filter(style => style !== 'csl')
  const named = styles.flatMap(style =>
    [...readFileSync(join(root, 'styles', style, 'style.yaml'), 'utf8').matchAll(/npm:([^"]+)/g)].map(
      ([, file]) => file
    )
  )
  return [...new Set(named)].sort()
}

/**
 * Copies the fonts of the styles into `faces/` of a folder, with the licences of their packages. Unpacks the substitutes
 * into `fonts/`, because the browser cannot read packed fonts from a folder, and the fonts of most texts into
 * `unpacked/`, because unpacking takes longer than all other steps; `unpacked.json` has their paths by the hash of the
 * packed font. The seven packages with all their formats take 80 MB, these files 3 MB.
 * @param {string} root The folder of this repository.
 * @param {string} folder
 */
export async function writeFaces(root, folder) {
  const faces = facesOfStyles(root)
  for (const file of faces) copy(root, folder, file)
  for (const name of new Set([...faces, ...standIns].map(packageOf)))
    for (const file of readdirSync(join(root, 'node_modules', name)))
      if (/^(?:licen[cs]e|ofl)\b/i.test(file)) copy(root, folder, `${name}/${file}`)
  for (const name of ['fonts', 'unpacked']) mkdirSync(join(folder, name))
  /** @type {Record<string, string>} */
  const names = {}
  for (const file of [...standIns, ...textFaces]) {
    const packed = readFileSync(join(root, 'node_modules', file))
    const name = `${standIns.includes(file) ? 'fonts' : 'unpacked'}/${basename(file).split('.')[0]}.ttf`
    writeFileSync(join(folder, name), await wawoff2.decompress(packed))
    names[createHash('sha256').update(packed).digest('hex')] = name
  }
  writeFileSync(join(folder, 'unpacked.json'), JSON.stringify(names))
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} file
 */
function copy(root, folder, file) {
  const target = join(folder, 'faces', file)
  mkdirSync(dirname(target), {recursive: true})
  copyFileSync(join(root, 'node_modules', file), target)
}

/** @param {string} file */
function packageOf(file) {
  const [first = '', second] = file.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}
