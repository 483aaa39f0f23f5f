import type {ElementContent} from 'hast'
import {baseLanguage, direction} from '../../core/language.ts'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import type {All} from '../../core/map-article.ts'
import {counterStyles} from '../../core/numerals.ts'
import {terms} from '../../core/terms/index.ts'
import type {Manuscript} from '../../core/types.ts'
import {type ArticleElements, articleToHast} from '../article/index.ts'
import type {Finish} from '../article/known-blocks.ts'
import type {FormulaLayouts} from '../article/math.ts'
import type {Rendering} from '../output.ts'
import {abstractBlocks} from './abstracts.ts'
import {colophon} from './colophon.ts'
import {details} from './details.ts'
import {type HeadScripts, headOf, styleElement} from './head.ts'
import {notice} from './notice.ts'
import type {Page} from './page.ts'
import {proofCover} from './proof-cover.ts'
import {cutTemplate} from './template.ts'
import {titleBlock} from './title-block.ts'

/** The properties in which the page for screens differs from the page that is printed to a PDF. */
export type Medium = HeadScripts &
  Readonly<{
    name: 'screen' | 'print'
    /** A style sheet for SVG pictures with text. */
    figureStyle?: string
    formulas?: FormulaLayouts | undefined
    finish?: Finish
    /**
     * Whether elements record their places in the sources; by default, only if the map of a proof needs these places.
     */
    places?: boolean | undefined
    partsOf: (article: ArticleElements, toHast: All<ElementContent>) => Promise<MediumParts>
    /** Converts the style's sheet to the style sheets of this page, given the page's content. */
    stylesFor: (sheet: string, content: PageParts) => Promise<PageStyles>
  }>

/** The style sheet of a page, including its fonts; and, separately, the rules that depend on the title. */
export type PageStyles = Readonly<{sheet: string; standIns?: string | undefined}>

/** The contents of a page's slots. */
export type PageParts = readonly (readonly ElementContent[])[]

/** The parts of a page that differ by medium. */
export type MediumParts = Readonly<{
  /** The text of the article. */
  body: readonly ElementContent[]
  contents?: ElementContent | undefined
  citeThis?: ElementContent | undefined
  /** The URL of the PDF. */
  pdf?: string | undefined
}>

/** Fills all slots of a style's page. */
export async function buildPage(rendering: Rendering, medium: Medium): Promise<Page> {
  const {manuscript, draft, proof, memo} = rendering
  const {project} = manuscript
  const {lang} = manuscript.metadata
  const article = await articleToHast(
    rendering.article,
    {
      project,
      figureStyle: medium.figureStyle ?? '',
      isPrint: medium.name === 'print',
      formulas: medium.formulas,
      places: medium.places ?? (proof?.mapOf !== undefined && medium.name === 'print'),
      queries: proof ? 'marks' : draft ? 'words' : 'none',
      finish: medium.finish,
      handlers: rendering.handlers
    },
    memo
  )
  const {body, contents, citeThis, pdf} = await medium.partsOf(article, article.toHast)
  const parts = {
    notice: [...proofCover(rendering), ...notice(rendering)],
    'title-block': [titleBlock(manuscript, article, pdf)],
    abstracts: abstractBlocks(manuscript, article),
    contents: listOf(contents),
    body,
    colophon: listOf(colophon(manuscript, article, citeThis)),
    details: listOf(details(manuscript, pdf))
  }
  const sheet = project.style.files.get(`${medium.name}.css`) ?? ''
  const {sheet: styles, standIns = ''} = await medium.stylesFor(
    `${numeralRules(manuscript)}${sheet}`,
    Object.values(parts)
  )
  // The sheet contains the fonts, so a session does not write it again, and a browser does not parse it again, when
  // only the title has changed.
  const element = await memo(`style of ${medium.name}`, styles, () => styleElement(styles), 'latest')
  const elements = standIns === '' ? [element] : [element, styleElement(standIns, 'stand-ins')]
  const content = {...parts, head: headOf(rendering, elements, medium)}
  const words = {
    lang,
    dir: direction(lang),
    'skip-to-text': terms(lang).skipToText,
    class: [medium.name, draft ? 'draft' : '', proof ? 'proof' : ''].filter(Boolean).join(' ')
  }
  return {lang, parts: cutTemplate(project.style.files.get('page.html') ?? '', content, words)}
}

function listOf(node: ElementContent | undefined): readonly ElementContent[] {
  return node === undefined ? [] : [node]
}

/**
 * Rules for the digits of list markers, unless the digits are 0 to 9; the properties are for the style's own counters
 * and for lists with parentheses.
 */
export function numeralRules(manuscript: Manuscript): string {
  const numerals = manuscriptNumerals(manuscript)
  if (numerals === 'western') return ''
  const style = counterStyles[numerals]
  const lang = baseLanguage(manuscript.metadata.lang)
  return `:root{--numerals:${style};--numerals-parenthesis:numerals-parenthesis;--numerals-parentheses:numerals-parentheses}
@counter-style numerals-parenthesis{system:extends ${style};suffix:") "}
@counter-style numerals-parentheses{system:extends ${style};prefix:"(";suffix:") "}
:where(ol:not([type]):lang(${lang})){list-style-type:${style}}
`
}
