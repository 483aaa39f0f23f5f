import {type FormulaNode, isAble, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {coreSign, scriptKind} from '../../../core/formulas/limits.ts'
import {emOf, written} from './lengths.ts'
import {alone, operator, type SpaceAround} from './operators.ts'
import {type MathWriter, spaceMarkup} from './rows.ts'
import {group, mathTag} from './tags.ts'

/** A base with its scripts. In text, the limits of an operator are also written as scripts. */
export function scripts(node: FormulaNode, around: SpaceAround, write: MathWriter): string {
  const [base, ...others] = nodeParts(node)
  if (base === undefined) return group([])
  const name = scriptKind(node)
  const labels =
    name === 'munderover' && base.kind === 'mo' ? labelsOfArrow(base, others, around, write) : undefined
  if (labels !== undefined) return labels
  const sign = coreSign(base)
  // In text, browsers move the limits of some signs even where TeX does not.
  const isFixed = /^m(?:under|over)/.test(name) && largeSigns.test(sign?.text ?? '')
  const first =
    isFixed && base.kind === 'mo'
      ? operator(base, {...around, isBase: true}, false, {movablelimits: 'false'})
      : baseOf(base, {...around, isBase: true}, write)
  const isIntegral = name === 'msub' && integrals.test(sign?.text ?? '')
  const attributes = isIntegral ? {class: 'math-integral'} : {}
  return mathTag(name, attributes, [first, ...others.map(each => write(each, alone))].join(''))
}

const integrals = /^[∫-∳]$/u

/** A base with scripts. If the scripts belonged directly to a sign such as `\big)`, browsers would lose its size. */
function baseOf(base: FormulaNode, around: SpaceAround, write: MathWriter): string {
  const content = write(base, around)
  const isSized = nodeValue(coreSign(base) ?? base, 'maxsize') !== ''
  return isSized ? group([content, group([])]) : content
}

const largeSigns = /^[∏∐∑⋀-⋃⨀-⨆]$/u

/** A base with content above or below it: an accent, a line, a brace, a label, or a limit. */
export function underOverMarkup(node: FormulaNode, around: SpaceAround, write: MathWriter): string {
  const [base, script, ...others] = nodeParts(node)
  if (base === undefined || script === undefined || others.length > 0) return scripts(node, around, write)
  if (script.kind === 'mo' && isLine(script))
    return mathTag(
      'mrow',
      {class: node.kind === 'mover' ? 'math-overline' : 'math-underline'},
      write(base, around)
    )
  // If a sign is under a wider label, Firefox omits the sign's spaces from the width of the formula, which cuts off its
  // end.
  if (base.kind === 'mo' && script.kind === 'mspace' && around.before + around.after > 0) {
    const {before, after} = around
    const arrow = underOverMarkup(node, {...around, before: 0, after: 0}, write)
    return group([spaceMarkup(before), arrow, spaceMarkup(after)])
  }
  const inside = {...around, isBase: true as const}
  const above = node.kind === 'munder' ? labelledArrow(base) : undefined
  if (above !== undefined) {
    const [arrow, label] = nodeParts(above) as readonly [FormulaNode, FormulaNode]
    const parts = [
      operator(arrow, inside),
      write(script, alone),
      wide(write(label, alone), leastArrow(arrow) ?? 1)
    ]
    return mathTag('munderover', {}, parts.join(''))
  }
  if (script.kind === 'mo' && isAccent(script))
    return mathTag(node.kind, {}, write(base, inside) + accent(script, node.kind === 'mover'))
  const least = emOf(nodeValue(base, 'minsize')) ?? leastArrow(base)
  if (base.kind === 'mo' && least !== undefined && script.kind !== 'mspace')
    return mathTag(node.kind, {}, operator(base, inside) + wide(write(script, alone), least))
  return scripts(node, around, write)
}

/**
 * An arrow between two labels, which browsers stretch only to the width of the last label; undefined for another sign.
 */
function labelsOfArrow(
  base: FormulaNode,
  [below, above]: readonly FormulaNode[],
  around: SpaceAround,
  write: MathWriter
): string | undefined {
  const least = leastArrow(base)
  if (least === undefined || below === undefined || above === undefined) return undefined
  const length = emOf(nodeValue(base, 'minsize')) ?? least
  const parts = [
    operator(base, {...around, isBase: true}),
    write(below, alone),
    wide(write(above, alone), length)
  ]
  return mathTag('munderover', {}, parts.join(''))
}

/** An arrow with a label above it, if it is alone in its group. Browsers make it only as wide as the last label. */
function labelledArrow(node: FormulaNode): FormulaNode | undefined {
  const parts = nodeParts(node).filter(part => part.kind !== 'TeXAtom' || nodeParts(part).length > 0)
  if (node.kind === 'mover')
    return parts.length === 2 && leastArrow(parts[0]!) !== undefined ? node : undefined
  const [only, ...others] = parts
  const isGroup = node.kind === 'TeXAtom' || node.kind === 'mrow'
  return isGroup && only !== undefined && others.length === 0 ? labelledArrow(only) : undefined
}

/** The length in em from which Chromium stretches an arrow to the width of its box. */
function leastArrow(base: FormulaNode): number | undefined {
  const {text = ''} = base
  if (!isAble(base, 'stretchy')) return undefined
  return /^[←→↔⇐⇒⇔↦↼↽⇀⇁⇋⇌⇄⇆⥂⥄↩↪]$/u.test(text) ? 1.3 : undefined
}

/** A sign with a minimum length, such as the `=` of a diagram: stretched to the width of a space above it. */
export function longSign(sign: string, least: number): string {
  return mathTag('mover', {}, `${sign}${mathTag('mspace', {width: written(least / 0.7)}, '')}`)
}

/** A label that is at least as wide as its arrow, because browsers stretch the arrow only to the width of its label. */
function wide(label: string, least: number): string {
  return longSign(label, least)
}

function isLine({text}: FormulaNode): boolean {
  return text === '―' || text === '_'
}

function isAccent(sign: FormulaNode): boolean {
  const isMarked = sign.properties?.mathaccent !== undefined || nodeValue(sign, 'accent') === 'true'
  return isMarked || /^[⏜-⏡⎴⎵]$/u.test(sign.text ?? '')
}

/**
 * An accent in the same font size as its base. It is written without the attribute `accent`, because Chromium would
 * then pull it onto the letter.
 */
function accent(sign: FormulaNode, isAbove: boolean): string {
  const text = isAbove ? (accents[sign.text ?? ''] ?? sign.text ?? '') : (sign.text ?? '')
  const isStretchy = isAble(sign, 'stretchy')
  const isSmall = (/^[→←↔]$/u.test(text) && !isStretchy) || text.startsWith('…')
  return mathTag('mo', {stretchy: String(isStretchy), style: isSmall ? undefined : 'math-depth:0'}, text)
}

/** The signs that have the right height in fonts, by the signs with which accents are written. */
const accents: Readonly<Record<string, string>> = {
  '^': 'ˆ',
  '˜': '~',
  '¯': '‾',
  ˉ: '‾',
  '\u02ca': '´',
  '\u02cb': '`',
  // Some browsers set marks without width next to their letters.
  '\u20db': '…',
  '\u20dc': '….'
}

/** A base with scripts before and after it. */
export function multiscriptMarkup(node: FormulaNode, around: SpaceAround, write: MathWriter): string {
  const parts = nodeParts(node).map((each, index) => {
    if (each.kind === 'mprescripts') return mathTag('mprescripts', {}, '')
    return each.kind === 'none'
      ? group([])
      : write(each, index === 0 ? {...around, isBase: true as const} : alone)
  })
  return mathTag('mmultiscripts', {}, parts.join(''))
}
