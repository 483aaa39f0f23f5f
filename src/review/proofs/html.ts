import snapshot from '../../browser/snapshot.ts?script'
import {callScript} from '../../core/typesetting.ts'
import {fontFaceRules} from '../../outputs/font-face-rules.ts'
import type {EmbeddedFonts} from '../../outputs/fonts.ts'
import type {Output} from '../../outputs/index.ts'
import {buildPrintPage} from '../../outputs/pdf/page/print-page.ts'
import {paginationScript} from '../../outputs/pdf/render.ts'
import {unknownKinds} from '../../outputs/unknown-kinds.ts'

/**
 * The proof as HTML: the page as it was laid out for the PDF, so that both show the same numbers at the same lines. A
 * number stays with its word even if another browser breaks the lines differently.
 */
export const proofHtmlOutput: Output = {
  name: 'html',
  ending: 'html',
  mediaType: 'text/html',
  async render(rendering) {
    const {html, fonts} = await buildPrintPage(rendering, {script: rendering.proof?.script})
    const scripts = [
      paginationScript(rendering.manuscript),
      ...(rendering.proof?.scripts ?? []),
      callScript(snapshot, 'snapshot', {})
    ]
    const laidOut = await rendering.world.typeset({html, faces: fonts.faces, scripts})
    const result = laidOut.results.at(-1)
    const page = typeof result === 'string' ? result : html
    return {
      bytes: new TextEncoder().encode(withFonts(page, fonts)),
      undrawn: laidOut.undrawn,
      queryPlaces: rendering.proof?.placesOf(laidOut.results.slice(1)),
      problems: [...unknownKinds(rendering, 'HTML'), ...fonts.problems, ...laidOut.problems],
      environment: {browser: laidOut.browser, ...fonts.hashes}
    }
  }
}

/** Embeds the fonts of the layout in the page, so that letters are as wide on a screen as in the layout. */
function withFonts(page: string, {faces}: EmbeddedFonts): string {
  return page.replace('<style>', () => `<style>\n${exactWidths}\n${fontFaceRules(faces)}`)
}

/**
 * The style for exact widths of letters. Without it, browsers may round the widths of letters to pixels, and lines of
 * the layout would be broken again.
 */
const exactWidths = 'html { text-rendering: geometricPrecision; }'
