import type {Definition, Nodes} from 'mdast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Article, Block, Node, Note} from '../core/article.ts'
import {smallestOf} from '../core/extremes.ts'
import {manuscriptNumerals} from '../core/manuscript-numerals.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import {quickHash} from '../core/quick-hash.ts'
import {terms} from '../core/terms/index.ts'
import {editsBefore} from '../core/tracked-edits.ts'
import type {Chapter, Manuscript} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'
import {arrange} from './arrange.ts'
import {turnedWorksOf} from './citation.ts'
import {withContents} from './contents.ts'
import {blocksIn, type Composing} from './context.ts'
import {glossaryAtEnd} from './glossary.ts'
import {withIndex} from './index-list.ts'
import {composeChildren} from './kinds.ts'
import {notesOf} from './notes.ts'
import {questionsByNode, withQueryNumbers} from './queries.ts'
import {citesFormulas, withFormulas} from './reference-formulas.ts'
import {entryAnchorIn, referenceLists} from './reference-lists.ts'
import {textFacts} from './text-key.ts'

/**
 * Composes the article of a manuscript. Without rendered citations, each citation shows its source, and lists of
 * references are empty. Texts whose source and dependencies have not changed are taken from the memo.
 */
export async function composeManuscript(
  manuscript: Manuscript,
  given: RenderedCitations | undefined,
  memo: Memo
): Promise<Article> {
  const {project, metadata} = manuscript
  const rendered = given && citesFormulas(manuscript) ? withFormulas(given) : given
  const composing = composingOf(manuscript, rendered)
  const before = editsBefore(project)
  const composed = await composeTexts(composing, before, memo)
  const blocks = (chapter: Chapter): readonly Block[] => composed.get(chapter)?.blocks ?? []
  const line = (chapter: Chapter | undefined): readonly Node[] =>
    chapter === undefined ? [] : withoutParagraphs(blocks(chapter))
  const lists = referenceLists(composing)
  const notes = [...composed.values()].flatMap(text => text.notes).toSorted((a, b) => a.number - b.number)
  const body = arrange(manuscript, {
    chapters: manuscript.chapters.map(chapter => [
      ...project.front.headings.flatMap(({before, chapter: heading}) =>
        before === chapter.path ? blocks(heading) : []
      ),
      ...blocks(chapter)
    ]),
    notesTitle: composing.terms.notes,
    entryCounts: lists.map(({entries}) => entries.length)
  })
  const around = {terms: composing.terms, lang: metadata.lang}
  const listed = [...(await withKnownLists(body, memo)), ...glossaryAtEnd(manuscript.glossary, around)]
  const indexed = project.texts.some(isIndexed) ? withIndex(listed, notes, around) : listed
  const {title, subtitle, titles, abstracts, statements} = project.front
  return withQueryNumbers({
    lang: metadata.lang,
    numerals: composing.numerals,
    // Removes undefined values, which JSON does not allow.
    metadata: JSON.parse(JSON.stringify(metadata)),
    front: {
      title: line(title),
      subtitle: line(subtitle),
      titles: titles.map(({lang, chapter}) => ({lang, children: line(chapter)})),
      abstracts: abstracts.map(({lang, chapter}) => ({lang, children: blocks(chapter)}))
    },
    body: withContents(indexed, manuscript.settings, composing.terms.contents),
    notes,
    lists,
    statements: statements.map(({name, lang, chapter}) => ({name, lang, children: blocks(chapter)}))
  })
}

/** Reuses the blocks of the last build for lists of notes and references that are equal to those of this build. */
async function withKnownLists(blocks: readonly Block[], memo: Memo): Promise<readonly Block[]> {
  const known = await memo('last-lists', '', () => new Map<string, Block>(), 'latest')
  return blocks.map(block => {
    const isList = block.type === 'notes' || (block.type === 'references' && block.children === undefined)
    if (!isList) return block
    const name = JSON.stringify(block)
    const last = known.get(name) ?? block
    known.set(name, last)
    return last
  })
}

/** Whether a text has index marks, or the placeholder of the index. */
const isIndexed = perObject(({landmarks}: Chapter) =>
  landmarks.some(
    ({type, data}) => type === 'indexMark' || (type === 'div' && data?.attributes?.id === 'index')
  )
)

