import {childElements, elementAt, type XmlElement} from '../../../core/xml.ts'
import {parsePart} from '../../../review/word/read/part-text.ts'
import type {TypedLook} from '../content.ts'
import {lookOf} from './look.ts'

/** The properties that a style gives to a paragraph. */
export type ParagraphStyle = Readonly<{
  /** The names of the style and of its base styles, in lower case. */
  names: readonly string[]
  outline?: number
  list?: Readonly<{id: string; level: number}>
  align?: string
  indent?: Readonly<{left: number; right: number}>
  look: TypedLook
}>

export type Styles = Readonly<{
  paragraph: (id: string | undefined) => ParagraphStyle
  /** The look of a character style. */
  letters: (id: string) => TypedLook
  lang: string | undefined
}>

/** Reads the styles of a file; without a part for styles, it uses Word's own styles, by their ids. */
export function readStyles(part: string | undefined): Styles {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'w:styles')
  const own = new Map(
    childElements(root)
      .filter(({name}) => name === 'w:style')
      .map(style => [style.attributes.get('w:styleId') ?? '', style] as const)
  )
  const usual = childElements(root).find(
    ({name, attributes}) =>
      name === 'w:style' && attributes.get('w:type') === 'paragraph' && isOn(attributes.get('w:default'))
  )
  const defaults = elementAt(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
  const base = defaults === undefined ? {} : lookOf(defaults, undefined)
  const known = new Map<string, ParagraphStyle>()
  const paragraph = (id: string | undefined): ParagraphStyle => {
    const name = id ?? usual?.attributes.get('w:styleId') ?? ''
    const found = known.get(name)
    if (found !== undefined) return found
    const chain = chainOf(name, own)
    const style = chain.length === 0 ? unknownStyle(name, base) : styleOf(chain, base)
    known.set(name, style)
    return style
  }
  const letters = (id: string): TypedLook => {
    const chain = chainOf(id, own)
    const looks = chain.toReversed().flatMap(style => {
      const properties = childElements(style).find(({name}) => name === 'w:rPr')
      return properties === undefined ? [] : [lookOf(properties, undefined)]
    })
    const look = Object.assign({}, ...looks) as TypedLook
    const isCode = [id, ...chain.map(nameOf)].some(name => codeName.test(name))
    return isCode ? {...look, code: true} : look
  }
  return {paragraph, letters, lang: base.lang}
}

const codeName = /^(?:verbatim ?char|source ?text|(?:html ?)?code|inline ?code|code ?char|html ?typewriter)$/i

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

/** A style and its base styles; a cycle of styles is followed only once. */
function chainOf(id: string, own: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  const chain: XmlElement[] = []
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !seen.has(at) && chain.length < 50; ) {
    seen.add(at)
    const style: XmlElement | undefined = own.get(at)
    if (style === undefined) break
    chain.push(style)
    at = valueOfChild(style, 'w:basedOn')
  }
  return chain
}

function nameOf(style: XmlElement): string {
  return (valueOfChild(style, 'w:name') ?? style.attributes.get('w:styleId') ?? '').toLowerCase()
}

function valueOfChild(element: XmlElement | undefined, name: string): string | undefined {
  return childElements(element)
    .find(child => child.name === name)
    ?.attributes.get('w:val')
}

function unknownStyle(id: string, look: TypedLook): ParagraphStyle {
  const depth = /^heading\s?([1-9])$/i.exec(id)?.[1]
  return {
    names: [id.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()],
    look,
    ...(depth !== undefined && {outline: Number(depth)})
  }
}

function styleOf(chain: readonly XmlElement[], base: TypedLook): ParagraphStyle {
  const names = chain.map(nameOf)
  const properties = chain.flatMap(style => childElements(style).filter(({name}) => name === 'w:pPr'))
  const first = <Value>(read: (element: XmlElement) => Value | undefined): Value | undefined =>
    properties.map(read).find(value => value !== undefined)
  const outline = first(outlineOf) ?? headingDepth(names)
  const list = first(listNamed)
  const align = first(element => valueOfChild(element, 'w:jc'))
  const indent = first(indentOf)
  const looks = chain.toReversed().flatMap(style => {
    const own = childElements(style).find(({name}) => name === 'w:rPr')
    return own === undefined ? [] : [lookOf(own, undefined)]
  })
  return {
    names,
    look: Object.assign({}, base, ...looks) as TypedLook,
    ...(outline !== undefined && outline > 0 && {outline}),
    ...(list && {list}),
    ...(align !== undefined && {align}),
    ...(indent && {indent})
  }
}

/** The depth of a heading by the name of its style, which is English in every language version of Word. */
function headingDepth(names: readonly string[]): number | undefined {
  const depth = names.map(name => /^heading ([1-9])$/.exec(name)?.[1]).find(value => value !== undefined)
  return depth === undefined ? undefined : Number(depth)
}

/** The outline level in paragraph properties, from 1; 0 for body text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const value = valueOfChild(properties, 'w:outlineLvl')
  const level = Number(value)
  if (value === undefined || !Number.isInteger(level) || level < 0) return undefined
  return level > 8 ? 0 : level + 1
}

/** The list named in paragraph properties; id 0 removes a paragraph from the list of its style. */
export function listNamed(
  properties: XmlElement | undefined
): Readonly<{id: string; level: number}> | undefined {
  const own = childElements(properties).find(({name}) => name === 'w:numPr')
  if (own === undefined) return undefined
  const level = Number(valueOfChild(own, 'w:ilvl') ?? 0)
  return {id: valueOfChild(own, 'w:numId') ?? '', level: level >= 0 && level < 9 ? Math.floor(level) : 0}
}

export function indentOf(
  properties: XmlElement | undefined
): Readonly<{left: number; right: number}> | undefined {
  const own = childElements(properties).find(({name}) => name === 'w:ind')
  if (own === undefined) return undefined
  const side = (...names: readonly string[]): number =>
    Number(names.map(name => own.attributes.get(name)).find(value => value !== undefined)) || 0
  return {left: side('w:left', 'w:start'), right: side('w:right', 'w:end')}
}
