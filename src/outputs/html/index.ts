import type {ElementContent} from 'hast'
import {perList} from '../../core/per-object.ts'
import type {Serialized} from '../../core/serialize.ts'
import {terms} from '../../core/terms/index.ts'
import type {StyleFont} from '../../core/types.ts'
import {textNode} from '../article/elements.ts'
import {fontFaceRules, standInRules} from '../font-face-rules.ts'
import {type EmbeddedFonts, embedFonts, holderOf, noFonts} from '../fonts.ts'
import type {Output, Rendering} from '../output.ts'
import {buildPage, type Medium, type PageParts, type PageStyles} from '../page/build-page.ts'
import type {Page} from '../page/page.ts'
import {bytesOf, finishBlock, piecesOf, serializePage} from '../page/serialize-page.ts'
import {titleText} from '../page/titles.ts'
import {wordsOfPage} from '../page-words.ts'
import {facesScript, pageScript} from '../reader/page-script.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {withBreaksInAddresses} from './addresses.ts'
import {citeThis} from './cite-this.ts'
import {sectionLinks} from './contents.ts'
import {withHeldSigns} from './held-signs.ts'
import {withMentions} from './mentions.ts'
import {readSheetFonts, type SheetFonts} from './sheet-fonts.ts'

/** The article as one self-contained HTML file; its scripts load its fonts and provide conveniences for readers. */
export const htmlOutput: Output = {
  name: 'html',
  ending: 'html',
  shows: 'html',
  mediaType: 'text/html',
  async render(rendering) {
    const {page, ...more} = await pageWithFonts(rendering)
    return {bytes: bytesOf(page), ...more}
  }
}

/** The page with its fonts, its problems, and the hashes of the fonts. */
async function pageWithFonts(
  rendering: Rendering
): Promise<Readonly<{page: Page; problems: readonly string[]; environment: EmbeddedFonts['hashes']}>> {
  let fonts: EmbeddedFonts = noFonts
  const page = await screenPage(rendering, {
    script: pageScript,
    headScript: facesScript,
    pdf: pdfOf(rendering),
    async stylesFor(sheet, content) {
      fonts = await screenFonts(rendering, sheet, [...content, ...wordsOfScript(rendering)])
      const standIns = standInRules(fonts.faces, titleText(rendering.manuscript))
      return {sheet: joinedSheet([sheet, fontFaceRules(fonts.faces)]), standIns}
    }
  })
  const problems = [...unknownKinds(rendering, 'HTML'), ...fonts.problems]
  return {page, problems, environment: fonts.hashes}
}

/** The words that the page's script adds to the page, so that the fonts contain their letters. */
function wordsOfScript({manuscript}: Rendering): ReadonlyArray<readonly ElementContent[]> {
  const {copied, sourcesBeside} = terms(manuscript.metadata.lang)
  return [[textNode(copied)], [textNode(sourcesBeside)]]
}

/** Joins style sheets. For the same sheets, returns the same string object, so that strings are compared quickly. */
const joinedSheet = perList((sheets: readonly string[]) => sheets.join('\n'))

/**
 * The page for the preview, in pieces. It lacks the Content Security Policy of the published page, which would forbid
 * the preview's script, and the published page's own script, which is part of the preview's script.
 */
export async function previewPieces(rendering: Rendering) {
  const {page, ...more} = await pageWithFonts(rendering)
  return {pieces: piecesOf(page), ...more}
}

/** The page for screens without fonts, serialized. */
export async function buildScreenPage(rendering: Rendering): Promise<Serialized> {
  const stylesFor = async (sheet: string): Promise<PageStyles> => ({sheet})
  return serializePage(await screenPage(rendering, {script: pageScript, pdf: pdfOf(rendering), stylesFor}))
}

/** Options for pages for screens. Buttons are included only together with the script that they need. */
export type ScreenMedium = Pick<Medium, 'script' | 'headScript' | 'stylesFor'> &
  Readonly<{pdf: string | undefined}>

/**
 * The page for screens, with a list of contents, links to mentions of works and figures, and the citation of the
 * article.
 */
export async function screenPage(
  rendering: Rendering,
  {script, headScript, stylesFor, pdf}: ScreenMedium
): Promise<Page> {
  const {manuscript} = rendering
  const {lang} = manuscript.metadata
  const words = terms(lang)
  const sheet = manuscript.project.style.files.get('screen.css') ?? ''
  const fonts = fontsOf(rendering, await sheetFonts(rendering, sheet))
  const ranges = rangesOf(fonts.filter(({purpose}) => purpose !== 'math'))
  const holds = ranges === undefined ? () => true : holderOf(ranges)
  const asksFonts = (html: string) => html.includes('<math') || holds(html)
  return buildPage(
    {...rendering, article: withMentions(rendering.article)},
    {
      name: 'screen',
      ...(script && {script}),
      ...(headScript && {headScript}),
      stylesFor,
      finish: {
        name: `${lang} ${ranges}`,
        finish: elements => finishBlock(withHeldSigns(withBreaksInAddresses(elements)), lang, asksFonts)
      },
      async partsOf(elements, toHast) {
        return {
          body: elements.body,
          contents: await sectionLinks(rendering, words.contents, toHast),
          citeThis: await citeThis(rendering, script !== undefined),
          pdf
        }
      }
    }
  )
}

/** The URL of the PDF, if a PDF is built as well. */
function pdfOf({manuscript, endings}: Rendering): string | undefined {
  const {pdfAddress = encodeURI(`${manuscript.slug}.pdf`)} = manuscript.metadata
  return endings.includes('pdf') ? pdfAddress : undefined
}

/** The fonts that a page with this style sheet and content embeds. */
export async function screenFonts(
  rendering: Rendering,
  sheet: string,
  content: PageParts
): Promise<EmbeddedFonts> {
  const {manuscript, world, memo} = rendering
  const words = wordsOfPage(content, manuscript.metadata.lang)
  const asked = await sheetFonts(rendering, sheet)
  return embedFonts(fontsOf(rendering, asked), words, world, memo, asked.features)
}

function sheetFonts({memo}: Rendering, sheet: string): Promise<SheetFonts> {
  return memo('sheet-fonts', memo.hash(sheet), async () => readSheetFonts(sheet))
}

/**
 * The fonts that a page with this style sheet can embed: the journal's fonts if they come with galley, or if the style
 * permits embedding, because a licence for print may not cover the web. Fonts for other scripts and for formulas are
 * always embedded. A style that extends another style might use only some of that style's fonts.
 */
function fontsOf({manuscript}: Rendering, {values}: SheetFonts): readonly StyleFont[] {
  const {fonts, look} = manuscript.project.style
  const isForText = ({file}: StyleFont) =>
    look.faces === 'embedded' || (look.faces === undefined && file.startsWith('npm:'))
  return fonts.filter(
    font =>
      (font.purpose === 'math' || (font.unicodeRange && !font.purpose) || isForText(font)) &&
      values.includes(font.family)
  )
}

/**
 * The characters of some fonts, including joiners, which affect shaping; undefined if one of the fonts has a purpose,
 * such as code. Fonts without ranges are text fonts: they are always used, but only with the characters of the page.
 */
function rangesOf(fonts: readonly StyleFont[]): string | undefined {
  if (fonts.some(({purpose}) => purpose !== undefined)) return undefined
  const ranges = fonts.flatMap(({unicodeRange}) => unicodeRange ?? [])
  return [...ranges, joiners].join(',')
}

const joiners = 'U+200C-200D'
