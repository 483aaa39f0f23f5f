import {fontFaceRules, standInRules} from '../font-face-rules.ts'
import {noFonts} from '../fonts.ts'
import {screenFonts, screenPage} from '../html/index.ts'
import type {Output} from '../output.ts'
import {articleMetadata, onLines, styleElement} from '../page/head.ts'
import {bytesOf} from '../page/serialize-page.ts'
import {titleText} from '../page/titles.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {isolatingSheet} from './isolating-sheet.ts'
import {ownNames, withNames} from './own-names.ts'
import {elementParts} from './parts.ts'
import {withoutRequests} from './requests.ts'
import {scopeSheet} from './scope-sheet.ts'

/**
 * The article as one element for a page of a journal's site. The element contains its own style sheet, which applies
 * only to it, and no script.
 */
export const fragmentOutput: Output = {
  name: 'fragment',
  ending: 'fragment.html',
  shows: 'html',
  mediaType: 'text/html',
  onlyNamed: true,
  async render(rendering) {
    const {slug, metadata} = rendering.manuscript
    const id = `galley-${slug}`
    let fonts = noFonts
    let styles = ''
    const page = await screenPage(rendering, {
      // The site publishes the PDF at another URL.
      pdf: metadata.pdfAddress,
      async stylesFor(sheet, content) {
        fonts = await screenFonts(rendering, sheet, content)
        const names = ownNames(sheet, fonts.faces, slug)
        const faces = fonts.faces.map(face => ({...face, family: names.get(face.family) ?? face.family}))
        const scoped = withoutRequests(scopeSheet(withNames(sheet, names), id))
        styles = [
          isolatingSheet(sheet, id),
          scoped,
          fontFaceRules(faces),
          standInRules(faces, titleText(rendering.manuscript))
        ].join('\n')
        return {sheet: ''}
      }
    })
    const parts = elementParts(page.parts, id, styleElement(styles))
    const problems = [...unknownKinds(rendering, 'fragment'), ...fonts.problems]
    return {bytes: bytesOf({...page, parts}), problems, environment: fonts.hashes}
  }
}

/** The metadata of the article, for the head of the page that contains its fragment. */
export const headOutput: Output = {
  name: 'head',
  ending: 'head.html',
  shows: 'html',
  mediaType: 'text/html',
  onlyNamed: true,
  async render(rendering) {
    const content = onLines(articleMetadata(rendering))
    const {lang} = rendering.manuscript.metadata
    return {bytes: bytesOf({lang, parts: [{kind: 'slot', name: 'head', content, around: []}]})}
  }
}
