import {addAll} from '../../../core/add-all.ts'
import {element} from '../../../core/write-xml.ts'
import {childElements, rawText, type XmlElement} from '../../../core/xml.ts'
import {elementPieces} from './elements.ts'
import {naryOf} from './nary.ts'
import {argument, built, type MathPiece, withoutOuterSpace} from './pieces.ts'
import {isScripted, type ScriptedBase, scriptsOf, withScripts} from './scripts.ts'

/** Elements in a line, with fences around what they enclose, and operators such as sums before what they apply to. */
export function rowPieces(nodes: readonly XmlElement[]): readonly MathPiece[] {
  return piecesOf(nodes.flatMap(flattened))
}

/** An element that only groups others gives way to them. */
function flattened(node: XmlElement): readonly XmlElement[] {
  const isGroup = node.name === 'mrow' || node.name === 'mstyle' || node.name === 'math'
  return isGroup && !isBordered(node) ? childElements(node).flatMap(flattened) : [node]
}

/** A row with a border, as Temml writes `\boxed`. */
export function isBordered(node: XmlElement): boolean {
  return node.attributes.get('style')?.includes('border:') === true
}

function piecesOf(nodes: readonly XmlElement[]): readonly MathPiece[] {
  const pieces: MathPiece[] = []
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at]!
    const close = fenceForm(node) === 'prefix' ? closingFence(nodes, at) : -1
    if (close > 0) {
      pieces.push(delimited(nodes.slice(at, close + 1)))
      at = close + 1
      continue
    }
    const bar = isBar(node) ? closingBar(nodes, at) : -1
    if (bar > 0) {
      addAll(pieces, betweenBars(nodes.slice(at, bar + 1)))
      at = bar + 1
      continue
    }
    const nary = naryOf(node, rowPieces)
    if (nary !== undefined) {
      const end = nary.endOfOperand(nodes, at + 1)
      const operand = withoutOuterSpace(piecesOf(nodes.slice(at + 1, end)))
      // Without an operand, Word would show a box for it.
      if (operand.length > 0) {
        pieces.push(nary.apply(operand))
        at = end
        continue
      }
    }
    const scripts = scriptsOf(node, rowPieces)
    if (scripts !== undefined && scripts.base.length === 0) at = addLoose(scripts, nodes, at, pieces)
    else {
      addAll(pieces, scripts === undefined ? elementPieces(node, rowPieces) : withScripts(scripts))
      at++
    }
  }
  return pieces
}

/**
 * Adds scripts without a base: those of what is before them, as in `\ce{H2O}`, or else of what follows, as in `{}^{14}C`.
 * Gives the position after what was used.
 */
function addLoose(
  scripts: ScriptedBase,
  nodes: readonly XmlElement[],
  at: number,
  pieces: MathPiece[]
): number {
  const {sub, sup} = scripts
  if (sub.length === 0 && sup.length === 0) return at + 1
  const last = pieces.at(-1)
  if (last !== undefined && (last.kind === 'element' || last.role === 'letter')) {
    pieces.pop()
    addAll(pieces, withScripts({...scripts, base: [last]}))
    return at + 1
  }
  const next = nodes[at + 1]
  const base = next === undefined ? [] : piecesOf([next])
  if (base.length === 0) {
    addAll(pieces, withScripts(scripts))
    return at + 1
  }
  const before = [argument('m:sub', sub), argument('m:sup', sup), argument('m:e', base)]
  pieces.push(built(element('m:sPre', {}, before)))
  return at + 2
}

function fenceForm(node: XmlElement): string | undefined {
  return node.name === 'mo' && node.attributes.get('fence') === 'true'
    ? node.attributes.get('form')
    : undefined
}

/** The position of the fence that closes the one at `start`; -1 if none does. */
function closingFence(nodes: readonly XmlElement[], start: number): number {
  let depth = 0
  for (let at = start; at < nodes.length; at++) {
    const form = fenceForm(nodes[at]!)
    if (form === 'prefix') depth++
    else if (form === 'postfix' && --depth === 0) return at
  }
  return -1
}

/** What is between fences, cut where the formula has `\middle`. */
function delimited(nodes: readonly XmlElement[]): MathPiece {
  const inner = nodes.slice(1, -1)
  const separator = inner.find(isMiddle)
  const parts: XmlElement[][] = [[]]
  for (const node of inner) {
    if (separator !== undefined && isMiddle(node) && rawText(node) === rawText(separator)) parts.push([])
    else parts.at(-1)!.push(node)
  }
  const signs = [rawText(nodes[0]), separator && rawText(separator), rawText(nodes.at(-1))] as const
  return delimiters(signs, parts.map(piecesOf))
}

/** A bar that is typed, which does not tell whether it opens or closes. */
function isBar(node: XmlElement | undefined): boolean {
  return node?.name === 'mi' && /^[|‖]$/.test(rawText(node))
}

/** The bar without or with scripts that closes the one at `start`; -1 if the bars of the line do not make pairs. */
function closingBar(nodes: readonly XmlElement[], start: number): number {
  const sign = rawText(nodes[start])
  const closes = (node: XmlElement): boolean => {
    const base = isScripted(node) ? childElements(node)[0] : node
    return isBar(base) && rawText(base) === sign
  }
  let depth = 0
  const bars = nodes.flatMap((node, at) => {
    const form = fenceForm(node)
    if (form === 'prefix') depth++
    if (form === 'postfix') depth--
    return depth === 0 && closes(node) ? [at] : []
  })
  const end = bars.find(at => at > start) ?? -1
  return bars.length % 2 === 1 || end === start + 1 ? -1 : end
}

function betweenBars(nodes: readonly XmlElement[]): readonly MathPiece[] {
  const sign = rawText(nodes[0])
  const content = delimiters([sign, undefined, sign], [piecesOf(nodes.slice(1, -1))])
  const scripts = scriptsOf(nodes.at(-1)!, rowPieces)
  return scripts === undefined ? [content] : withScripts({...scripts, base: [content]})
}

function isMiddle(node: XmlElement): boolean {
  return (
    node.name === 'mo' &&
    node.attributes.get('form') === 'infix' &&
    node.attributes.get('stretchy') === 'true'
  )
}

function delimiters(
  [start, separator, end]: readonly [start: string, separator: string | undefined, end: string],
  parts: ReadonlyArray<readonly MathPiece[]>
): MathPiece {
  const properties = element(
    'm:dPr',
    {},
    element('m:begChr', {'m:val': start}),
    separator === undefined ? '' : element('m:sepChr', {'m:val': separator}),
    element('m:endChr', {'m:val': end})
  )
  return built(
    element(
      'm:d',
      {},
      properties,
      parts.map(part => argument('m:e', part))
    )
  )
}
