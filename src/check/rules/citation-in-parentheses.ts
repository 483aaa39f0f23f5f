import {type Locator, locator} from '../../core/position.ts'
import type {NumberedCitation} from '../../core/types.ts'
import {yearOf} from './about/same-work.ts'
import {signals} from './about/signals.ts'
import type {Rule} from './rule.ts'

export const citationInParentheses = {
  code: 'G117',
  name: 'citation-in-parentheses',
  severity: 'warning',
  summary: 'A citation in parentheses is written in square brackets.',
  why: 'A bare key prints its year in parentheses of its own: “(Doe (1999))” instead of “(Doe, 1999)”.',
  examples: [
    {
      name: 'in parentheses, in an author-date style',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md': 'So (@doe), (see @doe, p. 3), (@doe\n[pp. 3--5]; also @roe) and (@doe, 1999 and @roe).',
        'references.bib': '@book{doe, author={Doe, Jo}, year=1999}\n@book{roe, author={Roe, Al}}'
      },
      expect: [
        '01.md:1:4-1:10 `@doe` is in parentheses and prints another pair, expected `[@doe]`',
        '01.md:1:12-1:28 `@doe` is in parentheses and prints another pair, expected `[see @doe, p. 3]`',
        '01.md:1:30-2:23 `@doe` is in parentheses and prints another pair, expected `[@doe, pp. 3--5; also @roe]`',
        '01.md:2:28-2:49 `@doe` is in parentheses and prints another pair, expected `[@doe; @roe]`'
      ]
    },
    {
      name: 'brackets in parentheses',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md': 'So ([@doe, p. 3]) and [@doe].',
        'references.bib': '@book{doe, author={Doe, Jo}, year=1999}'
      },
      expect: [
        '01.md:1:4-1:18 `[@doe, p. 3]` is in parentheses and prints another pair, expected `[@doe, p. 3]` alone'
      ]
    },
    {
      name: 'other notations in parentheses, in a style of numbers in parentheses',
      files: {
        'manuscript.yaml': 'csl: vancouver',
        '01.md':
          'So ({cite:p}`doe,roe`), (see [@doe, p. 3]), (e.g. {cite}`roe`) and (\\citep{doe}), but ({cite:t}`doe`) and (so [@doe]).',
        'references.bib': '@book{doe, author={Doe, Jo}, year=1999}\n@book{roe, author={Roe, Al}}'
      },
      expect: [
        '01.md:1:4-1:23 `` {cite:p}`doe,roe` `` is in parentheses and prints another pair, expected `[@doe; @roe]` alone',
        '01.md:1:25-1:43 `[@doe, p. 3]` is in parentheses and prints another pair, expected `[see @doe, p. 3]`',
        '01.md:1:45-1:63 `` {cite}`roe` `` is in parentheses and prints another pair, expected `[e.g. @roe]`',
        '01.md:1:68-1:81 `\\citep{doe}` is in parentheses and prints another pair, expected `[@doe]` alone'
      ]
    },
    {
      name: 'a sentence in parentheses, and brackets',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md':
          'So (as @doe argues), (following @doe), (@doe is one), (see @doe, who is one), [@doe] and `(@doe)`.',
        'references.bib': '@book{doe, author={Doe, Jo}}'
      },
      expect: []
    },
    {
      name: 'a number in brackets',
      files: {
        'manuscript.yaml': 'csl: ieee',
        '01.md': 'So (see @doe).',
        'references.bib': '@book{doe, author={Doe, Jo}}'
      },
      expect: []
    }
  ],
  *check({chapters, citations, project}) {
    const hasYears = project.style.csl.includes('citation-format="author-date"')
    if (!hasYears && !numbersInParentheses.test(project.style.csl)) return
    const texts = new Map(chapters.map(({path, text}) => [path, text]))
    let places: Readonly<{file: string; at: Locator}> | undefined
    let seen: Readonly<{file: string; end: number}> = {file: '', end: 0}
    for (const [index, {citation, file, references}] of citations.entries()) {
      const text = texts.get(file)
      const start = citation.place.start.offset
      const isSeen = seen.file === file && start < seen.end
      if (text === undefined || isSeen || references[0] === undefined) continue
      if (!citation.narrative) {
        const around = parenthesesAround(citation, text)
        if (around === undefined) continue
        if (places?.file !== file) places = {file, at: locator(text)}
        const {from, to, typed, expected, isAlone} = around
        yield {
          file,
          place: places.at.place(from, to),
          subject: citation.items[0]?.key,
          message: `${typed} is in parentheses and prints another pair, expected \`${expected}\`${isAlone ? ' alone' : ''}`,
          expected: [expected]
        }
        continue
      }
      if (!hasYears) continue
      const before = opening.exec(text.slice(Math.max(0, start - farthest), start))?.[0]
      const rest = before === undefined ? undefined : restOf(citations, index, text)
      if (before === undefined || rest === undefined) continue
      seen = {file, end: rest.end}
      if (places?.file !== file) places = {file, at: locator(text)}
      const expected = `[${before.slice(1).trimStart()}${rest.words.trimEnd()}]`.replace(/\s+/g, ' ')
      yield {
        file,
        place: places.at.place(start - before.length, rest.end),
        subject: citation.items[0]?.key,
        message: `\`@${citation.items[0]?.key}\` is in parentheses and prints another pair, expected \`${expected}\``,
        expected: [expected]
      }
    }
  }
} satisfies Rule

