import type {SetPages} from '../browser/messages.ts'
import sheets from '../browser/sheets.ts?script'
import {callScript} from '../core/typesetting.ts'
import {fontFaceRules} from '../outputs/font-face-rules.ts'
import type {Output} from '../outputs/output.ts'
import {pdfOutput} from '../outputs/pdf/index.ts'
import {buildPrintPage} from '../outputs/pdf/page/print-page.ts'
import {paginationScript} from '../outputs/pdf/render.ts'

/** The pages of the PDF as HTML for a screen: JSON (`SetPages`). */
export const pagesOutput: Output = {
  name: 'pages',
  ending: 'json',
  mediaType: 'application/json',
  ...(pdfOutput.prepare && {prepare: pdfOutput.prepare}),
  async render(rendering) {
    const {manuscript, world} = rendering
    const {html, fonts} = await buildPrintPage(rendering, {script: undefined, places: true})
    const firstPage = manuscript.metadata.journal.firstPage ?? 1
    const scripts = [paginationScript(manuscript), callScript(sheets, 'sheets', {firstPage})]
    const laidOut = await world.typeset({html, faces: fonts.faces, scripts, isForScreen: true})
    const {shell, pages} = laidOut.results.at(-1) as SetPages
    const [before, after] = shell
    const faces = `<style>${fontFaceRules(fonts.faces)}</style>`
    const head = before.indexOf('</head>')
    const withFaces: SetPages = {
      shell: [`${before.slice(0, head)}${faces}${before.slice(head)}`, after],
      pages
    }
    return {
      bytes: new TextEncoder().encode(JSON.stringify(withFaces)),
      undrawn: laidOut.undrawn,
      problems: [...fonts.problems, ...laidOut.problems],
      environment: {}
    }
  }
}