/** Composes the texts of a paper. A session composes only texts whose source or dependencies have changed. */
async function composeTexts(
  composing: Composing,
  before: ReadonlyMap<Chapter, number>,
  memo: Memo
): Promise<ReadonlyMap<Chapter, ComposedText>> {
  type Last = Readonly<{values: readonly unknown[]; own: ComposedText}>
  const factsOf = textFacts(composing, before, memo.hash)
  const lasts = await memo('last-texts', '', () => ({texts: new Map<string, Last>()}), 'latest')
  const texts = new Map<string, Last>()
  const composed = new Map<Chapter, ComposedText>()
  for (const text of composing.manuscript.project.texts) {
    // All texts of the metadata have the same path, the path of the settings file, so the name also contains a count.
    const name = `${text.path} ${texts.size}`
    const facts = factsOf(text)
    const last = lasts.texts.get(name)
    if (last !== undefined && facts.isSame(last.values)) {
      texts.set(name, last)
      composed.set(text, last.own)
      continue
    }
    const own = await memo('text-article', facts.key(), () =>
      composeText(text, {...composing, edits: text.edits, editsBefore: before.get(text) ?? 0})
    )
    texts.set(name, {values: facts.values(), own})
    composed.set(text, own)
  }
  lasts.texts = texts
  return composed
}

/** A composed text with its notes. */
type ComposedText = Readonly<{blocks: readonly Block[]; notes: readonly Note[]}>

function composeText(chapter: Chapter, paper: Composing): ComposedText {
  const composing: Composing = {
    ...paper,
    file: chapter.path,
    definitions: definitionsIn(chapter),
    entryAnchor: entryAnchorIn(paper.manuscript, chapter.path),
    identify: identifier(chapter, paper.manuscript.chapters.includes(chapter))
  }
  return {blocks: blocksIn(chapter.tree, composing), notes: notesOf(chapter, composing)}
}

function composingOf(manuscript: Manuscript, rendered: RenderedCitations | undefined): Composing {
  const {metadata, settings, chapters, citations, project} = manuscript
  const titles = project.front.headings.flatMap(({chapter}) => (isPartTitle(chapter) ? [] : [chapter]))
  return {
    manuscript,
    terms: terms(metadata.lang),
    numerals: manuscriptNumerals(manuscript),
    file: '',
    definitions: new Map(),
    citationIndexes: new Map<Nodes, number>(citations.map(({citation}, index) => [citation.node, index])),
    rendered,
    entryAnchor: () => undefined,
    questionsAt: questionsByNode(manuscript.questions),
    turnedWorks: turnedWorksOf(manuscript),
    raisedAfterPunctuation: settings.notesAfterPunctuation ?? !/^fr\b/iu.test(metadata.lang),
    topDepth: smallestOf([6, ...[...chapters, ...titles].map(topDepthOf)]),
    edits: [],
    editsBefore: 0,
    identify: () => '',
    children: composeChildren
  }
}

/** Whether a text is the title of a part, which contains chapters of any level. */
const isPartTitle = perObject(({tree}: Chapter) =>
  tree.children.some(node => node.type === 'heading' && node.data?.attributes?.classes.includes('part'))
)

const topDepthOf = perObject(({tree}: Chapter) =>
  smallestOf([6, ...tree.children.flatMap(node => (node.type === 'heading' ? [node.depth] : []))])
)

/** The link definitions by name; of two with the same name, the first counts (CommonMark 0.31.2, 4.7). */
function definitionsIn({tree, links}: Chapter): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  if (!links.some(({type}) => type === 'definition')) return definitions
  walk(tree, node => {
    if (node.type !== 'definition') return undefined
    const name = node.identifier.toUpperCase()
    if (!definitions.has(name)) definitions.set(name, node)
    return undefined
  })
  return definitions
}

/** Returns a function that derives the id of a block from its source, and counts blocks with the same source. */
function identifier({path, text, hash}: Chapter, isChapter: boolean): (node: Nodes) => string {
  const counts = new Map<string, number>()
  return node => {
    const {type, position} = node
    // In metadata, every node has the place of the whole text; a block within HTML has no place.
    const own =
      position === undefined ? plainText([node]) : text.slice(position.start.offset, position.end.offset)
    const source = isChapter ? own : hash
    const name = quickHash(`${path}\n${type}\n${source}`)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}-${count}`
  }
}

/** Unwraps the paragraphs of blocks that are shown inside a line, such as a title. */
function withoutParagraphs(blocks: readonly Block[]): readonly Node[] {
  return blocks.flatMap((block): readonly Node[] => (block.type === 'paragraph' ? block.children : [block]))
}
