import type {Element, ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import {chapterLink} from '../../core/chapter-links.ts'
import {sha256} from '../../core/hash.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import {targetOf} from '../../core/targets.ts'
import type {Chapter, Manuscript} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import {terms} from '../../resolve/terms.ts'
import {knownBlocksOf} from '../known-blocks.ts'
import type {Rendering} from '../output.ts'
import {arrange} from './arrange.ts'
import {placedCitations} from './citation.ts'
import {withContents} from './contents.ts'
import type {ArticleContext} from './context.ts'
import {type Highlighter, highlighter} from './highlight.ts'
import {type MathRenderer, mathRenderer} from './math.ts'
import {notesOf} from './notes.ts'
import {citesFormulas, withFormulas} from './reference-formulas.ts'
import {chapterHrefs, listIndex} from './references.ts'
import {phrasingToHast, textToHast, withoutParagraphs} from './text.ts'

/** The paper as HTML, part by part; a page puts the parts together. */
export type Article = Readonly<{
  title: readonly ElementContent[]
  subtitle: readonly ElementContent[]
  titles: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  abstracts: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  /** Chapters, notes and references in reading order. */
  body: readonly ElementContent[]
  statements: readonly Readonly<{name: string; lang: string; content: readonly ElementContent[]}>[]
}>

/** The cache key of a heading without a label. Targets with a label are in the key of every text. */
function sectionAnswer(manuscript: Manuscript, label: string, file: string): readonly string[] {
  const target = targetOf(manuscript, label, file)
  if (target === undefined || !manuscript.sections.has(target.label)) return []
  return [target.label, target.number, plainText(target.node)]
}

/** Builds the article of a manuscript; texts that are as before, with answers as before, are taken from the memo. */
export async function buildArticle(given: Rendering, figureStyle = '', isPrint = false): Promise<Article> {
  const math = await mathRenderer(given.manuscript)
  const citations = citesFormulas(given.manuscript) ? withFormulas(given.citations, math) : given.citations
  const rendering = {...given, citations}
  const {manuscript, memo} = rendering
  const {project} = manuscript
  const context = articleContext(rendering, math, await highlighter(manuscript), figureStyle, isPrint)
  const answers = sha256(
    JSON.stringify([
      [...manuscript.targets].map(([label, {kind, number, node}]) => [
        label,
        kind,
        // A target without a number is named by its title.
        number || plainText(node)
      ]),
      manuscript.metadata.lang,
      context.numerals,
      [...project.macros],
      context.notesAfterPunctuation,
      figureStyle.length,
      isPrint && project.pdfPictures.size > 0,
      [...project.pictureFaults.keys()],
      [...project.pdfPictures].map(([path, pdf]) => [path, isPdfFault(pdf) ? pdf.fault : pdf.hash]),
      [...project.pictures].map(([path, bytes]) => [
        path,
        bytes instanceof Uint8Array ? sha256(bytes) : bytes.fault
      ])
    ])
  )
  const {hashes} = await knownBlocksOf(memo)
  /** The hash of a citation's content, which mostly stays the same from build to build. */
  const hashOf = (content: readonly ElementContent[]): string => {
    const hash = hashes.get(content) ?? sha256(JSON.stringify(content))
    hashes.set(content, hash)
    return hash
  }
  const printText = async (text: Chapter): Promise<SerializedText> => {
    const own = {...context, file: text.path}
    const cited = text.citations.map(({node}) => {
      const {content, note, ...rest} = context.citations.get(node) ?? {}
      return {...rest, content: content && hashOf(content), note: note && hashOf(note)}
    })
    const numbers = text.landmarks.map(node => [
      manuscript.lineNumbers.get(node) ?? manuscript.numbers.get(node) ?? manuscript.noteNumbers.get(node),
      manuscript.ids.get(node),
      node.type === 'div' ? listIndex(manuscript, node) : undefined
    ])
    const headings = [
      ...[...text.headingLinks.keys()].map(link => manuscript.headingIds.get(link)),
      ...text.crossReferences.map(({label}) => sectionAnswer(manuscript, label, text.path)),
      ...text.links.map(({url}) => chapterLink(manuscript, url, text.path))
    ]
    const key = sha256(JSON.stringify([text.hash, answers, context.topDepth, cited, numbers, headings]))
    return memo('text-html', key, () => ({blocks: textToHast(text.tree, own), notes: notesOf(text, own)}))
  }

  const printed = new Map<Chapter, SerializedText>()
  for (const text of project.texts) printed.set(text, await printText(text))
  const notes = new Map([...printed.values()].flatMap(text => [...text.notes]))
  const blocks = (text: Chapter): readonly ElementContent[] => printed.get(text)?.blocks ?? []
  const line = (text: Chapter | undefined): ElementContent[] =>
    text === undefined ? [] : withoutParagraphs(blocks(text))
  const {title, subtitle, titles, abstracts, statements} = project.front
  return {
    title: line(title),
    subtitle: line(subtitle),
    titles: titles.map(({lang, chapter}) => ({lang, content: line(chapter)})),
    abstracts: abstracts.map(({lang, chapter}) => ({lang, content: blocks(chapter)})),
    statements: statements.map(({name, lang, chapter}) => ({name, lang, content: blocks(chapter)})),
    body: withContents(
      arrange(rendering, context, manuscript.chapters.map(blocks), notes),
      manuscript.settings,
      context.terms,
      isPrint
    )
  }
}

/** A text of the paper as HTML, and its notes, by their numbers. */
type SerializedText = Readonly<{blocks: readonly ElementContent[]; notes: ReadonlyMap<number, Element>}>

/** Turns the words before and after a citation's key into HTML; they contain no citation. */
export async function phrasingOf(
  manuscript: Manuscript
): Promise<(nodes: readonly PhrasingContent[]) => ElementContent[]> {
  const context: ArticleContext = {
    manuscript,
    terms: terms(manuscript.metadata.lang),
    numerals: 'western',
    citations: new Map(),
    math: await mathRenderer(manuscript),
    highlight: () => undefined,
    file: '',
    figureStyle: '',
    isPrint: false,
    notesAfterPunctuation: false,
    topDepth: 1
  }
  return nodes => phrasingToHast(nodes, context)
}

function articleContext(
  {manuscript, citations}: Rendering,
  math: MathRenderer,
  highlight: Highlighter,
  figureStyle: string,
  isPrint: boolean
): ArticleContext {
  let topDepth = 6
  for (const {tree} of manuscript.chapters) {
    for (const node of tree.children) if (node.type === 'heading') topDepth = Math.min(topDepth, node.depth)
  }
  return {
    manuscript,
    terms: terms(manuscript.metadata.lang),
    numerals: manuscriptNumerals(manuscript),
    citations: placedCitations(manuscript, citations, file => chapterHrefs(manuscript, file)),
    math,
    highlight,
    file: '',
    figureStyle,
    isPrint,
    notesAfterPunctuation:
      manuscript.settings.notesAfterPunctuation ?? !/^fr\b/iu.test(manuscript.metadata.lang),
    topDepth
  }
}
