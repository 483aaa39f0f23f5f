/**
 * Looks for faults on the pages of papers in all styles: words that are missing or divided without a hyphen, lines over
 * others or outside the text, and large holes: `node bench/pages/check.mjs [PAPER …]`. Needs `mutool` of MuPDF.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {findJudge} from '../../tools/oracles/find.mjs'
import {printTable} from '../table.mjs'
import {holesOf, outsideOf, overlapsOf, picturesIn} from './faults.mjs'
import {bodyOf, lettersIn, quantile} from './letters.mjs'
import {placedPages} from './places.mjs'
import {styles} from './programs.mjs'
import {comparedWords, wordsOfHtml} from './words.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const corpus = join(root, '../shared/corpus')

/** Papers with tables, code, figures, formulas and notes. */
const sample = [
  ...'openjournals-inara-example timeseriesflattener DrWatson.jl basix yellowbrick cfdm pooch REHO'
    .split(' ')
    .map(name => `joss/${name}/paper.md`),
  'manubot/rootstock/content',
  'manubot/meta-review/content',
  'pandoc/guillawme-these-fr/partie-3/resultats.md',
  'pandoc/guillawme-these-fr/mat-meth/constructions.md'
]

/** The left and the right of the text of each style with its gutters, and the foot of its running heads and text, in pt. */
const areas = {
  plain: [70, 527, 56, 775],
  insights: [70, 533, 56, 775],
  joss: [40, 572, 20, 740],
  notes: [60, 535, 56, 612],
  twocolumn: [43, 554, 50, 780]
}

/** The side of a pixel, in pt, and the part of a column that may be without ink. */
const [dot, mostEmpty] = [4, 0.25]

const folder = mkdtempSync(join(tmpdir(), 'galley-check-'))
try {
  run(process.argv.slice(2))
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function run(named) {
  const papers = named.length > 0 ? named : sample.map(path => join(corpus, path)).filter(existsSync)
  const heads = ['paper', 'style', 'pages', 'missing', 'divided', 'over', 'outside', 'holes']
  const rows = papers.flatMap(paper =>
    Object.keys(styles).map(style => {
      const {pages, ...faults} = faultsOf(paper, style)
      for (const [kind, texts] of Object.entries(faults))
        for (const text of texts) console.log(`${paper}, ${style}: ${kind} ${text}`)
      return [paper.slice(-40), style, pages, ...Object.values(faults).map(({length}) => length)].map(String)
    })
  )
  console.log()
  printTable([heads, ...rows], [42, 11, 6, 8, 8, 6, 8, 6])
}

function faultsOf(paper, style) {
  const out = join(folder, 'out')
  rmSync(out, {recursive: true, force: true})
  const args = ['build', paper, '--style', style, '--to', 'html,pdf', '--draft', '--output', out]
  spawnSync('node', [join(root, 'dist/galley.js'), ...args], {stdio: 'ignore'})
  const files = readdirSync(out)
  const [html, pdf] = ['.html', '.pdf'].map(ending =>
    join(
      out,
      files.find(file => file.endsWith(ending))
    )
  )
  return faultsIn(pdf, wordsOfHtml(readFileSync(html, 'utf8')), style)
}

function faultsIn(pdf, words, style) {
  const xml = drawn(pdf, ['-F', 'stext']).toString('utf8')
  const pages = placedPages(xml)
  const letters = lettersIn(xml)
  const {size, columns} = bodyOf(letters, styles[style])
  const heights = letters.flat().flatMap(letter => (Math.abs(letter.size - size) < 0.2 ? [letter.y] : []))
  const [top, bottom] = [quantile(heights, 0.002) - size, quantile(heights, 0.999)]
  const [left, right, head, foot] = areas[style]
  const pictures = picturesIn(drawn(pdf, ['-r', `${72 / dot}`, '-c', 'gray', '-F', 'pnm']), dot)
  const onPage = texts => texts.flatMap((own, page) => own.map(text => `p. ${page + 1}: ${text}`))
  return {
    pages: pages.length,
    ...comparedWords(
      words,
      pages.flatMap(page => linesOf(page, head, foot))
    ),
    over: onPage(pages.map(overlapsOf)),
    outside: onPage(pages.map(page => outsideOf(page, {left, right}))),
    holes: onPage(
      pictures
        .slice(0, -1)
        .map(picture =>
          holesOf(picture, {top, bottom, columns}).flatMap(part =>
            part > mostEmpty ? [`${Math.round(part * 100)} %`] : []
          )
        )
    )
  }
}

/** The lines of a page between its running head and its foot. */
function linesOf({signs}, head, foot) {
  const lines = new Map()
  for (const {sign, font, line, bottom: y, isTurned} of signs) {
    const isText = isTurned || (y > head && y < foot)
    if (isText) lines.set(line, (lines.get(line) ?? '') + (/Math/.test(font) ? ' ' : sign))
  }
  return [...lines.values()]
}

function drawn(file, options) {
  return spawnSync(mutool(), ['draw', '-q', ...options, '-o', '-', file], {maxBuffer: 2 ** 30}).stdout
}

function mutool() {
  const found = findJudge('mutool')
  if ('missing' in found) throw new Error(`No ${found.missing}: \`make oracles\``)
  return found.command[0]
}
