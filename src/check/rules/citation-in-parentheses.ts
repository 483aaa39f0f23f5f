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
    if (!project.style.csl.includes('citation-format="author-date"')) return
    const texts = new Map(chapters.map(({path, text}) => [path, text]))
    let places: Readonly<{file: string; at: Locator}> | undefined
    let seen: Readonly<{file: string; end: number}> = {file: '', end: 0}
    for (const [index, {citation, file, references}] of citations.entries()) {
      const text = texts.get(file)
      const start = citation.place.start.offset
      const isSeen = seen.file === file && start < seen.end
      if (text === undefined || isSeen || references[0] === undefined) continue
      if (!citation.narrative) {
        const {offset: end} = citation.place.end
        if (text[start - 1] !== '(' || text[start] !== '[' || text[end] !== ')') continue
        if (places?.file !== file) places = {file, at: locator(text)}
        const written = text.slice(start, end)
        yield {
          file,
          place: places.at.place(start - 1, end + 1),
          subject: citation.items[0]?.key,
          message: `\`${written}\` is in parentheses and prints another pair, expected \`${written}\` alone`,
          expected: [written]
        }
        continue
      }
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
