import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {createRandom} from '../random.mjs'
import {headings, words} from '../vocabulary.mjs'

/**
 * Texts to be set: headings and paragraphs without notes, formulas and figures, so that every program sets the same. One
 * is written here; those of the corpus are the paragraphs of real papers.
 * @param {string} galley the compiled program
 * @param {string} corpus its folder, which may be absent
 * @param {string} folder for files
 * @returns {readonly Text[]}
 */
export function textsToSet(galley, corpus, folder) {
  const present = Object.entries(papers).filter(([, path]) => existsSync(join(corpus, path)))
  return [
    {name: 'long', lang: 'en', blocks: writtenBlocks(22_000)},
    ...present.map(([name, path]) => textOf(galley, name, join(corpus, path), join(folder, `html-${name}`)))
  ]
}

const papers = {
  rules: 'manubot/deep-rules/content',
  review: 'manubot/meta-review/content',
  thesis: 'pandoc/guillawme-these-fr'
}

function textOf(galley, name, path, out) {
  spawnSync('node', [galley, 'build', path, '--draft', '--to', 'html', '--output', out], {stdio: 'ignore'})
  const html = readFileSync(
    join(
      out,
      readdirSync(out).find(file => file.endsWith('.html'))
    ),
    'utf8'
  )
  return {name, lang: /<html lang="(\w\w)/.exec(html)?.[1] ?? 'en', blocks: blocksOf(html)}
}

/**
 * Paragraphs, every third of which is followed by the figure that it names. Each sentence and each caption contains a
 * word that is nowhere else.
 * @returns {Text & Readonly<{figures: readonly import("./floats.mjs").NamedFigure[]}>}
 */
export function figuresText() {
  const figures = []
  const blocks = writtenBlocks(9000, 46).flatMap((block, index) => {
    if (block.isHeading || index % 3 > 0) return [block]
    const own = Array.from(String(figures.length), digit => 'abcdefghij'[digit]).join('')
    const figure = {
      sentence: `seeplate${own}now`,
      caption: `Picture${own}shown`,
      height: 90 + (index % 7) * 40
    }
    figures.push(figure)
    return [
      {...block, text: `${figure.sentence} ${block.text}`},
      {...block, figure}
    ]
  })
  return {name: 'figures', lang: 'en', blocks, figures}
}

/** Paragraphs of sentences, with occasional headings. */
function writtenBlocks(count, seed = 45) {
  const random = createRandom(seed)
  const blocks = []
  for (let written = 0; written < count; ) {
    if (blocks.length % 7 === 0) blocks.push({isHeading: true, text: random.from(headings)})
    const sentences = Array.from({length: random.between(3, 7)}, () => {
      const length = random.between(8, 24)
      written += length
      const clause = Array.from({length}, () => random.early(words)).join(' ')
      return `${clause[0].toUpperCase()}${clause.slice(1)}.`
    })
    blocks.push({isHeading: false, text: sentences.join(' ')})
  }
  return blocks
}

/** The headings and paragraphs of an article that all programs set alike: letters, digits and common marks. */
function blocksOf(html) {
  const article = html.slice(html.indexOf('<article'), html.indexOf('</article>'))
  return Array.from(article.matchAll(/<(p|h[1-3])\b[^>]*>(.*?)<\/\1>/gs), ({1: name, 2: content}) => {
    const text = content
      .replace(/<(math|svg|script|sup|sub)\b.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&lt;|&gt;|&amp;|[\\{}$#^_~*`<>[\]|&%@=]/g, '')
      .replace(/\S*(doi:|arxiv:|https?:|url:)\S*/gi, '')
      .replace(/--+|\.{2,}/g, ' ')
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    return {isHeading: name !== 'p', text}
  }).filter(
    ({isHeading, text}) =>
      text.length > (isHeading ? 3 : 120) &&
      !/[^\u0020-\u024f\u2010-\u2026]/.test(text) &&
      /^\p{L}/u.test(text)
  )
}

/**
 * @typedef {Readonly<{name: string, lang: string, blocks: readonly Readonly<{isHeading: boolean, text: string, figure?: import('./floats.mjs').NamedFigure & {height: number}}>[]}>} Text
 */
