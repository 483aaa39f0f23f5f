import type {Arbitrary} from 'fast-check'
import type {PhrasingContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {createRenderer} from '../../../src/cite/index.ts'
import {segmentText, type WordsOf} from '../../../src/core/segment.ts'
import type {CitationInText, CitationItem, CslItem} from '../../../src/core/types.ts'
import {plainText} from '../../../src/core/walk.ts'
import {installedLocales} from '../../../src/node/program/locales.ts'
import {parseChapter} from '../../../src/parse/markdown/chapter.ts'
import {locatorTerm} from '../../../src/parse/plugins/citation/locator-labels.ts'
import fc from '../../properties.ts'

/** A piece of a prefix or suffix: its source, and its text without white space. */
type Piece = Readonly<{source: string; said: string}>
/** An item: its prefix, its key, and its suffix, whose first piece may be a locator. */
type Part = Readonly<{prefix: readonly Piece[]; key: string; suffix: readonly Piece[]}>

// Inline Markdown of every kind, with distinct words, and with `;` where it does not separate items.
const word = fc.integer({min: 100, max: 999}).map(number => `w${number}q`)
const forms: readonly ((inner: string) => Piece)[] = [
  inner => ({source: inner, said: inner}),
  inner => ({source: `*${inner}*`, said: inner}),
  inner => ({source: `**${inner} *x***`, said: `${inner}x`}),
  inner => ({source: `~~${inner}~~`, said: inner}),
  inner => ({source: `\`${inner}; x\``, said: `${inner};x`}),
  inner => ({source: `$${inner}; x$`, said: `${inner};x`}),
  inner => ({source: `[${inner}; x](https://example.org/a;b)`, said: `${inner};x`}),
  inner => ({source: `![${inner}; x](a.png)`, said: `${inner};x`}),
  inner => ({source: `<https://example.org/${inner};x>`, said: `https://example.org/${inner};x`}),
  inner => ({source: `(${inner})`, said: `(${inner})`}),
  inner => ({source: `[${inner}; [x]]`, said: `[${inner};[x]]`}),
  inner => ({source: `“${inner}; x”`, said: `“${inner};x”`}),
  inner => ({source: `"${inner}; x"`, said: `"${inner};x"`}),
  inner => ({source: `\\textsc{${inner}; x}`, said: `\\textsc{${inner};x}`}),
  inner => ({source: `${inner}<!-- ; -->`, said: inner}),
  inner => ({source: `${inner}^2^`, said: `${inner}2`}),
  inner => ({source: `${inner}^[so *it* is; x]`, said: `${inner}soitis;x`})
]
const bare =
  'see cf. e.g. Müller’s — – , . : ! ? é 日本 انظر ص 3 12–14 iv p. pp. chap. § ff. (3) {x} 1999 and &amp; &#59; \\; \\] \\*'
const said: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#59;': ';',
  '\\;': ';',
  '\\]': ']',
  '\\*': '*'
}
const piece = fc.oneof(
  fc.tuple(word, fc.constantFrom(...forms)).map(([inner, form]) => form(inner)),
  fc.constantFrom(...bare.split(' ')).map(source => ({source, said: said[source] ?? source}))
)
const pieces = fc.array(piece, {maxLength: 6})

const label = fc.constantFrom('', 'p. ', 'pp.', 'chap. ', '§ ', 'fol. ', 'vol.\u00A0', 'Fig. ')
const number = fc.constantFrom(
  '3',
  '12',
  '33–35',
  '3-5, 7',
  'xiv',
  '12ff',
  '12ff.',
  '3, 5, & 7',
  '33n2',
  '3 and 5',
  '5(1)(a)',
  '3.2'
)
const locator: Arbitrary<Piece> = fc.oneof(
  fc.constant({source: '', said: ''}),
  fc.constant({source: ' {}', said: ''}),
  fc.tuple(label, number, fc.constantFrom(', ', ' ', ', {')).map(([name, value, before]) => {
    const source = `${before}${name}${value}${before.endsWith('{') ? '}' : ''}`
    return {source, said: source.replace(/\s/gu, '')}
  })
)

const part: Arbitrary<Part> = fc
  .tuple(pieces, fc.constantFrom('doe', 'roe', 'poe'), locator, pieces)
  .map(([prefix, key, first, suffix]) => ({prefix, key, suffix: [first, ...suffix]}))
const parts = fc.array(part, {minLength: 1, maxLength: 3})
const space = fc.constantFrom(' ', '\n', '  ')

function sourceOf(list: readonly Part[], between: string): string {
  const sources = list.map(({prefix, key, suffix: [first, ...suffix]}) => {
    const before = prefix.map(({source}) => source)
    const after = suffix.map(({source}) => source)
    return [...before, `@${key}${first?.source}`, ...after].join(between)
  })
  return `Text [${sources.join(`;${between}`)}] text.`
}

