import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {judge} from './judge.ts'

const mutool = judge('mutool')

/**
 * The lines of a proof without a number at their baseline, and the numbers without a line, by the positions of the
 * glyphs.
 */
export function numberFaults(pdf: Uint8Array): readonly string[] {
  return pagesOf(pdf).flatMap(faultsOf)
}

/** A word and its position on its page, in pt from the top left corner. */
type Word = {left: number; right: number; top: number; bottom: number; baseline: number; text: string}
type Page = Readonly<{height: number; words: readonly Word[]; number: number}>

function pagesOf(pdf: Uint8Array): readonly Page[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-lines-'))
  const path = join(folder, 'proof.pdf')
  writeFileSync(path, pdf)
  const {stdout} = mutool(['draw', '-q', '-F', 'stext', path])
  rmSync(folder, {recursive: true})
  return stdout
    .split('<page ')
    .slice(1)
    .map((page, index) => ({
      height: Number(/height="([\d.]+)"/.exec(page)![1]),
      number: index + 1,
      words: page.split('<line ').slice(1).flatMap(wordsOf)
    }))
}

/** The words of a line of stext, without characters in formula fonts and without rotated text. */
function wordsOf(line: string): readonly Word[] {
  if (!line.includes('dir="1 0"')) return []
  const words: Word[] = []
  let word: Word | undefined
  let isText = true
  for (const [, font, quad, baseline, character = ''] of line.matchAll(
    /<font name="([^"]*)"|<char quad="([^"]*)" x="[^"]*" y="([^"]*)"[^>]* c="([^"]*)"/g
  )) {
    if (font !== undefined) isText = !font.includes('Math')
    if (quad === undefined) continue
    const isWord = isText && character.trim() !== ''
    const text = character.replace(/&#x(\w+);/, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16))
    )
    const [left, top, right, , , bottom] = quad.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number
    ]
    if (isWord && word?.baseline === Number(baseline)) Object.assign(word, {right, text: word.text + text})
    else if (isWord) {
      word = {left, right, top, bottom, baseline: Number(baseline), text}
      words.push(word)
    }
    if (!isWord) word = undefined
  }
  return words
}

/** Lines without a number, and numbers near a line but not at its baseline; a picture's number has no line near it. */
function faultsOf({words, height, number}: Page): readonly string[] {
  const body = words.filter(({top, bottom}) => top > headHeight && bottom < height - headHeight)
  const numbers = marginNumbers(body)
  const [first] = numbers
  if (first === undefined) return number === coverPage ? [] : [`page ${number} has no numbers`]
  const edge = Math.max(...numbers.map(({right}) => right))
  const rows = rowsOf(body.filter(word => word.left > edge && isOfLine(word)))
    // The journal's line above the title has no number.
    .filter(([word]) => number > coverPage + 1 || word!.baseline > first.baseline - 5)
  const bare = rows.filter(row => !numbers.some(each => row.some(word => isLevel(word, each))))
  const idle = numbers.filter(each => {
    const distances = rows.flat().map(word => Math.abs(word.baseline - each.baseline))
    return Math.min(...distances) < 12 && Math.min(...distances) > levelWithin
  })
  return [
    ...bare.map(row => `page ${number}, no number: ${row.map(({text}) => text).join(' ')}`),
    ...idle.map(({text}) => `page ${number}, no line at number ${text}`)
  ]
}

/** Digits that end to the left of the text, one below the other. */
function marginNumbers(words: readonly Word[]): readonly Word[] {
  const digits = words.filter(({text}) => /^\d+$/.test(text))
  const edges = digits.map(({right}) => Math.round(right))
  const first = Math.min(...edges)
  return digits
    .filter(({right}) => Math.abs(right - first) < 1.5)
    .toSorted((one, other) => one.top - other.top)
}

const coverPage = 1

/**
 * Whether a word belongs to a line, unlike the letters of PROOF across the page and raised marks of notes and
 * affiliations.
 */
function isOfLine({text, top, bottom}: Word): boolean {
  const isMark = /^[PROF]{1,2}$/.test(text) && bottom - top > 25
  const isRaised = /^[\d,*†‡ˆ]+$/.test(text) && bottom - top < 12
  return !isMark && !isRaised
}

/** The height of the heads and feet of pages, which are outside of the text's area in every style. */
const headHeight = 58

function rowsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const rows: Word[][] = []
  for (const word of words.toSorted((one, other) => one.baseline - other.baseline)) {
    const last = rows.at(-1)
    if (last?.some(each => isLevel(each, word))) last.push(word)
    else rows.push([word])
  }
  return rows
}

/** The maximum distance of a raised or lowered letter from its line. */
const levelWithin = 3

function isLevel(one: Word, other: Word): boolean {
  return Math.abs(one.baseline - other.baseline) < levelWithin
}
