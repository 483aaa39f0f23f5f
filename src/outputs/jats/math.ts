import {withRow} from '../../core/formulas/tables.ts'
import {formulaTrees} from '../../core/formulas/trees.ts'
import {holds} from '../../core/walk-article.ts'
import {parseXml, type XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import type {Rendering} from '../output.ts'
import type {JatsContext} from './context.ts'

/** Returns a writer of formulas as MathML in JATS's namespace, with their spoken words. */
export async function formulaWriter({
  article,
  manuscript,
  memo
}: Pick<Rendering, 'article' | 'manuscript' | 'memo'>): Promise<JatsContext['formula']> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const [trees, {mathml}, {formulaSpeaker}] = await Promise.all([
    formulaTrees(article, manuscript.project, memo),
    import('../formulas/mathml/index.ts'),
    import('../formulas/spoken/index.ts')
  ])
  const speaker = formulaSpeaker(article.lang)
  return (tex, display, row) => {
    const whole = trees(tex, display)
    const tree = whole && row !== undefined ? withRow(whole, row) : whole
    if (tree === undefined) return undefined
    const [root] = parseXml(mathml(tree)).root.children
    if (root === undefined || typeof root === 'string') return undefined
    const words = speaker.lang === article.lang ? speaker.say(tree) : ''
    return withPrefix(root, words === '' ? undefined : words)
  }
}

/** Puts a prefix before the names of MathML 3 elements, and removes parts that only browsers need. */
function withPrefix({name, attributes, children}: XmlElement, alttext?: string): XmlElement {
  const [only, ...others] = children
  // Only Firefox needs boxes without a size.
  if (name === 'mpadded' && attributes.size === 0 && others.length === 0 && typeof only === 'object')
    return withPrefix(only, alttext)
  const align = /text-align:\s*(left|center|right)/.exec(attributes.get('style') ?? '')?.[1]
  const kept = [...attributes].filter(([key]) => known.has(key))
  return xml(
    `mml:${name}`,
    {
      ...Object.fromEntries(kept),
      alttext,
      ...(name === 'mtd' && align !== undefined && {columnalign: align})
    },
    children.map(child => (typeof child === 'string' ? child : withPrefix(child)))
  )
}

/** Attributes of MathML 2 and 3 that galley uses. */
const known: ReadonlySet<string> = new Set(
  (
    'display mathvariant mathsize mathcolor mathbackground displaystyle scriptlevel stretchy symmetric largeop ' +
    'movablelimits accent accentunder fence separator form lspace rspace minsize maxsize linethickness width height ' +
    'depth columnspan rowspan'
  ).split(' ')
)
