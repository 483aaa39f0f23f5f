import {cpSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {hearPdf} from '../../src/outputs/pdf/aloud/index.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'
import {saidWords} from '../said-words.ts'
import {wordsOf} from '../text-words.ts'

/** The words of the HTML, searched in the PDF by another program. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 240_000})

const pdftotext = judge('pdftotext')
const languages = ['urdu', 'persian', 'arabic', 'german']
/** The paths of the PDFs; each HTML file is next to its PDF. */
const built = new Map<string, string>()

beforeAll(async () => {
  for (const style of builtInStyles) {
    const folder = project({})
    for (const part of ['manuscript', 'references.bib'])
      cpSync(join(projectRoot, part), join(folder, part), {recursive: true})
    const settings = join(folder, 'manuscript/manuscript.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^style: .*$/m, `style: ${style}`))
    const {code, err} = await galley(['build', folder])
    expect({style, code, err}).toEqual({style, code: 0, err: ''})
    const name = readdirSync(join(folder, 'build')).find(file => file.endsWith('.pdf'))!
    built.set(style, join(folder, 'build', name))
  }
  const folder = project({})
  cpSync(join(projectRoot, 'tests/data/languages'), folder, {recursive: true})
  for (const language of languages) {
    const {code, err} = await galley(['build', `${language}.md`], {cwd: folder})
    expect({language, code, err}).toEqual({language, code: 0, err: ''})
    built.set(language, join(folder, 'build', `${language}.pdf`))
  }
})

const wordsIn = (pdf: string): string => pdftotext([pdf, '-']).stdout

/**
 * The parts of each paragraph of running text between notes, formulas and links, which are numbered or placed
 * differently on paper.
 */
function paragraphs(html: string): readonly (readonly string[])[] {
  const text = html.slice(html.indexOf('<div class="text"'), html.indexOf('<footer class="colophon"'))
  return Array.from(text.matchAll(/<p>([\s\S]*?)<\/p>/g), ([, paragraph = '']) =>
    paragraph.split(/<sup\b[\s\S]*?<\/sup>|<math\b[\s\S]*?<\/math>|<a\b[\s\S]*?<\/a>/).map(part =>
      part
        .replace(/<br>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .replace(/&#(x?)([0-9A-F]+);/gi, (_, hex: string, code: string) =>
          String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10))
        )
    )
  )
    .flat()
    .map(wordsOf)
    .filter(words => words.length >= 3)
}

/**
 * Words that are not found whole. A word broken across two pages, which no program joins, counts as found if its halves
 * are.
 */
function tornWords(words: readonly string[], text: string): readonly string[] {
  const known = new Set(wordsOf(text))
  const halves = text.split(/\n\s*\n|\f/).flatMap(block => /(\p{L}+)-\s*$/u.exec(block)?.[1] ?? [])
  const isBroken = (word: string) =>
    halves.some(half => word.startsWith(half) && known.has(word.slice(half.length)))
  // A compound that was broken at its own hyphen is joined without the hyphen.
  const isJoined = (index: number) =>
    known.has(`${words[index - 1]}${words[index]}`) || known.has(`${words[index]}${words[index + 1]}`)
  return words.filter((word, index) => !known.has(word) && !isBroken(word) && !isJoined(index))
}

/** Words that do not directly follow the previous word in the printed text. */
function movedWords(words: readonly string[], text: string): readonly string[] {
  const printed = wordsOf(text)
  const pairs = new Set(printed.map((word, index) => `${printed[index - 1]} ${word}`))
  return words.filter((word, index) => index > 0 && !pairs.has(`${words[index - 1]} ${word}`))
}

describe.each([...builtInStyles, ...languages])('%s', name => {
  test('every word of the text is found complete and in order', () => {
    const file = built.get(name)!
    const pdf = wordsIn(file)
    const texts = paragraphs(readFileSync(file.replace(/pdf$/, 'html'), 'utf8'))
    expect(texts.flat().length).toBeGreaterThan(40)
    expect(tornWords(texts.flat(), pdf)).toEqual([])
    // At the end of a page, its notes and number are between two words of the text.
    const pages = pdf.split('\f').length - 1
    expect(texts.flatMap(words => movedWords(words, pdf)).length).toBeLessThanOrEqual(pages)
  })
})

/**
 * pdftotext also returns decoration and the text of pictures and formulas, and joins words at the author's hyphens and
 * at note calls.
 */
test.each([...builtInStyles, ...languages])('%s: a screen reader says what pdftotext finds', async name => {
  const heard = await hearPdf(new Uint8Array(readFileSync(built.get(name)!)), {inflate: inflateSync})
  const left = countedWords([...heard.decoration, ...heard.pictures, ...heard.formulas].map(({text}) => text))
  const said = countedWords([saidWords(heard)])
  const joined = wordsOf(saidWords(heard)).join('')
  const found = [...countedWords([wordsIn(built.get(name)!)])]
  const missed = found.flatMap(([word, count]) => {
    const missing = count - (left.get(word) ?? 0) - (said.get(word) ?? 0)
    return missing > 0 && !joined.includes(word) ? Array.from({length: missing}, () => word) : []
  })
  const all = found.reduce((sum, [, count]) => sum + count, 0)
  expect(missed.length / all, missed.join(' ')).toBeLessThan(0.005)
  expect(heard.faults).toEqual([])
})

function countedWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

test('no word contains a soft hyphen', () => {
  for (const pdf of built.values()) expect(wordsIn(pdf)).not.toContain('\u00ad')
})

test('a split or moved word is noticed', () => {
  const words = ['law', 'of', 'release']
  expect(tornWords(words, 'The law of release')).toEqual([])
  expect(tornWords(words, 'The law of re lease')).toEqual(['release'])
  expect(tornWords(words, 'The law of re\u00adlease')).toEqual(['release'])
  expect(tornWords(words, 'The law of re-\n\n7\n\n\flease')).toEqual([])
  expect(movedWords(words, 'The law of release')).toEqual([])
  expect(movedWords(words, 'release of the law')).toEqual(['of', 'release'])
})
