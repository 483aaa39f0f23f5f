/**
 * Generates a synthetic manuscript, the same on every machine:
 * `node bench/generate.mjs <small|x10|x100|plain> <folder>`.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {makeBibliography} from './bibliography.mjs'
import {makeChapters} from './chapters.mjs'
import {chart, formulaSection} from './formulas.mjs'
import {createRandom} from './random.mjs'

/**
 * The sizes of measured manuscripts. A citation is one bracket or one name in a sentence. Half of the bibliography
 * remains uncited, as in a library for many papers.
 * @type {Readonly<Record<string, Size>>}
 */
export const sizes = {
  small: {chapters: 6, words: 6_000, citations: 60, references: 120, formulas: 30, pictures: 2},
  x10: {chapters: 20, words: 60_000, citations: 600, references: 1_200, formulas: 300, pictures: 10},
  x100: {chapters: 60, words: 600_000, citations: 6_000, references: 5_000, formulas: 1_200, pictures: 60},
  plain: {chapters: 6, words: 6_000, citations: 60, references: 120, formulas: 0, pictures: 0}
}

/**
 * Writes a manuscript in both forms: galley's folder (`manuscript/`, `references.bib`), and `paper.md`, the
 * concatenated chapters with front matter for Pandoc.
 * @param {string} folder
 * @param {Size} size
 */
export function writeManuscript(folder, size) {
  for (const [path, text] of makeManuscript(size)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
}

/**
 * The files of a manuscript by path.
 * @param {Size} size
 * @returns {ReadonlyMap<string, string>}
 */
export function makeManuscript(size) {
  const random = createRandom(size.words + size.references)
  const bibliography = makeBibliography(random, size.references)
  const running = makeChapters(random, size, bibliography.keys)
  const pictures = Array.from({length: size.pictures}, (_, index) => `figures/chart-${index + 1}.svg`)
  const chapters = running.map((text, index) => {
    const share = Math.round(size.formulas / size.chapters)
    const own = pictures.filter((_, picture) => picture % size.chapters === index)
    return share === 0 && own.length === 0 ? text : `${text}\n${formulaSection(index, share, own)}\n`
  })
  const digits = String(chapters.length).length
  return new Map([
    ['manuscript/manuscript.yaml', settings.join('\n')],
    ...chapters.map((text, index) => [
      `manuscript/${String(index + 1).padStart(Math.max(2, digits), '0')}-chapter.md`,
      text
    ]),
    // Beside the chapters for galley, beside the one file for Pandoc.
    ...pictures.flatMap((file, index) => [
      [`manuscript/${file}`, chart(index)],
      [file, chart(index)]
    ]),
    ['references.bib', bibliography.text],
    ['paper.md', `---\n${frontMatter.join('\n')}---\n\n${chapters.join('\n')}`]
  ])
}

const metadata = [
  'title: A Synthetic Manuscript',
  'author:',
  '  - name: Ada Example',
  'lang: en-US',
  'license: CC-BY-4.0'
]
const waiver = '{rule: reference-uncited, reason: The bibliography serves many papers.}'
const settings = [
  ...metadata,
  'bibliography: ../references.bib',
  'style: insights',
  `waivers: [${waiver}]`,
  // Random words are sometimes doubled, and cited pages not in the article: true findings, but irrelevant here.
  'rules: {term-doubled: off, citation-locator-pages: off}',
  ''
]
const frontMatter = [...metadata, 'bibliography: references.bib', '']

/**
 * @typedef {object} Size
 * @property {number} chapters
 * @property {number} words of running text, notes included
 * @property {number} citations
 * @property {number} references entries of the bibliography
 * @property {number} formulas four of five in the text, the others displayed
 * @property {number} pictures
 */

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [name = '', folder] = process.argv.slice(2)
  const size = Object.hasOwn(sizes, name) ? sizes[name] : undefined
  if (size === undefined || folder === undefined) {
    console.error(`Usage: node bench/generate.mjs <${Object.keys(sizes).join('|')}> <folder>`)
    process.exitCode = 2
  } else {
    writeManuscript(folder, size)
  }
}
