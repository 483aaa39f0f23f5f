/**
 * Measures the pages of galley in five styles, and those of LuaLaTeX with microtype and of Typst in the face and the
 * measures of two of them: `node bench/pages/run.mjs [text …]`. Needs `mutool` of MuPDF.
 */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {findJudge} from '../../tools/oracles/find.mjs'
import {printTable} from '../table.mjs'
import {floatDistances} from './floats.mjs'
import {bodyOf, lettersIn, quantile, spaceOf} from './letters.mjs'
import {measuresOf} from './measures.mjs'
import {byGalley, byRival, rivals, styles} from './programs.mjs'
import {textLinesOf} from './text-lines.mjs'
import {figuresText, textsToSet} from './texts.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const galley = join(root, 'dist/galley.js')
const fonts = join(root, 'dist/fonts')
const space = spaceOf(readFileSync(join(fonts, 'SourceSerif4-Regular.ttf')))
const mutool = commandOf('mutool')

const heads =
  'pages lines hyphens ladders rivers mean spread step p95 p99 max short full widows words numbers least'.split(
    ' '
  )
const widths = [34, 6, 6, 8, 8, 7, 6, 7, 6, 6, 6, 6, 6, 8, 7, 6, 8, 6]

/** The measures of `plain`, in which figures are set. */
const figuresType = {columns: 1, size: 10.5, leading: 15, width: 350, gap: 0, height: 620, fonts}

const folder = mkdtempSync(join(tmpdir(), 'galley-pages-'))
try {
  run(process.argv.slice(2))
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function run(names) {
  const texts = textsToSet(galley, join(root, '../shared/corpus'), folder)
  for (const text of texts.filter(({name}) => names.length === 0 || names.includes(name))) {
    const paragraphs = text.blocks.filter(({isHeading}) => !isHeading).map(({text: own}) => own)
    const own = Object.entries(styles).map(([style, columns]) => {
      const pages = read(byGalley(galley, text, style, join(folder, `${text.name}-${style}`)))
      return {name: `galley, ${style}`, pages, columns, style}
    })
    const others = ['plain', 'twocolumn'].flatMap(style => {
      const {pages, columns} = own.find(row => row.style === style)
      const type = {...typeOf(pages, columns, paragraphs), fonts}
      return Object.keys(rivals).flatMap(name => {
        const file = byRival(name, text, type, join(folder, `${text.name}-${name}-${style}`))
        return file === undefined ? [] : [{name: `${name}, as ${style}`, pages: read(file), columns}]
      })
    })
    const rows = [...own, ...others].map(({name, pages, columns}) => [
      name,
      ...cells(measuresOf(pages, {columns, space, paragraphs}))
    ])
    console.log()
    printTable([[text.name, ...heads], ...rows], widths)
  }
  if (names.length === 0 || names.includes('figures')) printFloats()
}

/** Figures that are named in the text: how far they are from there, and how full the columns with text are. */
function printFloats() {
  const text = figuresText()
  const paragraphs = text.blocks
    .filter(({isHeading, figure}) => !isHeading && !figure)
    .map(block => block.text)
  const row = (name, file, columns) => {
    const pages = read(file)
    const {found, away, early, most} = floatDistances(pages, text.figures)
    const {full, columns: all} = measuresOf(pages, {columns, space, paragraphs})
    return [name, found, away, early, most, `${full}/${all}`].map(String)
  }
  const rows = Object.entries(styles).map(([style, columns]) => {
    const file = byGalley(galley, text, style, join(folder, `${text.name}-${style}`))
    return row(`galley, ${style}`, file, columns)
  })
  const file = byRival('LuaLaTeX, microtype', text, figuresType, join(folder, `${text.name}-latex`))
  if (file !== undefined) rows.push(row('LuaLaTeX, as plain', file, 1))
  console.log()
  printTable([[text.name, 'found', 'away', 'early', 'most', 'full'], ...rows], [34, 6, 6, 6, 6, 7])
}

function cells(found) {
  const {
    pages,
    lines,
    hyphens,
    ladders,
    rivers,
    mean,
    deviation,
    step,
    p95,
    p99,
    most,
    short,
    full,
    columns
  } = found
  return [
    ...[pages, lines, hyphens.toFixed(1), ladders, rivers],
    ...[mean, deviation, step, p95, p99, most].map(value => value.toFixed(2)),
    ...[
      short,
      `${full}/${columns}`,
      found.widows,
      found.brokenWords,
      found.brokenNumbers,
      found.least.toFixed(1)
    ]
  ].map(String)
}

function read(file) {
  const args = ['draw', '-q', '-F', 'stext', '-o', '-', file]
  return lettersIn(spawnSync(mutool, args, {encoding: 'utf8', maxBuffer: 2 ** 30}).stdout)
}

/** The measures of a style, as its pages have them. */
function typeOf(pages, columns, paragraphs) {
  const {size, columns: edges} = bodyOf(pages, columns)
  const {lines} = textLinesOf(pages, columns, paragraphs)
  const steps = lines
    .slice(1)
    .map(({y, page}, index) => (page === lines[index].page ? y - lines[index].y : 0))
  const leading = quantile(
    steps.filter(step => step > 0),
    0.5
  )
  const inside = lines.filter(({page}) => page > 0).map(({y}) => y)
  return {
    columns,
    size,
    leading,
    width: edges[0].right - edges[0].left,
    gap: edges[1] === undefined ? 0 : edges[1].left - edges[0].right,
    height: Math.max(...inside) - Math.min(...inside) + leading
  }
}

function commandOf(name) {
  const found = findJudge(name)
  if ('missing' in found) throw new Error(`No ${found.missing}: \`make oracles\``)
  return found.command[0]
}
