import type {Manuscript} from '../../core/types.ts'
import {citesFormulas} from './reference-formulas.ts'

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/** TeX to MathML by Temml, which is loaded only for a paper with maths. TeX that it cannot read gives undefined. */
export async function mathRenderer(manuscript: Manuscript): Promise<MathRenderer> {
  const inText = manuscript.project.texts.some(({hasFormulas}) => hasFormulas)
  if (!inText && !citesFormulas(manuscript)) return () => undefined
  const {default: temml} = await import('temml')
  const macros = Object.fromEntries([...manuscript.project.macros].map(([name, body]) => [`\\${name}`, body]))
  return (tex, display) => {
    try {
      // Without trust no URL, class or style of the author's gets into the page.
      const markup = temml.renderToString(tex, {
        displayMode: display,
        throwOnError: true,
        trust: false,
        // A formula may define its own; it gets a copy, so that they end with it.
        macros: {...macros},
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
