/**
 * Sets ten sample pages by galley and by LuaLaTeX with microtype for judges who do not know which is which:
 * `node bench/pages/pairs.mjs FOLDER [--seed N] [--sources FOLDER]`.
 */
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {decompress} from 'wawoff2'
import {findJudge} from '../../tools/oracles/find.mjs'
import {asLatex} from './pair-latex.mjs'
import {cropPage, galleyPages, latexPages, measuredPage} from './pair-page.mjs'
import {drawnPairs} from './pair-sides.mjs'
import {asGalley} from './pair-text.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {seed: {type: 'string', default: '1'}, sources: {type: 'string'}}
})
const [target] = positionals
if (target === undefined) throw new Error('Name the folder for the pictures')

const folder = values.sources ?? mkdtempSync(join(tmpdir(), 'galley-pairs-'))
try {
  await setPairs(resolve(target), Number(values.seed), resolve(folder))
} finally {
  if (values.sources === undefined) rmSync(folder, {recursive: true, force: true})
}

async function setPairs(pictures, seed, work) {
  mkdirSync(pictures, {recursive: true})
  const [lualatex, mutool, pdftoppm] = ['lualatex', 'mutool', 'pdftoppm'].map(commandOf)
  const fonts = join(work, 'fonts')
  await writeFonts(fonts)
  const programs = {galley: join(root, 'dist/galley.js'), lualatex, mutool, pdftoppm, fonts}
  const drawn = drawnPairs(seed)
  for (const {name, lang, style, a} of drawn) {
    const own = join(work, `${lang}-${style}`)
    const markdown = readFileSync(join(root, `bench/pages/pairs/${lang}.md`), 'utf8')
    const first = galleyPages(programs, asGalley(markdown, lang, style), join(own, 'galley'))
    const measures = measuredPage(programs, {markdown, lang, style}, first, join(own, 'measures'))
    const second = latexPages(programs, asLatex(markdown, lang, style, measures), join(own, 'lualatex'))
    const [galleys, latexs] = a === 'galley' ? ['a', 'b'] : ['b', 'a']
    cropPage(programs, first, 2, measures, join(pictures, `${name}-${galleys}`))
    cropPage(programs, second, 1, measures, join(pictures, `${name}-${latexs}`))
  }
  writeFileSync(join(pictures, 'key.json'), `${JSON.stringify({seed, pairs: drawn}, null, 2)}\n`)
}

/** The faces of galley's styles, as files that TeX can read. */
async function writeFonts(target) {
  mkdirSync(target, {recursive: true})
  const modules = join(root, 'node_modules')
  for (const face of ['SourceSerif4-Regular', 'SourceSerif4-It', 'SourceSerif4-Semibold'])
    copyFileSync(join(modules, `source-serif/TTF/${face}.ttf`), join(target, `${face}.ttf`))
  copyFileSync(
    join(modules, 'source-sans/TTF/SourceSans3-Semibold.ttf'),
    join(target, 'SourceSans3-Semibold.ttf')
  )
  for (const [family, face] of Object.entries({
    'noto-nastaliq-urdu': 'NotoNastaliqUrdu',
    vazirmatn: 'Vazirmatn'
  }))
    for (const [weight, name] of Object.entries({400: 'Regular', 700: 'Bold'})) {
      const file = `@fontsource/${family}/files/${family}-arabic-${weight}-normal.woff2`
      const bytes = await decompress(readFileSync(join(modules, file)))
      writeFileSync(join(target, `${face}-${name}.ttf`), bytes)
    }
}

function commandOf(name) {
  const found = findJudge(name)
  if ('missing' in found) throw new Error(`No ${found.missing}: \`make oracles\``)
  return found.command[0]
}
