// The faces that come with galley, taken from the packages that carry them.
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import wawoff2 from 'wawoff2'

/** @type {ReadonlyArray<string>} */
const cuts = ['Regular', 'It', 'Bold', 'BoldIt']

/**
 * The fonts that the browser has in place of the machine's, as files of packages. Bold ones are among them, since
 * letters that the browser makes bold itself are drawings in a PDF, and no text.
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
 * Copies the fonts of the styles into `faces/` of a folder, with the licences of their packages, and unpacks the
 * stand-ins into `fonts/`: the browser takes fonts from a folder only unpacked. Seven packages with all their formats
 * are eighty megabytes; these files are three.
 * @param {string} root The folder of this repository.
 * @param {string} folder
 */
export async function writeFaces(root, folder) {
  const faces = facesOfStyles(root)
  for (const file of faces) copy(root, folder, file)
  for (const name of new Set([...faces, ...standIns].map(packageOf)))
    for (const file of readdirSync(join(root, 'node_modules', name)))
      if (/^(?:licen[cs]e|ofl)\b/i.test(file)) copy(root, folder, `${name}/${file}`)
  mkdirSync(join(folder, 'fonts'))
  for (const file of standIns) {
    const unpacked = await wawoff2.decompress(readFileSync(join(root, 'node_modules', file)))
    writeFileSync(join(folder, 'fonts', `${basename(file).split('.')[0]}.ttf`), unpacked)
  }
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
