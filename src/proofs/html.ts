import {snapshot} from '../browser/snapshot.ts'
import {callInPage} from '../core/print.ts'
import type {Output} from '../outputs/index.ts'
import {buildPrintPage, paginationScript} from '../outputs/pdf/index.ts'

/**
 * The proof as HTML: the page as it was laid out for the PDF, so that both have the same lines with the same numbers.
 * A number stays at its word even where another browser breaks the lines elsewhere.
 */
export const proofHtmlOutput: Output = {
  name: 'html',
  ending: 'html',
  mediaType: 'text/html',
  async render(rendering) {
    const {html, fonts} = await buildPrintPage(rendering)
    const scripts = [
      paginationScript(rendering.manuscript),
      ...rendering.pageScripts,
      callInPage(snapshot, {})
    ]
    const printed = await rendering.world.print({html, scripts})
    const page = printed.results.at(-1)
    return {
      bytes: new TextEncoder().encode(typeof page === 'string' ? page : html),
      problems: [...fonts.problems, ...printed.problems],
      environment: {browser: printed.browser, ...fonts.hashes}
    }
  }
}
