import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {bodyOf, lettersIn, quantile} from './letters.mjs'
import {asGalley, paragraphsOf} from './pair-text.mjs'
import {placedPages} from './places.mjs'

/**
 * The type and the place of a style's text in a language, from pages that have nothing but paragraphs, and its height,
 * also from the pages of the text itself.
 * @param {Programs} programs
 * @param {Readonly<{markdown: string, lang: string, style: string}>} text
 * @param {string} own the pages of the text
 * @param {string} folder
 */
export function measuredPage(programs, {markdown, lang, style}, own, folder) {
  const columns = style === 'twocolumn' ? 2 : 1
  const file = galleyPages(programs, asGalley(paragraphsOf(markdown), lang, style), folder)
  const xml = lettersOf(programs, file)
  const {columns: edges} = bodyOf(lettersIn(xml), columns)
  const blanks = blanksIn(xml)
  const pages = blanks.map(baselinesOf)
  const every = [...pages, ...blanksIn(lettersOf(programs, own)).map(baselinesOf)]
  const steps = pages.flatMap(lines => lines.slice(1).map((y, index) => y - lines[index]))
  const usual = quantile(steps, 0.5)
  const inText = steps.filter(step => Math.abs(step - usual) < usual / 10)
  return {
    columns,
    size: quantile(
      blanks.flat().map(({size}) => size),
      0.5
    ),
    leading: inText.reduce((sum, step) => sum + step, 0) / inText.length,
    width: edges[0].right - edges[0].left,
    gap: edges[1] === undefined ? 0 : edges[1].left - edges[0].right,
    height: Math.max(...every.map(lines => lines.at(-1) - lines[0])),
    left: edges[0].left,
    top: pages[0][0],
    fonts: programs.fonts
  }
}

function lettersOf({mutool}, file) {
  return run(mutool, ['draw', '-q', '-F', 'stext', '-o', '-', file, '2-N'], '.')
}

/** The blanks of each page. They are on the baseline and have the size of the text in every script. */
function blanksIn(xml) {
  return placedPages(xml).map(({signs}) => signs.filter(({sign}) => sign === ' '))
}

function baselinesOf(blanks) {
  const lines = []
  for (const {bottom} of blanks.toSorted((one, other) => one.bottom - other.bottom))
    if (lines.length === 0 || bottom - lines.at(-1) > 3) lines.push(bottom)
  return lines
}

/** The PDF of a manuscript by galley. */
export function galleyPages({galley}, source, folder) {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'paper.md'), source)
  run('node', [galley, 'build', 'paper.md', '--to', 'pdf', '--draft', '--output', 'out'], folder)
  return join(folder, 'out/paper.pdf')
}

/** The PDF of a source by LuaLaTeX. */
export function latexPages({lualatex}, source, folder) {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'paper.tex'), source)
  run(lualatex, ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], folder)
  return join(folder, 'paper.pdf')
}

/** Writes the type area of a page as a picture of 110 dpi, with what hangs beside, above and below its lines. */
export function cropPage({pdftoppm}, file, page, measures, target) {
  const {columns, leading, width, gap, height, left, top} = measures
  const box = {
    x: left - beside,
    y: top - leading * 0.9,
    W: width * columns + gap * (columns - 1) + 2 * beside,
    H: height + leading * 1.4
  }
  const cut = Object.entries(box).flatMap(([name, points]) => [
    `-${name}`,
    String(Math.round((points * dpi) / 72))
  ])
  const args = ['-r', String(dpi), '-f', String(page), '-l', String(page), '-singlefile', '-png', ...cut]
  run(pdftoppm, [...args, file, target], '.')
}

const dpi = 110

/** The room for signs that hang, in pt. */
const beside = 8

function run(command, args, cwd) {
  const {status, stdout, stderr, error} = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  if (status !== 0)
    throw new Error(`${command} failed in ${cwd}: ${error?.message ?? `${stderr}${stdout.slice(-2000)}`}`)
  return stdout
}

/**
 * The programs, and a folder of fonts.
 * @typedef {Readonly<Record<'galley' | 'lualatex' | 'mutool' | 'pdftoppm' | 'fonts', string>>} Programs
 */
