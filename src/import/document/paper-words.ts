import type {Article, Node} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'
import {topTexts, walkNodes} from '../../core/walk-article.ts'
import {withoutWords} from './word-count.ts'
import {comparedWords} from './words.ts'

/** Words that are in the file but not in the paper, and vice versa. */
export type WordDifference = Readonly<{lost: readonly string[]; added: readonly string[]}>

/** Compares the words of a file that must be in the text with the words in the text of the built paper. */
export function compareWords(
  kept: readonly string[],
  article: Article,
  manuscript: Manuscript
): WordDifference {
  const {left, missing} = withoutWords(kept, paperWords(article, manuscript))
  // An author's iD can be in a link, and its words need not be in the file.
  const signsTex = manuscript.metadata.authors.flatMap(({orcid}) =>
    orcid === undefined ? [] : comparedWords(`ORCID iD https://orcid.org/${orcid}`)
  )
  return {lost: withoutWords(left, signsTex).left, added: withoutWords(missing, signsTex).left}
}

/** The author's own words in a paper: without numbers, labels, citations and lists of references. */
function paperWords(article: Article, {metadata}: Manuscript): readonly string[] {
  const texts = topTexts({...article, lists: []}).map(wordsIn)
  const people = metadata.authors.flatMap(({name, orcid, email, note}) => [
    name,
    orcid ?? '',
    email ?? '',
    note ?? ''
  ])
  const places = metadata.affiliations.map(({name}) => name)
  const keywords = metadata.keywords.flatMap(({words}) => words)
  return [...texts, ...people, ...places, ...keywords].flatMap(comparedWords)
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
