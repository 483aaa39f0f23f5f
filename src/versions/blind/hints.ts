import type {Article, Block, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import type {Manuscript} from '../../core/types.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import {addressHints} from './addresses.ts'
import {folded} from './folded-words.ts'
import {hiddenNames} from './hidden-names.ts'
import {soughtIn} from './sought.ts'

/** Words of a copy that may reveal the authors, for a person to judge: their kind, and the words around them. */
export type BlindHint = Readonly<{words: string; what: string; near: string}>

/**
 * The words of a blind article that may reveal its authors: names alone, which may be other words, initials,
 * affiliations, numbers of grants, phrases such as “in my thesis”, e-mail addresses and folders of persons,
 * addresses that may lead to the authors, and names in labels, keys and names of files. `source` and `whole` are the
 * manuscript and its article before anything was removed. Each is reported once, at its first place; citations and
 * lists of references name other people, and are not searched.
 */
export function hintsIn(
  blind: Article,
  {source, whole}: Readonly<{source: Manuscript; whole: Article}>
): readonly BlindHint[] {
  const texts = textsOf(blind)
  return [
    ...soughtIn(source, whole).flatMap(({pattern, what}) => firstOf(texts, pattern, what)),
    ...addressHints(blind, source),
    ...hiddenNames(blind, source)
  ]
}

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

/** The first place of words in the texts; each of several words that a pattern for all of its kind finds. */
function firstOf(texts: readonly string[], pattern: RegExp, what: string): readonly BlindHint[] {
  if (pattern.global)
    return texts.flatMap(text => Array.from(text.matchAll(pattern), match => hintAt(text, match, what)))
  for (const text of texts) {
    const match = pattern.exec(text)
    if (match !== null) return [hintAt(text, match, what)]
  }
  return []
}

function hintAt(text: string, {0: words, index}: RegExpMatchArray, what: string): BlindHint {
  const start = index ?? 0
  return {
    words: words.replace(/[/.-]+$/, letters => (what === 'the number of a grant' ? '' : letters)),
    what,
    near: text.slice(Math.max(0, start - 30), start + words.length + 30)
  }
}