/** Matches a style that prints citations in parentheses, as `(1)`. */
const numbersInParentheses = /<citation\b[^>]*>(?:(?!<\/citation>)[\s\S])*<layout\b[^>]*\bprefix="\s*\("/

/** The parentheses around a citation that prints its own: their place, the citation as typed, and its form without them. */
function parenthesesAround(
  {place, node}: NumberedCitation['citation'],
  text: string
): Readonly<{from: number; to: number; typed: string; expected: string; isAlone: boolean}> | undefined {
  const [start, end] = [place.start.offset, place.end.offset]
  const [before, after] = [
    opening.exec(text.slice(Math.max(0, start - farthest), start))?.[0],
    /^\s*\)/.exec(text.slice(end))?.[0]
  ]
  const typed = text.slice(start, end)
  const {markdown = typed, bare = false} = node.data?.command ?? {}
  if (before === undefined || after === undefined || bare || !markdown.startsWith('[')) return undefined
  const signal = before.slice(1).trim()
  // A citation that begins with words of its own cannot take others.
  if (signal !== '' && !/^\[-?@/.test(markdown)) return undefined
  return {
    from: start - before.length,
    to: end + after.length,
    typed: typed.includes('`') ? `\`\` ${typed} \`\`` : `\`${typed}\``,
    expected: signal === '' ? markdown : `[${signal} ${markdown.slice(1)}`,
    isAlone: signal === ''
  }
}

const farthest = 60

/** The text before a citation that is alone in parentheses. */
const opening = new RegExp(`\\(\\s*(?:${signals}\\s+)?$`, 'iu')

/** A locator after a citation, as in `, p. 3` or ` [p. 3]`. */
const locatorWords =
  /^(?:\s*\[([^[\]]*)\]|,\s*(?:\p{L}{1,8}\.?\s*|§+\s*)?\d+(?:\s*[-–—,]+\s*\d+)*(?:\s?ff?\.?)?)/u

/** The text that can separate two citations: a semicolon, a comma, or a word such as “and”. */
const joint = new RegExp(`^(?:\\s*[;,&]|\\s+and|\\s+und|\\s+et|\\s+y|\\s+e)\\s*(?=@|(${signals})\\s+@)`, 'iu')

/** The citations up to the closing parenthesis, in bracket notation; undefined if other text is among them. */
function restOf(
  citations: readonly NumberedCitation[],
  first: number,
  text: string
): Readonly<{words: string; end: number}> | undefined {
  let words = ''
  for (let index = first; ; index++) {
    const {citation, file, references: [reference] = []} = citations[index] ?? {}
    const [item, ...others] = citation?.items ?? []
    if (citation === undefined || item === undefined || file !== citations[first]?.file) return undefined
    if (!citation.narrative || others.length > 0) return undefined
    let at = item.place.end.offset
    words += text.slice(item.place.start.offset, at)
    const [located = '', inBrackets] = locatorWords.exec(text.slice(at, at + farthest)) ?? []
    // The style renders the year with the work; after the key, it would be parsed as a page.
    const isYear = reference !== undefined && located.replace(/^,\s*/, '') === yearOf(reference)
    if (inBrackets !== undefined) words += `, ${inBrackets.trim()}`
    else if (!isYear) words += located
    at += located.length
    const [end] = /^\s*\)/.exec(text.slice(at)) ?? []
    if (end !== undefined) return {words, end: at + end.length}
    const [between, signal] = joint.exec(text.slice(at, at + farthest)) ?? []
    const next = citations[index + 1]?.citation.place.start.offset
    if (between === undefined) return undefined
    const signalled = signal === undefined ? '' : `${signal} `
    if (text.slice(at + between.length, next).trim() !== signalled.trim()) return undefined
    words += `; ${signalled}`
  }
}
