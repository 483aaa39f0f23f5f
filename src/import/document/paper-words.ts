import type {Article, Node} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'
import {topTexts, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {type KnownLines, unprintedWords} from '../link/unprinted.ts'
import {partTerms} from '../link/words.ts'
import {type ReplacedCitation, type WordCount, withoutWords} from './word-count.ts'
import {comparedWords} from './words.ts'

/** Words that are in the file but not in the paper, and vice versa. */
export type WordDifference = Readonly<{
  lost: readonly string[]
  added: readonly string[]
  /** Words of the lines of the typed list that the paper's list does not print. */
  unprinted: readonly string[]
}>

/**
 * Compares the words of a file with those that the built paper prints: the words of its text, of each citation, and of
 * each line of the list of references.
 */
export function compareWords(
  {kept, citations, printed}: Pick<WordCount, 'kept' | 'citations' | 'printed'>,
  article: Article,
  manuscript: Manuscript
): WordDifference {
  const {left, missing} = withoutWords(kept, paperWords(article, manuscript))
  // An author's ORCID iD can be the target of a link, so the text of the file need not contain it.
  const signsTex = manuscript.metadata.authors.flatMap(({orcid}) =>
    orcid === undefined ? [] : comparedWords(`ORCID iD https://orcid.org/${orcid}`)
  )
  return {
    lost: [...withoutWords(left, signsTex).left, ...lostInCitations(citations, article)],
    added: withoutWords(missing, signsTex).left,
    unprinted: unprintedInList(printed, article)
  }
}

/**
 * The typed words of citations that occur neither in the printed citation nor in the entries of its works. If the paper
 * lacks the citation, all of its words are lost.
 */
function lostInCitations(citations: readonly ReplacedCitation[], article: Article): readonly string[] {
  const printed = new Map<string, string[]>()
  const known: KnownLines = new Map()
  const notes = new Map(article.notes.map(({number, children}) => [number, children] as const))
  walkNodes(topTexts(article).flat(), node => {
    if (node.type === 'citation') {
      const source = oneLine(node.source)
      const note = node.note === undefined || node.note.own ? [] : (notes.get(node.note.number) ?? [])
      const shown = `${wordsOf([node])} ${wordsOf(note)}`
      printed.set(source, [...(printed.get(source) ?? []), wholeRanges(shown)])
    }
    return undefined
  })
  return citations.flatMap(({typed, source, lines, isNumber}) => {
    const shown = printed.get(oneLine(source))?.shift()
    if (shown === undefined) return comparedWords(typed)
    const kept = [apartWords(shown)]
    return unprintedWords(apartWords(typed), {kept, lines, names: [], isNumber}, known).filter(
      word => !ofPart.test(word)
    )
  })
}

/** Words of the typed list that the paper's list does not print, such as `Retrieved from`. */
function unprintedInList(printed: WordCount['printed'], {lists}: Article): readonly string[] {
  const entries = new Map(
    lists.flatMap(({entries: own}) => own.map(({key, children}) => [key, wordsOf(children)] as const))
  )
  return printed.flatMap(({key, line, names}) => {
    const entry = entries.get(key)
    return entry === undefined
      ? []
      : unprintedWords(line, {kept: [], lines: [entry, names], names: [], isNumber: true})
  })
}

/** The words for parts of a work, which each style prints in its own form: `chapter`, `chap.` */
const ofPart = new RegExp(`^${partTerms}$`, 'iu')

/** Puts text in lower case and separates letters from digits: styles print `p. 7` for `p7`, and `p. 715` for `p715`. */
function apartWords(text: string): string {
  return text.toLowerCase().replace(/(?<=\p{L})(?=\d{2})|(?<=(?<!\p{L})pp?)(?=\d)|(?<=\d)(?=\p{L}{2})/gu, ' ')
}

/** Adds the full last number after each abbreviated range: `348–52 352`. */
function wholeRanges(text: string): string {
  return text.replace(/(\d+)\s?[–-]\s?(\d+)/g, (range, first: string, last: string) =>
    last.length < first.length ? `${range} ${first.slice(0, -last.length)}${last}` : range
  )
}

/** A citation on one line, without white space around it. */
function oneLine(source: string): string {
  return source.replace(/\s+/g, ' ').trim()
}

/** The author's own words in a paper: without numbers, labels, citations and lists of references. */
function paperWords(article: Article, {metadata, citations}: Manuscript): readonly string[] {
  // A style that cites in notes generates these notes itself.
  const made = new Set(citations.flatMap(({note}) => (note === undefined || note.own ? [] : [note.number])))
  const notes = article.notes.filter(({number}) => !made.has(number))
  const texts = topTexts({...article, lists: [], notes}).map(wordsIn)
  const people = metadata.authors.flatMap(({name, orcid, email, note}) => [
    name,
    orcid ?? '',
    email ?? '',
    note ?? ''
  ])
  const places = metadata.affiliations.map(({name}) => name)
  const keywords = metadata.keywords.flatMap(({words}) => words)
  return [...texts, metadata.shortTitle ?? '', ...people, ...places, ...keywords].flatMap(comparedWords)
}

/** The words of nodes; the words of two blocks are never joined, but those of two stretches of a paragraph may be. */
function wordsIn(nodes: readonly Node[]): string {
  let text = ''
  walkNodes(nodes, node => {
    if (node.type === 'citation') text += ' '
    if (node.change?.kind === 'deleted' || apart.has(node.type)) return false
    if (blocks.has(node.type)) text += '\n'
    if (node.type === 'table' || node.type === 'lineBlock') {
      text += node.type === 'table' ? tableWords(node) : node.lines.map(wordsIn).join('\n')
      return false
    }
    if ('value' in node && typeof node.value === 'string') text += node.value
    if (node.type === 'break' || node.type === 'image') text += ' '
    return undefined
  })
  return text
}

function tableWords({head, body, foot}: Extract<Node, {type: 'table'}>): string {
  return [...head, ...body, ...foot].flatMap(row => row.map(cell => `${wordsIn(cell.children)}\n`)).join('')
}

/** Nodes whose words galley generates. */
const apart: ReadonlySet<string> = new Set([
  'citation',
  'crossReference',
  'noteCall',
  'references',
  'contents',
  'query',
  'formula',
  'equation'
])

const blocks: ReadonlySet<string> = new Set([
  'heading',
  'paragraph',
  'figure',
  'figurePart',
  'table',
  'listing',
  'list',
  'listItem',
  'definitionList',
  'term',
  'definition',
  'quotation',
  'lineBlock',
  'division',
  'callout',
  'theorem',
  'equation'
])
