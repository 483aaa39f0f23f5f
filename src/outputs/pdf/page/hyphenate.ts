import type {Element, ElementContent} from 'hast'
import {perObject} from '../../../core/per-object.ts'
import {classesOf, elementsIn, joinTexts} from '../../hast.ts'
import {isShown, mapSlots, type Page} from '../../page/page.ts'
import {type HyphenationPatterns, hyphenationPatterns} from './hyphenation-patterns.ts'

/**
 * Inserts soft hyphens (U+00AD) into the words of a page, by the patterns of their languages. Headings, code, formulas,
 * URLs, names of licences and the text of the template are not hyphenated.
 */
export async function hyphenated(page: Page): Promise<Page> {
  const hyphenators = await loadHyphenators(languagesOf(page))
  return mapSlots(page, ({content, around}) => {
    const place = around.reduce(placeWithin, {lang: page.lang, isWhole: false})
    return place.isWhole ? content : hyphenateNodes(content, place, hyphenators)
  })
}

/** The context of a text: its language, and whether its words must not be hyphenated. */
type Place = Readonly<{lang: string; isWhole: boolean}>

function hyphenateNodes(
  nodes: readonly ElementContent[],
  place: Place,
  hyphenators: ReadonlyMap<string, Hyphenator>
): ElementContent[] {
  const hyphenate = hyphenators.get(place.lang)
  return joinTexts(nodes).map((node): ElementContent => {
    if (node.type === 'text')
      return hyphenate === undefined ? node : {...node, value: node.value.replace(words, hyphenate)}
    if (node.type !== 'element') return node
    const within = placeWithin(place, node)
    return within.isWhole ? node : {...node, children: hyphenateNodes(node.children, within, hyphenators)}
  })
}

function placeWithin({lang, isWhole}: Place, element: Element): Place {
  return {
    lang: languageOf(element) ?? lang,
    isWhole:
      isWhole || wholeElements.has(element.tagName) || classesOf(element).some(name => wholeClasses.has(name))
  }
}

function languageOf({properties: {lang}}: Element): string | undefined {
  return typeof lang === 'string' ? lang : undefined
}

/** All languages that occur in a page. */
function languagesOf(page: Page): ReadonlySet<string> {
  const named = page.parts.filter(isShown).flatMap(({content, around}) => {
    return [...around, ...elementsIn(content)].flatMap(element => languageOf(element) ?? [])
  })
  return new Set([page.lang, ...named])
}

/** Runs of characters without spaces; only runs that are words are hyphenated. */
const words = /[^\s\u00a0]+/g

const wholeElements: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 code pre svg nav'.split(' '))

/** Classes with words that are never hyphenated: names of people, places, works and licences. */
const wholeClasses: ReadonlySet<string> = new Set([
  'title-block',
  'title',
  'title-translated',
  'authors',
  'affiliations',
  'facts',
  'journal-title',
  'license',
  'license-name',
  'details-license'
])

type Hyphenator = (chunk: string) => string

async function loadHyphenators(langs: ReadonlySet<string>): Promise<ReadonlyMap<string, Hyphenator>> {
  const made = new Map<string, Hyphenator>()
  for (const one of langs) {
    const patterns = hyphenationPatterns(one)
    if (patterns !== undefined) made.set(one, await hyphenatorOf(patterns))
  }
  return made
}

/** The hyphenator of a language. It caches all chunks that it has hyphenated, because an edit changes few of them. */
const hyphenatorOf = perObject(async ({load, least}: HyphenationPatterns): Promise<Hyphenator> => {
  const [{default: createHyphenator}, definition] = await Promise.all([import('hyphen'), load()])
  const hyphenate = createHyphenator(definition.default, {html: false, minWordLength: 5})
  const known = new Map<string, string>()
  return chunk => {
    const before = known.get(chunk)
    if (before !== undefined) return before
    const hyphenated = hyphenateChunk(chunk, hyphenate, least)
    known.set(chunk, hyphenated)
    return hyphenated
  }
})

function hyphenateChunk(chunk: string, hyphenate: (word: string) => string, least: number): string {
  if (isNoText.test(chunk)) return chunk
  return chunk.replace(/(?<![\p{L}\p{N}_])[\p{L}\p{M}]{5,}(?![\p{L}\p{M}\p{N}_])/giu, word => {
    if (isSequence.test(word)) return word
    const hyphenated = hyphenate(word.normalize()).replace(beforeCapital, '')
    const last = hyphenated.lastIndexOf('\u00ad')
    const isShort = last >= 0 && hyphenated.length - last - 1 < least
    return isShort ? hyphenated.slice(0, last) + hyphenated.slice(last + 1) : hyphenated
  })
}

/**
 * Matches URLs, paths, file names, and words with the author's own soft hyphens, but not two words joined by a slash.
 */
const isNoText = /[@\u00ad]|www\.|\.\w|\/.*\/|(?<!\p{L}{3})\/|\/(?!\p{L}{3})/u

/** A protein or DNA sequence, in which a hyphen would seem to be part of the sequence. */
const isSequence = /^(\p{Lu}{24,}|[acgtu]{24,})$/u

/** Matches soft hyphens inside names such as `DrWatson`, where a hyphen would seem to be part of the name. */
const beforeCapital = /(?<=\p{Ll})\u00ad(?=\p{Lu})/gu
