import type {Manuscript} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/** TeX to MathML by Temml, which is loaded only for a paper with maths. TeX that it cannot read gives undefined. */
export async function mathRenderer(manuscript: Manuscript): Promise<MathRenderer> {
  let hasMath = false
  for (const {tree} of manuscript.project.texts) {
    walk(tree, node => {
      hasMath ||= node.type === 'math' || node.type === 'inlineMath'
      return hasMath ? false : undefined
    })
  }
  if (!hasMath) return () => undefined
  const {default: temml} = await import('temml')
  return (tex, display) => {
    try {
      // Without trust no URL, class or style of the author's gets into the page.
      const markup = temml.renderToString(tex, {
        displayMode: display,
        throwOnError: true,
        trust: false,
        annotate: false,
        xml: true
      })
      // Every browser with MathML does this for `display="block"`, and validators do not know the value.
      return markup.replace(' style="display:block math;"', '')
    } catch {
      return undefined
    }
  }
}
