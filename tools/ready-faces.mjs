// Text fonts with the letters of most papers, ready for a page, so that the first build of a paper need not subset and
// pack them.
import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, join} from 'node:path'
import {build} from 'esbuild'

const cuts = ['Regular', 'It', 'Semibold', 'SemiboldIt']

/**
 * The fonts that the built-in styles show on every page of a screen, with the features that their sheets ask for
 * (`readSheetFonts`).
 * @type {ReadonlyArray<Readonly<{file: string, features: ReadonlyArray<ReadonlyArray<string>>}>>}
 */
const fontsOfScreens = [
  ...cuts.map(cut => ({
    file: `source-serif/WOFF2/TTF/SourceSerif4-${cut}.ttf.woff2`,
    features: [[], ['onum', 'pnum'], ['c2sc', 'smcp', 'onum', 'pnum']]
  })),
  ...cuts.map(cut => ({file: `source-sans/WOFF2/TTF/SourceSans3-${cut}.ttf.woff2`, features: [[]]}))
]

/**
 * Writes the faces into `ready/` of a folder that has the unpacked fonts (`writeFaces`), with `fonts.json` about them.
 * @param {string} root The folder of this repository.
 * @param {string} folder
 */
export async function writeReadyFaces(root, folder) {
  const {textFace, packWoff2, readMeasures, readFontFacts, usualLetters} = await programOf(root)
  const unpacked = JSON.parse(readFileSync(join(folder, 'unpacked.json'), 'utf8'))
  mkdirSync(join(folder, 'ready'))
  const fonts = fontsOfScreens.map(({file, features}) => {
    const packed = readFileSync(join(root, 'node_modules', file))
    const hash = createHash('sha256').update(packed).digest('hex')
    const whole = new Uint8Array(readFileSync(join(folder, unpacked[hash])))
    const faces = features.map(tags => [
      tags.join(' '),
      usualLetters.map((letters, number) => {
        const name = [basename(file).split('.')[0], ...tags, `${number}.woff2`].join('-')
        writeFileSync(join(folder, 'ready', name), packWoff2(textFace(whole, letters, tags)))
        return name
      })
    ])
    const about = {measures: readMeasures(whole), characters: readFontFacts(whole).characters}
    return [hash, {...about, faces: Object.fromEntries(faces)}]
  })
  writeFileSync(join(folder, 'ready', 'fonts.json'), JSON.stringify(Object.fromEntries(fonts)))
}

/** galley's functions that subset and pack fonts. */
async function programOf(root) {
  const modules = [
    'core/faces/font-facts',
    'node/fonts/woff2/pack',
    'outputs/text-faces/measures',
    'outputs/text-faces/text-face',
    'outputs/text-faces/usual-letters'
  ]
  const {outputFiles} = await build({
    stdin: {
      contents: modules.map(name => `export * from './src/${name}.ts'`).join('\n'),
      resolveDir: root
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false
  })
  const module = {exports: {}}
  const require = createRequire(import.meta.url)
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require)
  return module.exports
}
