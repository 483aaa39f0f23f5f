import type {ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import {sha256} from '../../core/hash.ts'
import type {Chapter, Manuscript} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {terms} from '../../resolve/terms.ts'
import type {Rendering} from '../output.ts'
import {arrange} from './arrange.ts'
import {printedCitations} from './citation.ts'
import type {ArticleContext} from './context.ts'
import {mathRenderer} from './math.ts'
import {chapterHrefs, listIndex} from './references.ts'
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
      if (node.type === 'div') numbers.push(listIndex(manuscript, node) ?? '')
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
    body: arrange(rendering, context, await Promise.all(manuscript.chapters.map(blocks)))
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
    citations: printedCitations(manuscript, citations, file => chapterHrefs(manuscript, file)),
    math: await mathRenderer(manuscript),
    file: '',
    figureStyle,
    notesAfterPunctuation:
      manuscript.settings.notesAfterPunctuation ?? !/^fr\b/iu.test(manuscript.metadata.lang),
    topDepth
  }
}
