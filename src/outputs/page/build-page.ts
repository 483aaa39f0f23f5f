import type {ElementContent} from 'hast'
import {baseLanguage, direction} from '../../core/language.ts'
import {counterStyles} from '../../core/numerals.ts'
import type {Manuscript} from '../../core/types.ts'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import {terms} from '../../resolve/terms.ts'
import {type ArticleElements, articleToHast} from '../article/index.ts'
import {escapeHtml, fillSlots, serialize} from '../markup.ts'
import type {Rendering} from '../output.ts'
import {type SerializedBlocks, serializedBlocksOf} from '../serialized-blocks.ts'
import {abstractBlocks} from './abstracts.ts'
import {colophon} from './colophon.ts'
import {details} from './details.ts'
import {headOf, type PageScript} from './head.ts'
import {notice} from './notice.ts'
import {titleBlock} from './title-block.ts'

/** The purpose of a page, and its content. */
export type Medium = Readonly<{
  name: 'screen' | 'print'
  /** CSS of the pictures. */
  figureStyle?: string
  script?: PageScript
  partsOf: (article: ArticleElements, printed: SerializedBlocks) => Promise<MediumParts>
  /** Turns the style's sheet into the one for this page, given the content of the page. */
  stylesFor: (sheet: string, content: readonly string[]) => Promise<string>
}>

/** The parts of a page that differ between media. */
export type MediumParts = Readonly<{
  /** HTML of the text. */
  body: string
  contents?: ElementContent | undefined
  citeThis?: ElementContent | undefined
  /** The name of the PDF beside the page. */
  pdf?: string | undefined
}>

/** The page of a style with all its slots filled. */
export async function buildPage(rendering: Rendering, medium: Medium): Promise<string> {
  const {manuscript, draft, proof, memo} = rendering
  const {metadata, project} = manuscript
  const article = await articleToHast(
    rendering.article,
    {
      project,
      figureStyle: medium.figureStyle ?? '',
      isPrint: medium.name === 'print'
    },
    memo
  )
  const {body, contents, citeThis, pdf} = await medium.partsOf(article, await serializedBlocksOf(memo))
  const parts = {
    notice: serialize(notice(rendering)),
    'title-block': serialize(titleBlock(manuscript, article, pdf)),
    abstracts: serialize(abstractBlocks(manuscript, article)),
    contents: serialize(contents),
    body,
    colophon: serialize(colophon(manuscript, article, citeThis)),
    details: serialize(details(manuscript, pdf))
  }
  const sheet = project.style.files.get(`${medium.name}.css`) ?? ''
  const styles = await medium.stylesFor(`${numeralRules(manuscript)}${sheet}`, Object.values(parts))
  return fillSlots(project.style.files.get('page.html') ?? '', {
    ...parts,
    lang: escapeHtml(metadata.lang),
    dir: direction(metadata.lang),
    'skip-to-text': escapeHtml(terms(metadata.lang).skipToText),
    class: [medium.name, draft ? 'draft' : '', proof ? 'proof' : ''].filter(Boolean).join(' '),
    head: headOf(rendering, styles, medium.script)
  })
}

/** The digits of list markers, where they are not 0 to 9; `--numerals` is for counters of a style. */
function numeralRules(manuscript: Manuscript): string {
  const numerals = manuscriptNumerals(manuscript)
  if (numerals === 'western') return ''
  const style = counterStyles[numerals]
  const lang = baseLanguage(manuscript.metadata.lang)
  return `:root{--numerals:${style}}\n:where(ol:not([type]):lang(${lang})){list-style-type:${style}}\n`
}
