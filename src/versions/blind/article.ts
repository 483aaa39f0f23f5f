import type {Article, Block, Inline, Node, ReferenceList} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {tellsAuthors} from '../../core/telling-headings.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {MaskedWork} from './manuscript.ts'
import type {Signals} from './signals.ts'

/** Replaces a URL that reveals the authors. */
const removed = '[address removed for blind review]'

/**
 * Removes sections such as acknowledgements, and URLs that reveal the authors, from the article of a blind
 * manuscript. In lists that a style sorts by name, masked works would be sorted under A for “Author”, so they are
 * moved to the end.
 */
export function blindArticle(
  article: Article,
  masked: readonly MaskedWork[],
  signals: Pick<Signals, 'tellsAddress'>,
  isNumbered: boolean
): Article {
  const thanks = notesIn(article.front.title)
  const change = (node: Node): Node | readonly Node[] =>
    node.type === 'noteCall' && thanks.has(node.note) ? [] : withoutAddress(withoutPerson(node), signals)
  const within = <Part extends Readonly<{children: readonly Node[]}>>(part: Part): Part => ({
    ...part,
    children: changeNodes(part.children, change)
  })
  // A note on the title is an acknowledgement.
  const notes = article.notes.filter(({number}) => !thanks.has(number)).map(within)
  const {front} = article
  const own = new Set(masked.map(work => work.masked))
  return {
    ...article,
    front: {
      title: changeNodes(front.title, change),
      subtitle: changeNodes(front.subtitle, change),
      titles: front.titles.map(within),
      abstracts: front.abstracts.map(within)
    },
    body: changeNodes(withoutSections(article.body, notes.length > 0), change),
    notes,
    lists: article.lists.map(list => (isNumbered ? list : withLast(list, own))),
    statements: article.statements.map(within)
  }
}

/** The numbers of the notes that some nodes call. */
function notesIn(nodes: readonly Node[]): ReadonlySet<number> {
  const numbers = new Set<number>()
  walkNodes(nodes, node => {
    if (node.type === 'noteCall') numbers.add(node.note)
    return undefined
  })
  return numbers
}

/**
 * Removes each section that reveals the authors, up to the next heading of the same or a higher level. If no notes are
 * left, the place for notes is removed as well.
 */
function withoutSections(blocks: readonly Block[], hasNotes: boolean): readonly Block[] {
  const kept: Block[] = []
  let level: number | undefined
  for (const block of blocks) {
    if (block.type === 'heading') {
      if (level !== undefined && block.level <= level) level = undefined
      if (level === undefined && tellsAuthors(wordsOf(block.children))) level = block.level
    }
    if (block.type === 'notes' && !hasNotes) continue
    if (level === undefined || block.type === 'references' || block.type === 'notes') kept.push(block)
  }
  return kept
}

/** The blocks in sections that a blind copy leaves out. */
export function removedBlocks(blocks: readonly Block[]): readonly Block[] {
  const kept = new Set(withoutSections(blocks, true))
  return blocks.filter(block => !kept.has(block))
}

function withoutAddress(node: Node, {tellsAddress}: Pick<Signals, 'tellsAddress'>): Node | readonly Node[] {
  if (node.type !== 'link' || !tellsAddress(node.url)) return node
  const words = wordsOf(node.children)
  const own: readonly Inline[] = tellsAddress(words) ? [] : [...node.children, {type: 'text', value: ' '}]
  return [...own, {type: 'text', value: removed}]
}

/** A node without the name of the person who proposed an edit or answered a query. */
function withoutPerson(node: Node): Node {
  if (node.type === 'query' && node.answers !== undefined)
    return {...node, answers: node.answers.map(({answer}) => ({by: 'Author', answer}))}
  if (node.change?.author === undefined) return node
  const {author: _, ...change} = node.change
  return {...node, change}
}

function withLast(list: ReferenceList, own: ReadonlySet<string>): ReferenceList {
  const [last, first] = [true, false].map(isOwn => list.entries.filter(({key}) => own.has(key) === isOwn))
  return {...list, entries: [...first!, ...last!]}
}
