import type {ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import {referenceId} from '../../cite/reference-id.ts'
import {sha256} from '../../core/hash.ts'
import type {Chapter, Manuscript, NumberedCitation, NumberedNote} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {terms} from '../../resolve/terms.ts'
import type {Rendering} from '../output.ts'
import {idOf, printedCitations} from './citation.ts'
import type {ArticleContext} from './context.ts'
import {backArrow, h, textNode} from './elements.ts'
import {mathRenderer} from './math.ts'
import {lineToHast, phrasingToHast, textToHast} from './text.ts'

/** The paper as HTML, part by part; a page puts the parts together. */
export type Article = Readonly<{
  title: readonly ElementContent[]
  subtitle: readonly ElementContent[]
  titles: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  abstracts: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  /** Chapters, notes and references in reading order. */
  body: readonly ElementContent[]
  statements: readonly Readonly<{name: string; content: readonly ElementContent[]}>[]
}>

/** Builds the article of a manuscript; chapters whose text and answers are as before are taken from the memo. */
export async function buildArticle(rendering: Rendering, figureStyle = ''): Promise<Article> {
  const {manuscript, memo} = rendering
  const {project} = manuscript
  const context = await articleContext(rendering, figureStyle)
  const answers = sha256(
    JSON.stringify([
      [...manuscript.targets].map(([label, target]) => [label, target.kind, target.number]),
      manuscript.metadata.lang,
      context.notesAfterPunctuation,
      figureStyle.length,
      [...project.pictures].map(([path, bytes]) => [
        path,
        bytes instanceof Uint8Array ? sha256(bytes) : bytes.fault
      ])
    ])
  )
  const blocks = (chapter: Chapter): Promise<ElementContent[]> => {
    const own = {...context, file: chapter.path}
    const printed = chapter.citations.map(({node}) => context.citations.get(node))
    const numbers: unknown[] = []
    walk(chapter.tree, node => {
      const answer = manuscript.numbers.get(node) ?? manuscript.noteNumbers.get(node)
      if (answer !== undefined || manuscript.ids.has(node)) numbers.push([answer, manuscript.ids.get(node)])
    })
    const key = sha256(JSON.stringify([chapter.hash, answers, context.topDepth, printed, numbers]))
    return memo('chapter-html', key, () => textToHast(chapter.tree, own))
  }
  const line = (chapter: Chapter): ElementContent[] =>
    lineToHast(chapter.tree, {...context, file: chapter.path})

  return {
    title: project.front.title ? line(project.front.title) : [],
    subtitle: project.front.subtitle ? line(project.front.subtitle) : [],
    titles: project.front.titles.map(({lang, chapter}) => ({lang, content: line(chapter)})),
    abstracts: await Promise.all(
      project.front.abstracts.map(async ({lang, chapter}) => ({lang, content: await blocks(chapter)}))
    ),
    statements: await Promise.all(
      project.front.statements.map(async ({name, chapter}) => ({name, content: await blocks(chapter)}))
    ),
    body: withReferences(rendering, context, await Promise.all(manuscript.chapters.map(blocks)))
  }
}

/** Turns the words before and after a citation's key into HTML; no citation stands in those. */
export async function phrasingOf(
  manuscript: Manuscript
): Promise<(nodes: readonly PhrasingContent[]) => ElementContent[]> {
  const context: ArticleContext = {
    manuscript,
    terms: terms(manuscript.metadata.lang),
    citations: new Map(),
    math: await mathRenderer(manuscript),
    file: '',
    figureStyle: '',
    notesAfterPunctuation: false,
    topDepth: 1
  }
  return nodes => phrasingToHast(nodes, context)
}

async function articleContext(
  {manuscript, citations}: Rendering,
  figureStyle: string
): Promise<ArticleContext> {
  let topDepth = 6
  for (const {tree} of manuscript.chapters) {
    for (const node of tree.children) if (node.type === 'heading') topDepth = Math.min(topDepth, node.depth)
  }
  return {
    manuscript,
    terms: terms(manuscript.metadata.lang),
    citations: printedCitations(manuscript, citations),
    math: await mathRenderer(manuscript),
    file: '',
    figureStyle,
    notesAfterPunctuation:
      manuscript.settings.notesAfterPunctuation ?? !/^fr\b/iu.test(manuscript.metadata.lang),
    topDepth
  }
}

/** Puts notes and list of references where the manuscript wants them; notes come before the list's heading. */
function withReferences(
  rendering: Rendering,
  context: ArticleContext,
  chapters: readonly ElementContent[][]
): ElementContent[] {
  const {manuscript} = rendering
  const {references: placement} = manuscript
  const body = chapters.flat()
  const notes = notesSection(context)
  const list = referenceList(rendering, context)
  if (placement.at === 'end') {
    const heading = h('h2', {id: 'reference-list', className: ['unnumbered']}, placement.title)
    return [
      ...body,
      ...notes,
      ...(list.length > 0 ? [h('section', {className: ['references-section']}, heading, list)] : [])
    ]
  }
  const wanted = manuscript.ids.get(placement.node)
  const index = body.findIndex(node => node.type === 'element' && node.properties.id === wanted)
  const at = index < 0 ? body.length : index
  if (placement.at === 'heading')
    return [...body.slice(0, at), ...notes, ...body.slice(at, at + 1), ...list, ...body.slice(at + 1)]
  const headingBefore = body.slice(0, at).findLastIndex(node => node.type === 'element')
  const before = body[headingBefore]
  const start = before?.type === 'element' && /^h[2-6]$/.test(before.tagName) ? headingBefore : at
  return [...body.slice(0, start), ...notes, ...body.slice(start, at), ...list, ...body.slice(at + 1)]
}

function notesSection(context: ArticleContext): ElementContent[] {
  const {manuscript, terms: words} = context
  if (manuscript.notes.length === 0) return []
  const items = manuscript.notes.map(note => {
    const own = {...context, file: note.file}
    const content = noteContent(note, own)
    const back = h(
      'a',
      {
        href: `#note-call-${note.number}`,
        className: ['note-back'],
        role: 'doc-backlink',
        ariaLabel: words.backToText
      },
      backArrow()
    )
    const last = content.findLast(block => block.type === 'element')
    if (note.calls.length > 0) {
      if (last?.type === 'element' && last.tagName === 'p') last.children.push(textNode(' '), back)
      else content.push(h('p', {}, back))
    }
    return h('li', {id: `note-${note.number}`, className: ['note']}, content)
  })
  return [
    h(
      'section',
      {className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: ['notes']},
      h('h2', {id: 'notes', className: ['unnumbered']}, words.notes),
      h('ol', {}, items)
    )
  ]
}

function noteContent({node}: NumberedNote, context: ArticleContext): ElementContent[] {
  if (node.type === 'cite') return [h('p', {}, context.citations.get(node)?.note ?? [])]
  if (node.type === 'footnoteDefinition') return textToHast({type: 'root', children: node.children}, context)
  return textToHast({type: 'root', children: [{type: 'paragraph', children: node.children}]}, context)
}

/** The list in rehype-citation's markup, each entry with links back to the citations that cite it. */
function referenceList({manuscript, citations}: Rendering, {terms: words}: ArticleContext): ElementContent[] {
  if (citations.bibliography.length === 0) return []
  const entries = citations.bibliography.map(({key, content}) =>
    h(
      'div',
      {id: referenceId(key), className: ['csl-entry'], role: 'listitem'},
      content,
      backLinks(manuscript.citedBy.get(key) ?? [], words.citedIn)
    )
  )
  const classes = ['references', 'csl-bib-body', ...(citations.layout.hanging ? ['hanging'] : [])]
  return [h('div', {id: 'refs', className: classes, role: 'list'}, entries)]
}

function backLinks(cited: readonly NumberedCitation[], label: string): ElementContent[] {
  if (cited.length === 0) return []
  const links = cited.flatMap((numbered, index) => {
    const link = h(
      'a',
      {href: `#${encodeURI(idOf(numbered))}`, ariaLabel: `${label} ${index + 1}`},
      cited.length === 1 ? backArrow() : String(index + 1)
    )
    return index === 0 ? [link] : [textNode('\u2009'), link]
  })
  return [
    textNode(' '),
    h(
      'span',
      {className: ['back-links']},
      cited.length > 1 ? [backArrow(), textNode('\u2009')] : undefined,
      links
    )
  ]
}
