import type {ElementContent} from 'hast'
import {h} from '../article/elements.ts'
import type {Rendering} from '../output.ts'

/** The notice of a draft or a proof, printed above the title. */
export function notice({draft, proof, diagnostics}: Rendering): ElementContent[] {
  const errors = diagnostics.filter(diagnostic => diagnostic.severity === 'error').length
  return [
    ...(proof
      ? [
          h(
            'div',
            {className: ['proof-notice']},
            h('strong', {}, proof.title),
            proof.lines.map(line => h('span', {}, line))
          )
        ]
      : []),
    ...(draft && errors > 0
      ? [
          h(
            'p',
            {className: ['draft-notice'], role: 'note'},
            h('strong', {}, 'DRAFT'),
            ` ${errors} unresolved ${errors === 1 ? 'error' : 'errors'}`
          )
        ]
      : [])
  ]
}
