import type {Article, Block, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript} from '../../core/types.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import {removedBlocks} from './article.ts'
import {tellsAuthors} from './manuscript.ts'

/** Words of a copy that may reveal the authors, and only a person can tell: what they are, and the words around them. */
export type BlindHint = Readonly<{words: string; what: string; near: string}>

/**
 * The words of a blind article that may reveal its authors: names alone, which may be other words, affiliations, numbers
 * of grants, phrases such as “in my thesis”, and addresses that the paper calls its own. `source` and `whole` are the
 * manuscript and its article before anything was removed. Each is told once, at its first place; citations and lists of
 * references name other people, and are not searched.
 */
export function hintsIn(
  blind: Article,
  {source, whole}: Readonly<{source: Manuscript; whole: Article}>
): readonly BlindHint[] {
  const texts = textsOf(blind)
  const sought = [...namesAlone(source), ...affiliations(source), ...grants(source, whole)]
  const found = [
    ...sought.flatMap(({pattern, what}) => firstOf(texts, pattern, what)),
    ...texts.flatMap(text => Array.from(text.matchAll(phrases)).map(match => hintAt(text, match, 'a phrase')))
  ]
  return [...found, ...ownAddresses(blind)]
}

type Sought = Readonly<{pattern: RegExp; what: string}>

/** Family and given names, as written or in capitals. */
function namesAlone({metadata}: Manuscript): readonly Sought[] {
  return metadata.authors.flatMap(({corporate, family, given = ''}) => {
    if (corporate || family === undefined) return []
    const [first = ''] = given.split(/\s+/)
    return [
      {pattern: wholeWord([family, family.toUpperCase()]), what: 'the family name of an author'},
      ...(first.replaceAll('.', '').length > 2
        ? [{pattern: wholeWord([first, first.toUpperCase()]), what: 'the given name of an author'}]
        : [])
    ]
  })
}

/** Affiliations, and those of their parts that have several words. */
function affiliations({metadata}: Manuscript): readonly Sought[] {
  const parts = metadata.affiliations.flatMap(({name}) => [
    name,
    ...name.split(/\s*[,;]\s*/).filter(part => /\s/.test(part))
  ])
  return [...new Set(parts)].map(part => ({
    pattern: wholeWord([part], 'i'),
    what: 'an affiliation of the authors'
  }))
}

/** The numbers of grants in statements and sections that a blind copy leaves out. */
function grants({metadata}: Manuscript, whole: Article): readonly Sought[] {
  const statements = metadata.statements.filter(({name}) => tellsAuthors(name)).map(({text}) => text.text)
  const text = [...statements, wordsOf(removedBlocks(whole.body))].join('\n')
  const numbers = Array.from(text.matchAll(grantNumber), ([number]) => number.replace(/[/.-]+$/, ''))
  return [...new Set(numbers)].map(number => ({
    pattern: wholeWord([number], 'i'),
    what: 'the number of a grant'
  }))
}

/** A word with three digits in a row, which is neither a year nor a DOI. */
const grantNumber =
  /(?<![\p{L}\p{N}/.])(?!\d{4}(?![\p{L}\p{N}/-]))(?!10\.)(?=[\p{L}\d/.-]*\d{3})[\p{L}\d][\p{L}\d/.-]{4,}/gu

const phrases =
  /\b(?:in|of|from|see) (?:my|our) (?:own )?(?:(?:PhD|doctoral|master’?'?s|bachelor’?'?s|diploma) )?(?:thesis|theses|dissertation|habilitation)\b|\b(?:my|our) (?:(?:doctoral |PhD )?(?:supervisor|advisor)|(?:home )?(?:university|institute|institution|department|laborator(?:y|ies)|lab|research group))\b/gi

/** Links that the paper calls its own: “our code is at …”. */
function ownAddresses(article: Article): readonly BlindHint[] {
  const found: BlindHint[] = []
  const within = (nodes: readonly Node[]): void => {
    let before = ''
    for (const node of nodes) {
      if (node.type === 'link' && calledOwn.test(before))
        found.push({
          words: node.url,
          what: 'an address that the paper calls its own',
          near: `${before.slice(-40)}${wordsOf([node])}`.replaceAll(/\s+/g, ' ')
        })
      before += wordsOf([node])
    }
  }
  walkNodes([...article.body, ...article.notes.flatMap(({children}) => children)], node => {
    if (node.type === 'paragraph') within(node.children)
    return undefined
  })
  return found
}

const calledOwn =
  /\b(?:our|my) (?:\w+ )?(?:code|software|package|library|repository|website|data|dataset|data set|scripts?|tool)\b[^.!?]{0,80}$/i

/** The texts of an article without citations, and the descriptions of its pictures. */
function textsOf({front, body, notes, statements}: Article): readonly string[] {
  const uncited = (nodes: readonly Node[]): string =>
    folded(wordsOf(changeNodes(nodes, node => (node.type === 'citation' ? [] : node))))
  const described: string[] = []
  walkNodes([...body, ...notes.flatMap(({children}) => children)], node => {
    if ('alt' in node && typeof node.alt === 'string') described.push(folded(node.alt))
    return undefined
  })
  const others = [...front.titles, ...front.abstracts, ...notes, ...statements]
  return [
    uncited(front.title),
    uncited(front.subtitle),
    ...others.map(({children}) => uncited(children)),
    ...body.map((block: Block) => uncited([block])),
    ...described
  ]
}

function firstOf(texts: readonly string[], pattern: RegExp, what: string): readonly BlindHint[] {
  for (const text of texts) {
    const match = pattern.exec(text)
    if (match !== null) return [hintAt(text, match, what)]
  }
  return []
}

function hintAt(text: string, {0: words, index}: RegExpMatchArray, what: string): BlindHint {
  const start = index ?? 0
  return {words, what, near: text.slice(Math.max(0, start - 30), start + words.length + 30)}
}

/** Words in any spacing, with any dash and accent, that are not within another word. */
function wholeWord(alternatives: readonly string[], flags = ''): RegExp {
  const sources = alternatives.map(words =>
    folded(words)
      .trim()
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, `u${flags}`)
}

/** A text without accents, with one kind of dash and of space. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
}

/** The name of the software that a paper is about: “Verde: Processing and gridding”. Undefined if its title has none. */
export function softwareOf(title: string): string | undefined {
  const [, name = ''] = /^\s*([^\s:–—]+(?: [^\s:–—]+)?)\s*[:–—]\s/.exec(title) ?? []
  const own = letters(name)
  return own.length > 2 ? own : undefined
}
