import lineNumbers from '../browser/line-numbers.ts?script'
import {callScript} from '../core/typesetting.ts'

/** The expression that numbers the typeset lines of a proof, once the page is laid out. */
export const lineNumberScript = callScript(lineNumbers, 'numberLines', {
  selector:
    'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, caption, blockquote, footer, pre, .line, .csl-entry',
  excluded: '.title-block .journal, .proof-notice, .draft-notice',
  gap: 14,
  side: 'start',
  every: 1,
  fontSize: 9,
  color: '#666',
  pageStride: 0
})
