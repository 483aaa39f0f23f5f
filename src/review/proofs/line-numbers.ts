import lineNumbers from '../../browser/line-numbers.ts?script'
import type {Manuscript} from '../../core/types.ts'
import {callScript} from '../../core/typesetting.ts'

/** The expression that numbers the typeset lines of a proof and finds its queries after layout. */
export function lineNumberScript({metadata, project}: Pick<Manuscript, 'metadata' | 'project'>): string {
  const {lines = 'every', numbering = 'continuous'} = project.style.proof
  return callScript(lineNumbers, 'numberLines', {
    selector:
      'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, caption, blockquote, footer, pre, .line, .csl-entry',
    excluded: '.title-block .journal, .proof-cover, .proof-notice, .draft-notice',
    gap: 14,
    side: 'start',
    every: lines === 'fifth' ? 5 : 1,
    restartIn: numbering === 'page' ? '.page' : '',
    fontSize: 9,
    color: '#666',
    pageStride: 0,
    firstPage: metadata.journal.firstPage ?? 1
  })
}
