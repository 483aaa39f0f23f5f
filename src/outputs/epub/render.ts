import type {ElementContent} from 'hast'
import {direction} from '../../core/language.ts'
import {textNode} from '../article/elements.ts'
import {type ArticleElements, articleToHast} from '../article/index.ts'
import {citeThis} from '../html/cite-this.ts'
import {screenFonts} from '../html/index.ts'
import {withMentions} from '../html/mentions.ts'
import type {OwnHandlers, Rendered, Rendering} from '../output.ts'
import {abstractBlocks} from '../page/abstracts.ts'
import {numeralRules} from '../page/build-page.ts'
import {colophon} from '../page/colophon.ts'
import {notice} from '../page/notice.ts'
import {titleBlock} from '../page/title-block.ts'
import {titleText} from '../page/titles.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {accessibilityOf} from './accessibility.ts'
import {type EpubDocument, textDocuments} from './documents.ts'
import {fittedHtml} from './fit.ts'
import {fontFiles} from './font-files.ts'
import {withLinks} from './links.ts'
import {withPageBreaks} from './page-breaks.ts'
import {type EpubPictures, epubPictures} from './pictures.ts'
import {packed} from './publication.ts'
import {withDirections, withSemantics} from './semantics.ts'
import {readingSheet} from './sheet.ts'
import {withParsedMarkup} from './xhtml.ts'

/** Renders an article as an EPUB publication; the same article always results in the same bytes. */
export async function renderEpub(rendering: Rendering): Promise<Rendered> {
  const {manuscript} = rendering
  const {metadata, project} = manuscript
  const pictures = epubPictures(project)
  const elements = await elementsOf(rendering, pictures)
  const parts = await partsOf(rendering, elements)
  const sheet = readingSheet(`${numeralRules(manuscript)}${project.style.files.get('screen.css') ?? ''}`)
  const fonts = await screenFonts(
    rendering,
    sheet,
    parts.map(({content}) => content)
  )
  const fitted = parts.map(part => ({
    ...part,
    content: withDirections(
      withSemantics(fittedHtml(withParsedMarkup(part.content))),
      direction(metadata.lang)
    )
  }))
  const paged = withPageBreaks(fitted, (await rendering.pageStarts?.()) ?? [])
  const {documents, dead} = withLinks(paged.documents, metadata.pageAddress)
  const faces = fontFiles(fonts.faces)
  const bytes = packed(rendering, {
    documents,
    sheet: `${faces.rules}\n${sheet}\n`,
    fonts: faces.files,
    pictures: pictures.files(),
    accessibility: accessibilityOf(documents, pictures.haveMotion())
  })
  const problems = [
    ...unknownKinds(rendering, 'EPUB'),
    ...fonts.problems,
    ...paged.lost.map(page => `the EPUB has no mark of page ${page} of the PDF, whose first words it lacks`),
    ...dead.map(
      href =>
        `the EPUB has no link to \`${href}\`, which is not one of its files: a \`canonical-url\` makes it one to the web`
    )
  ]
  return {bytes, problems, environment: fonts.hashes}
}

function elementsOf(rendering: Rendering, pictures: EpubPictures): Promise<ArticleElements> {
  const {manuscript, handlers, draft, memo} = rendering
  const own: OwnHandlers = table => {
    const given = handlers === undefined ? table : handlers(table)
    // A program's own handler decides itself how pictures look.
    return given.image === table.image ? {...given, image: pictures.elementOf(table.image)} : given
  }
  return articleToHast(
    withMentions(rendering.article),
    {project: manuscript.project, queries: draft ? 'words' : 'none', handlers: own},
    memo
  )
}

/** The title page, the sections, and the colophon of the article. */
async function partsOf(rendering: Rendering, elements: ArticleElements): Promise<readonly EpubDocument[]> {
  const {manuscript} = rendering
  const title = titleText(manuscript)
  const lines = (nodes: readonly ElementContent[]): readonly ElementContent[] =>
    nodes.flatMap(node => [node, textNode('\n')])
  const end = colophon(manuscript, elements, await citeThis(rendering, false))
  return [
    {
      file: 'title.xhtml',
      title,
      kind: 'titlepage',
      content: lines([
        ...notice(rendering),
        titleBlock(manuscript, elements, undefined),
        ...abstractBlocks(manuscript, elements)
      ])
    },
    ...textDocuments(elements.body, title),
    ...(end === undefined ? [] : [{file: 'colophon.xhtml', title, kind: 'colophon' as const, content: [end]}])
  ]
}
