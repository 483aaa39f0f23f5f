import type {Serialized} from '../../core/serialize.ts'
import {pageScript} from '../../reader/page-script.ts'
import {terms} from '../../resolve/terms.ts'
import {type EmbeddedFonts, embedFonts, fontFaceRules, noFonts} from '../fonts.ts'
import type {Output, Rendering} from '../output.ts'
import {buildPage, type Medium} from '../page/build-page.ts'
import {type PageStep, takeSteps} from '../page/page.ts'
import {bytesOf, serializePage} from '../page/serialize-page.ts'
import {wordsOfPage} from '../page-words.ts'
import {withBreaksInAddresses} from './addresses.ts'
import {citeThis} from './cite-this.ts'
import {contents} from './contents.ts'
import {withMentions} from './mentions.ts'

/** The article as one self-contained HTML file; its one script only makes it easier to read. */
export const htmlOutput: Output = {
  name: 'html',
  ending: 'html',
  mediaType: 'text/html',
  async render(rendering) {
    const {manuscript, world, memo} = rendering
    // The reader's machine has fonts for Latin letters; for other scripts the page brings one along.
    const {fonts: all, look} = manuscript.project.style
    const scripts = all.filter(font => look.embedFonts || (font.unicodeRange && !font.purpose))
    let fonts: EmbeddedFonts = noFonts
    const page = await buildScreenPage(rendering, async (sheet, content) => {
      // A style that extends another may have no use for the faces of that.
      const named = scripts.filter(({family}) => sheet.includes(family))
      fonts = await embedFonts(named, wordsOfPage(content, manuscript.metadata.lang), world, memo)
      return `${sheet}\n${fontFaceRules(fonts.faces)}`
    })
    return {bytes: bytesOf(page), problems: fonts.problems, environment: fonts.hashes}
  }
}

/** What is done to the page for the screen, in order. */
const screenSteps: readonly PageStep[] = [withBreaksInAddresses]

/** The page for the screen, with a list of contents, mentions of works and figures, and how it is cited. */
export async function buildScreenPage(
  rendering: Rendering,
  stylesFor: Medium['stylesFor'] = async sheet => sheet
): Promise<Serialized> {
  const {manuscript, endings} = rendering
  const words = terms(manuscript.metadata.lang)
  const {pdfAddress = encodeURI(`${manuscript.slug}.pdf`)} = manuscript.metadata
  const pdf = endings.includes('pdf') ? pdfAddress : undefined
  const article = withMentions(rendering.article)
  const page = await buildPage(
    {...rendering, article},
    {
      name: 'screen',
      script: pageScript,
      stylesFor,
      async partsOf(elements, toHast) {
        return {
          body: elements.body,
          contents: contents(rendering.article, words.contents, toHast),
          citeThis: await citeThis(rendering),
          pdf
        }
      }
    }
  )
  return serializePage(await takeSteps(page, screenSteps))
}
