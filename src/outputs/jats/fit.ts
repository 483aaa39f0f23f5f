import {addAll} from '../../core/add-all.ts'
import {formulaWords} from '../../core/formula-words.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, withAttributes, withChildren, type XmlNode, xml} from '../../core/xml-tree.ts'
import {
  blockModels,
  divided,
  dividing,
  endNames,
  headNames,
  inLineInstead,
  mixedModels,
  neverEmpty,
  separate
} from './content-models.ts'

/**
 * An element in which everything is where JATS allows it. Formatting and links are divided around content that they
 * cannot contain, blocks are put into paragraphs, and elements that are not allowed are replaced by their words.
 */
export function fitted(element: XmlElement): XmlElement {
  const allowed = mixedModels.get(element.name)
  if (allowed !== undefined) {
    const children = fitLine(element.children, allowed)
    // At the end of the element, the space added after a replaced paragraph is dropped.
    const isSpaced = children.at(-1) === ' ' && element.children.at(-1) !== ' '
    return withChildren(element, isSpaced ? children.slice(0, -1) : children)
  }
  const blocks = blockModels.get(element.name)
  if (blocks !== undefined) return fitBlocks(element, blocks)
  return withChildren(
    element,
    element.children.map(child => (typeof child === 'string' ? child : fitted(child)))
  )
}

/** Fits inline content into an element that allows only certain elements. */
function fitLine(children: readonly XmlNode[], allowed: ReadonlySet<string>): readonly XmlNode[] {
  return children.flatMap((child): readonly XmlNode[] => {
    if (typeof child === 'string') return [child]
    if (!allowed.has(child.name)) return fitLine(inPlaceOf(child, allowed), allowed)
    if (!divided.has(child.name)) return [fitted(child)]
    const pieces = dividedAround(child)
    return pieces.length === 1 ? [fitted(child)] : fitLine(pieces, allowed)
  })
}

/** An element, divided around inner elements that it cannot contain; unchanged if it contains no such elements. */
function dividedAround(element: XmlElement): readonly XmlNode[] {
  const allowed = mixedModels.get(element.name)!
  const children = element.children.flatMap(child =>
    isXmlElement(child) && divided.has(child.name) ? dividedAround(child) : [child]
  )
  const divides = (child: XmlNode): boolean =>
    isXmlElement(child) && dividing.has(child.name) && !allowed.has(child.name) && isOwn(child, element)
  if (!children.some(divides)) return [element]
  const pieces: XmlNode[] = []
  let piece: XmlNode[] = []
  let isFirst = true
  const end = (): void => {
    if (piece.length === 0) return
    // Only the first piece keeps the id.
    pieces.push(withChildren(isFirst ? element : withAttributes(element, {id: undefined}), piece))
    isFirst = false
    piece = []
  }
  for (const child of children) {
    if (!divides(child)) piece.push(child)
    else {
      end()
      pieces.push(child)
    }
  }
  end()
  return pieces
}

/**
 * Whether an inner element keeps its own target when another element is divided around it; false for a reference in a
 * link, which is replaced by its words unless it calls a note.
 */
function isOwn(child: XmlElement, around: XmlElement): boolean {
  return around.name !== 'ext-link' || child.name !== 'xref' || child.attributes.get('ref-type') === 'fn'
}

/** The replacement for an element that is not allowed in a line of text. */
function inPlaceOf(element: XmlElement, allowed: ReadonlySet<string>): readonly XmlNode[] {
  const {name, children} = element
  const instead = inLineInstead.get(name)
  if (instead !== undefined && allowed.has(instead)) {
    const labels = children.filter(child => isXmlElement(child, 'label'))
    const rest = children.filter(child => !isXmlElement(child, 'label') && !isXmlElement(child, 'caption'))
    const kept = withAttributes(xml(instead, {}, rest), attributesFor(instead, element))
    return [kept, ...labels.flatMap(label => (isXmlElement(label) ? [' ', ...label.children] : []))]
  }
  if (name === 'break') return [' ']
  if (name === 'tex-math') return [formulaWords(children.filter(child => typeof child === 'string').join(''))]
  if (name === 'alternatives') return children.slice(0, 1)
  return separate.has(name) ? [...children, ' '] : children
}

/** The attributes of an element that its replacement keeps. */
function attributesFor(name: string, {attributes}: XmlElement): Readonly<Record<string, string | undefined>> {
  const kept = name.endsWith('graphic') ? ['id', 'mimetype', 'mime-subtype', 'xlink:href'] : ['id']
  return Object.fromEntries(kept.map(key => [key, attributes.get(key)]))
}

/**
 * Fits blocks into an element: content that is not allowed directly in the element is put into a paragraph; in a table,
 * below the table itself.
 */
function fitBlocks(element: XmlElement, allowed: ReadonlySet<string>): XmlElement {
  const isPart = (names: ReadonlySet<string>) => (child: XmlNode) =>
    isXmlElement(child) && names.has(child.name) && !allowed.has(child.name)
  const [isHead, isEnd] = [isPart(headNames), isPart(endNames)]
  const heads = element.children.filter(isHead)
  const ends = element.children.filter(isEnd)
  const blocks: XmlElement[] = []
  const under: XmlElement[] = []
  let run: XmlNode[] = []
  const endRun = (): void => {
    if (run.every(node => typeof node === 'string' && node.trim() === '')) {
      run = []
      return
    }
    const paragraph = fitted(xml('p', {}, run))
    run = []
    if (allowed.has('p')) blocks.push(paragraph)
    else if (element.name === 'table-wrap') under.push(paragraph)
    else blocks.push(fitted(xml('fig', {}, paragraph)))
  }
  for (const child of element.children) {
    if (isHead(child) || isEnd(child)) continue
    if (isXmlElement(child) && allowed.has(child.name)) {
      endRun()
      blocks.push(fitted(child))
    } else if (isXmlElement(child, 'p')) {
      endRun()
      addAll(run, child.children)
      endRun()
    } else run.push(child)
  }
  endRun()
  if (blocks.length === 0 && neverEmpty.has(element.name)) blocks.push(xml('p'))
  const foot = under.length === 0 ? [] : [xml('table-wrap-foot', {}, under)]
  const fit = (child: XmlNode): XmlNode => (typeof child === 'string' ? child : fitted(child))
  return withChildren(element, [...heads.map(fit), ...blocks, ...foot, ...ends.map(fit)])
}
