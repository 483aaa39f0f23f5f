import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isInstalled, measure, median} from './measure.mjs'
import {findPeer} from './peers.mjs'
import {createRandom} from './random.mjs'
import {ratioOf} from './statistics.mjs'
import {printTable, seconds} from './table.mjs'
import {givenNames, journals, sharedSurnames, surnameEndings, surnameStems, words} from './vocabulary.mjs'

/** The measured style: galley's APA, or the file `STYLE`. */
const style = resolve(process.env.STYLE ?? fileURLToPath(new URL('../styles/csl/apa.csl', import.meta.url)))
const locale = fileURLToPath(new URL('../styles/csl/repository/locales/locales-en-US.xml', import.meta.url))
const script = fileURLToPath(new URL('processor-run.mjs', import.meta.url))
const pandoc = process.env.PANDOC ?? findPeer('pandoc')

/** Documents by citations and works, and the number of measurements per requested run. */
const documents = [
  {title: 'first citation', citations: 1, works: 1, often: 3, withPandoc: true},
  {title: '60 of 120 works', citations: 60, works: 120, often: 2, withPandoc: true},
  {title: '600 of 600', citations: 600, works: 600, often: 1, withPandoc: true},
  // Pandoc needs minutes for this.
  {title: '6,000 of 5,000', citations: 6000, works: 5000, often: 0, withPandoc: false}
]

/**
 * Compares galley/csl with citeproc-js and Pandoc, in APA: every run is a separate process, and the programs run in
 * turn. Times of the first two are from files to citations and list, without the start of Node; Pandoc's are those of
 * its process.
 * @param {number} runs
 */
export function printProcessors(runs) {
  console.log(
    `\nprocessor, ${basename(style)}: from files to citations and list (the first citation alone), times to galley/csl`
  )
  const folder = mkdtempSync(join(tmpdir(), 'galley-processor-'))
  const widths = [38, 9, 9, 9, 15, 6]
  printTable([['', 'median', 'heap', 'ratio', '95 %', 'pairs']], widths)
  for (const document of documents)
    printTable(rowsOf(document, folder, Math.max(1, document.often * runs)), widths)
  rmSync(folder, {recursive: true})
}

function rowsOf({title, citations: count, works, withPandoc}, folder, pairs) {
  const data = documentOf(count, works)
  const file = join(folder, 'document.json')
  writeFileSync(file, JSON.stringify({style, locale, ...data, withList: count > 1}))
  writePaper(folder, data)
  const peers = [
    ['galley/csl', () => runProcessor('galley', file)],
    ['citeproc-js', () => runProcessor('citeproc', file)],
    ...(withPandoc && isInstalled(pandoc) ? [['Pandoc, whole process', () => runPandoc(folder)]] : [])
  ]
  const runs = peers.map(() => [])
  for (let pair = 0; pair < pairs; pair++) {
    const order = pair % 2 === 0 ? [...peers.keys()] : [...peers.keys()].reverse()
    for (const peer of order) runs[peer].push(peers[peer][1]())
  }
  return peers.map(([name], peer) => {
    const ratio = ratioOf(runs[peer].map(({ms}, index) => [runs[0][index].ms, ms]))
    const heap = median(runs[peer].flatMap(run => run.heap ?? []))
    return [
      `${title}: ${name}`,
      seconds(median(runs[peer].map(({ms}) => ms))),
      heap === undefined ? '–' : `${heap.toFixed(1)} MB`,
      peer === 0 ? '' : `${ratio.ratio.toFixed(1)}×`,
      peer === 0 || pairs < 2 ? '' : `${ratio.low.toFixed(1)}–${ratio.high.toFixed(1)}`,
      String(pairs)
    ]
  })
}

function runProcessor(name, file) {
  const {stdout, stderr, status} = spawnSync(process.execPath, ['--expose-gc', script, name, file], {
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
  return JSON.parse(stdout)
}

function runPandoc(folder) {
  const args = [
    '--citeproc',
    `--csl=${style}`,
    '--bibliography=works.json',
    'paper.md',
    '--output=paper.html'
  ]
  const {wall, failure} = measure({program: pandoc, args, cwd: folder})
  if (failure !== undefined) throw new Error(`Pandoc: ${failure}`)
  return {ms: wall}
}

/** The same document for Pandoc, which reads Markdown. */
function writePaper(folder, {items, citations}) {
  const cited = citations.map(({cites}) => `Words [${cites.map(({id}) => `@${id}`).join('; ')}].`)
  writeFileSync(join(folder, 'works.json'), JSON.stringify(items))
  writeFileSync(join(folder, 'paper.md'), `${cited.join('\n\n')}\n`)
}

/** Names without accents, which the vocabulary has in LaTeX. */
const plain = names => names.filter(name => !/[\\{]/.test(name))

/** Articles by one to three authors, some with the same names, and citations of one or two of them. */
function documentOf(count, works) {
  const random = createRandom(works)
  const surname = () =>
    random.chance(0.15)
      ? random.from(plain(sharedSurnames))
      : `${random.from(plain(surnameStems))}${random.from(plain(surnameEndings))}`
  const items = Array.from({length: works}, (_, index) => ({
    id: `w${index}`,
    type: 'article-journal',
    title: Array.from({length: random.between(4, 9)}, () => random.early(words)).join(' '),
    'container-title': random.from(journals),
    volume: String(random.between(1, 90)),
    page: `${index + 1}-${index + random.between(3, 40)}`,
    author: Array.from({length: random.early([1, 2, 3])}, () => ({
      family: surname(),
      given: random.from(plain(givenNames))
    })),
    issued: {'date-parts': [[random.between(1965, 2024)]]}
  }))
  const citations = Array.from({length: count}, (_, index) => {
    const ids = [index % works, ...(count > 1 && random.chance(0.25) ? [random.between(0, works - 1)] : [])]
    return {id: `c${index}`, cites: [...new Set(ids)].map(at => ({id: `w${at}`}))}
  })
  return {items, citations}
}
