import {hyphenationPatterns} from './hyphenation-patterns.ts'

/**
 * Puts soft hyphens (U+00AD) into the words of HTML that galley made, by the patterns of the language that each
 * word is in. Headings, code, formulas, addresses and names of
 * licences stay whole.
 */
export async function hyphenateHtml(page: string, lang: string): Promise<string> {
  const body = page.indexOf('<body')
  const hyphenators = await loadHyphenators(page.slice(body), lang)
  const open: Open[] = [{name: '', lang, isWhole: false}]
  const parts: string[] = [page.slice(0, body)]
  for (const [token, name, end] of page.slice(body).matchAll(tokens)) {
    const current = open.at(-1)!
    if (name === undefined) {
      const hyphenate = current.isWhole ? undefined : hyphenators.get(current.lang)
      parts.push(hyphenate === undefined ? token : token.replace(words, hyphenate))
      continue
    }
    parts.push(token)
    if (token.startsWith('</')) {
      while (open.length > 1 && open.pop()!.name !== name) {}
    } else if (!voidElements.has(name) && end !== '/') {
      const own = / lang="([^"]*)"/.exec(token)?.[1]
      const isWhole =
        current.isWhole ||
        wholeElements.has(name) ||
        / class="[^"]*\b(title|authors|affiliations|facts|license)\b/.test(token)
      open.push({name, lang: own ?? current.lang, isWhole})
    }
  }
  return parts.join('')
}

type Open = Readonly<{name: string; lang: string; isWhole: boolean}>

/** Comments, tags (with their names) and texts. */
const tokens =
  /<!(?:--[\s\S]*?--)?[^>]*>|<\/?([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^>"'/]|\/(?!>))*(\/?)>|[^<]+/gi

/** Stretches without a space; a stretch that is not a word stays whole, and character references are not words. */
const words = /[^\s\u00a0]+/g

const wholeElements: ReadonlySet<string> = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'code',
  'pre',
  'math',
  'svg',
  'script',
  'style',
  'nav'
])
const voidElements: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr'
])

type Hyphenator = (chunk: string) => string

/** The hyphenators for all languages of a body; its head is not shown. */
async function loadHyphenators(body: string, lang: string): Promise<ReadonlyMap<string, Hyphenator>> {
  const langs = new Set([lang, ...Array.from(body.matchAll(/ lang="([^"]*)"/g), match => match[1]!)])
  const made = new Map<string, Hyphenator>()
  for (const one of langs) {
    const patterns = hyphenationPatterns(one)
    if (patterns === undefined) continue
    const [{default: createHyphenator}, definition] = await Promise.all([import('hyphen'), patterns.load()])
    const hyphenate = createHyphenator(definition.default, {html: false, minWordLength: 5})
    made.set(one, chunk => hyphenateChunk(chunk, hyphenate, patterns.least))
  }
  return made
}

function hyphenateChunk(chunk: string, hyphenate: (word: string) => string, least: number): string {
  if (isNoText.test(chunk)) return chunk
  return chunk.replace(/&[a-z\d#]+;|(?<![\p{L}\p{N}_])[\p{L}\p{M}]{5,}(?![\p{L}\p{M}\p{N}_])/giu, word => {
    if (word.startsWith('&') || isSequence.test(word)) return word
    const hyphenated = hyphenate(word.normalize()).replace(beforeCapital, '')
    const last = hyphenated.lastIndexOf('\u00ad')
    const isShort = last >= 0 && hyphenated.length - last - 1 < least
    return isShort ? hyphenated.slice(0, last) + hyphenated.slice(last + 1) : hyphenated
  })
}

/** Addresses, paths, file names, and words that the author hyphenated; two words may have a slash between them. */
const isNoText = /[@\u00ad]|www\.|\.\w|\/.*\/|(?<!\p{L}{3})\/|\/(?!\p{L}{3})/u

/** A protein or a strand of DNA, in which a hyphen would be read as a part of it. */
const isSequence = /^(\p{Lu}{24,}|[acgtu]{24,})$/u

/** So would it in `DrWatson`, before its second capital. */
const beforeCapital = /(?<=\p{Ll})\u00ad(?=\p{Lu})/gu