/** The bracketed citation of a text; earlier citations are in the prefixes and suffixes of this one. */
function citationOf(text: string): CitationInText | undefined {
  // Parses without typographic quotes and dashes, which are tested elsewhere.
  return parseChapter({path: '01.md', text}, 'en', false).citations.find(({narrative}) => !narrative)
}

/** The text of inline content, without white space. */
function sayingOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map(sayingOfNode).join('').replace(/\s/gu, '')
}

function sayingOfNode(node: PhrasingContent): string {
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'html') return ''
  if ('children' in node) return (node.children as PhrasingContent[]).map(sayingOfNode).join('')
  return 'value' in node ? node.value : ''
}

function saidOf(list: readonly Piece[]): string {
  return list.map(piece => piece.said).join('')
}

/** Whether the item holds all of a text: the comma, an equivalent label, the locator and the suffix. */
function holds({label: term, locator: value, suffix}: CitationItem, all: string): boolean {
  const rest = sayingOf(suffix)
  if (value === undefined) return rest === all
  const located = value.replace(/\s/gu, '')
  return [...all].some((_, index) => {
    const name = /^,?\{?(.*)$/su.exec(all.slice(0, index))?.[1] ?? ''
    return (
      all.startsWith(located, index) &&
      (name === '' ? term === 'page' || term === undefined : locatorTerm(name) === term) &&
      all.slice(index + located.length).replace(/^\}/u, '') === rest
    )
  })
}

describe('no text of the author in a citation is lost', () => {
  test('each word is found in its item, in order', () => {
    fc.assert(
      fc.property(parts, space, (list, between) => {
        const text = sourceOf(list, between)
        const items = citationOf(text)?.items ?? []
        expect(
          items.map(({key}) => key),
          text
        ).toEqual(list.map(({key}) => key))
        for (const [index, {prefix, suffix}] of list.entries()) {
          expect(sayingOf(items[index]!.prefix), text).toBe(saidOf(prefix))
          expect(holds(items[index]!, saidOf(suffix)), text).toBe(true)
        }
      }),
      {numRuns: 1_000}
    )
  })

  test('each word is rendered, in order', () => {
    fc.assert(
      fc.property(parts, space, (list, between) => {
        const citation = citationOf(sourceOf(list, between))!
        const printed = printedOf(citation)
        const expected = citation.items.map(
          ({prefix, key, locator: value = '', suffix}) =>
            sayingOf(prefix) + titles[key] + value + sayingOf(suffix)
        )
        expect(missingFrom(printed, bareOf(expected.join('')))).toBe('')
      }),
      {numRuns: 300}
    )
  })
})

const titles: Readonly<Record<string, string>> = {doe: 'DOE', roe: 'ROE', poe: 'POE'}
const references = new Map<string, CslItem>(
  Object.entries(titles).map(([id, title]) => [id, {id, type: 'book', title}])
)
const style = {
  style: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
    <info><title>Title and locator</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
    <citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><text variable="title"/>
    <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout>
    </citation></style>`,
  locales: installedLocales(),
  lang: 'en'
}

const renderer = createRenderer(style, references, [...references.keys()], [])

function printedOf(citation: CitationInText): string {
  const [printed = []] = renderer.render([citation]).citations
  const words: WordsOf<string> = (item, side) => sayingOf(citation.items[item]?.[side] ?? [])
  return bareOf(segmentText(printed, words))
}

/** A text without white space, and with one kind of dash, since a style prints its own dash in a range. */
function bareOf(text: string): string {
  return text.replace(/\s/gu, '').replace(/[-–—]+/gu, '–')
}

/**
 * The rest of `words` from the first character that the text does not contain after the previous ones; empty if the
 * text contains all.
 */
function missingFrom(text: string, words: string): string {
  let from = 0
  for (const [index, character] of [...words].entries()) {
    const at = text.indexOf(character, from)
    if (at < 0) return [...words].slice(index).join('')
    from = at + character.length
  }
  return ''
}

/** None of these is closed; `growth.test.ts` counts the steps of parsing them. */
const adversaries = ['[@', '[see @a; ', '@{', '@{@{a}', '[@a] ', '@a [', '@a@', '[@a, p. 3, ', '-@']

describe('hostile texts', () => {
  const said = (text: string): string => plainText(parseChapter({path: '01.md', text}, 'en').tree)

  test.each(adversaries)('%j without end is parsed to its last word', text => {
    expect(said(`${text.repeat(2000)} last`)).toMatch(/last$/)
  })

  test.each([
    ['[@a, ', ']'],
    ['[see ', ' @a]'],
    ['@{', '}'],
    ['[*', '@a*]'],
    ['@a [', ']'],
    ['> [@a\n', '']
  ])('nested %j … %j', (open, close) => {
    expect(said(`${open.repeat(1000)}innermost${close.repeat(1000)}`)).toContain('innermost')
  })
})
