import type {Article, Block, IndexEntry, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import type {Manuscript, Project, Reference} from '../../core/types.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import {addressHints} from './addresses.ts'
import {isOwnWork, rolesOfAuthors} from './authors.ts'
import {folded} from './folded-words.ts'
import {hiddenNames} from './hidden-names.ts'
import {othersWorks, placeOfWork, wordsOfWork, worksShown} from './hidden-texts.ts'
import {type Drawing, drawingsOf} from './picture-words.ts'
import {familyNames, type Sought, soughtIn, thoseIn} from './sought.ts'

/** Words of a copy that may reveal the authors, for a person to judge: their kind, and the words around them. */
export type BlindHint = Readonly<{
  words: string
  what: string
  near: string
  /** The position of the words, if it is not in the texts of the paper: a picture, an entry. */
  at?: string | undefined
}>

/**
 * The words of a blind article that may reveal its authors: bare names, which may also be other words; initials;
 * affiliations; grant numbers; phrases such as “in my thesis”; e-mail addresses and personal folders; URLs that may
 * lead to the authors; and names in labels, keys and file names. `source` and `whole` are the manuscript and its
 * article before anything was removed, and `pictures` are those of the copy. Each hint is reported once, at its first
 * place. Since citations and lists of references name other people, only works by people with other names are
 * searched, and only for family names.
 */
export function hintsIn(
  blind: Article,
  {
    source,
    whole,
    pictures
  }: Readonly<{
    source: Manuscript
    whole: Article
    pictures: Pick<Project, 'pictures' | 'pdfPictures'>
  }>
): readonly BlindHint[] {
  const sought = soughtIn(source, whole)
  const texts = textsOf(blind)
  const drawings = drawingsOf(blind, pictures)
  return [
    ...thoseIn(texts, sought).flatMap(({pattern, what}) => firstOf(texts, pattern, what)),
    ...drawings.flatMap(drawing => inDrawing(drawing, sought)),
    ...addressHints(blind, source),
    ...othersWorks(blind, source).flatMap(work => inWork(work, familyNames(source))),
    ...worksWithAuthors(blind, source),
    ...hiddenNames(blind, source, drawings)
  ]
}

/** The hints in the text of a picture. */
function inDrawing({path, texts}: Drawing, sought: readonly Sought[]): readonly BlindHint[] {
  const drawn = texts.map(folded)
  const found = thoseIn(drawn, sought).flatMap(({pattern, what}) =>
    firstOf(drawn, pattern, `${what}, in the words of a picture`)
  )
  const once = new Map(found.map(hint => [`${hint.words}\n${hint.what}`, {...hint, at: path}]))
  return [...once.values()]
}

/** Hints about works in which an author has a role other than author or editor, such as translator. */
function worksWithAuthors(blind: Article, {bibliography, metadata}: Manuscript): readonly BlindHint[] {
  return worksShown(blind).flatMap(key => {
    const work = bibliography.byKey.get(key)
    const roles = work === undefined || isOwnWork(work, metadata) ? [] : rolesOfAuthors(work, metadata)
    return roles.map(role => ({
      words: key,
      what: `the name of an author, who is ${role} of a work`,
      near: key,
      at: work && placeOfWork(work)
    }))
  })
}

/** The hints in the entry of a work by others. */
function inWork(work: Reference, names: readonly Sought[]): readonly BlindHint[] {
  const texts = wordsOfWork(work).map(folded)
  return thoseIn(texts, names)
    .flatMap(({pattern, what}) => firstOf(texts, pattern, `${what}, in an entry`))
    .map(hint => ({...hint, at: placeOfWork(work)}))
}

/**
 * The texts of an article: without citations, except the authors' own words in them; with cells of tables, index terms,
 * descriptions of pictures, and markup that is printed as written.
 */
function textsOf(article: Article): readonly string[] {
  const {front, body, notes, statements} = article
  const uncited = (nodes: readonly Node[]): string =>
    folded(wordsOf(changeNodes(nodes, node => (node.type === 'citation' ? [] : node))))
  const described: string[] = []
  walkNodes([...body, ...notes.flatMap(({children}) => children)], node => {
    if (node.type === 'table')
      for (const row of [...node.head, ...node.body, ...node.foot])
        for (const {children} of row) described.push(uncited(children))
    if ('alt' in node && typeof node.alt === 'string') described.push(folded(node.alt))
    if (node.type === 'raw') described.push(folded(node.value))
    if (node.type === 'index') for (const words of indexWords(node.entries)) described.push(folded(words))
    if (node.type === 'citation')
      for (const {prefix, suffix} of node.items)
        for (const words of [prefix, suffix]) if (words.length > 0) described.push(uncited(words))
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

/** The terms in an index. */
function indexWords(entries: readonly IndexEntry[]): readonly string[] {
  return entries.flatMap(({words, see, seeAlso, entries: below}) => [
    wordsOf(words),
    ...see,
    ...seeAlso,
    ...indexWords(below)
  ])
}

/** The first match of a pattern in the texts, or all matches if the pattern is global. */
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
    words: words.replace(/[/.-]+$/, letters =>
      /^a grant number$|^the number of an /.test(what) ? '' : letters
    ),
    what,
    near: text.slice(Math.max(0, start - 30), start + words.length + 30)
  }
}
