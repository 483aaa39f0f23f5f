import {childElements, type XmlElement} from '../../core/xml.ts'
import type {ReferenceDocument} from '../output.ts'
import {styleElements, xmlOf} from './reference-document.ts'

/** A style for galley's paragraphs: its id, its name in Word, its type, and its definition. */
export type OwnStyle = Readonly<{
  id: string
  name: string
  type: 'paragraph' | 'character' | 'table'
  xml: string
}>

/**
 * The content of the styles part: the styles of a reference document, and galley's own styles for names that it lacks.
 * A style with the same name as one of galley's gets galley's id, because Word translates names. The language is the
 * paper's.
 */
export function referenceStyles(
  reference: ReferenceDocument,
  own: readonly OwnStyle[],
  language: string
): string {
  const styles = styleElements(reference)
  const ids = newIds(styles, own)
  const taken = new Set(styles.map(style => nameOf(style)))
  const missing = own.filter(({name, type}) => !taken.has(`${type} ${name.toLowerCase()}`))
  const defaults = childElements(reference.styles).find(({name}) => name === 'w:docDefaults')
  const latent = childElements(reference.styles).find(({name}) => name === 'w:latentStyles')
  return [
    xmlOf(withLanguage(defaults, language)),
    ...(latent ? [xmlOf(latent)] : []),
    ...styles.map(style => xmlOf(renamed(withoutNumbers(style), ids))),
    // Galley's styles may be based on styles that have another id in the reference document.
    ...missing.map(({xml}) => xml)
  ].join('')
}

function attributeOf(style: XmlElement, child: string): string {
  return (
    childElements(style)
      .find(({name}) => name === child)
      ?.attributes.get('w:val') ?? ''
  )
}

function nameOf(style: XmlElement): string {
  return `${style.attributes.get('w:type') ?? 'paragraph'} ${attributeOf(style, 'w:name').toLowerCase()}`
}

/**
 * The new ids of styles by their old ids: a style with the name of one of galley's gets galley's id, and another style
 * that has this id gets an unused one.
 */
function newIds(styles: readonly XmlElement[], own: readonly OwnStyle[]): ReadonlyMap<string, string> {
  const wanted = new Map(own.map(({id, name, type}) => [`${type} ${name.toLowerCase()}`, id]))
  const fixed = new Set(own.map(({id}) => id))
  const used = new Set([...fixed, ...styles.map(({attributes}) => attributes.get('w:styleId') ?? '')])
  const given = new Set<string>()
  return new Map(
    styles.map(style => {
      const before = style.attributes.get('w:styleId') ?? ''
      const id = wanted.get(nameOf(style))
      if (id !== undefined && !given.has(id)) {
        given.add(id)
        return [before, id]
      }
      if (!fixed.has(before)) return [before, before]
      let other = `${before}Reference`
      while (used.has(other)) other += '1'
      used.add(other)
      return [before, other]
    })
  )
}

/** Elements that refer to styles by their ids. */
const naming: ReadonlySet<string> = new Set(['w:basedOn', 'w:next', 'w:link'])

function renamed(style: XmlElement, ids: ReadonlyMap<string, string>): XmlElement {
  const newId = (id: string | undefined): string => ids.get(id ?? '') ?? id ?? ''
  return {
    ...style,
    attributes: new Map(
      [...style.attributes].map(([key, value]) => [key, key === 'w:styleId' ? newId(value) : value])
    ),
    children: style.children.map(child =>
      typeof child === 'string' || !naming.has(child.name)
        ? child
        : {...child, attributes: new Map([['w:val', newId(child.attributes.get('w:val'))]])}
    )
  }
}

/**
 * Removes the numbering of a style for headings, captions or references: galley numbers these itself, as in HTML and
 * PDF.
 */
function withoutNumbers(style: XmlElement): XmlElement {
  if (!/^(?:paragraph (?:heading \d|caption|bibliography))$/.test(nameOf(style))) return style
  return {
    ...style,
    children: style.children.map(child =>
      typeof child === 'string' || child.name !== 'w:pPr'
        ? child
        : {
            ...child,
            children: child.children.filter(each => typeof each === 'string' || each.name !== 'w:numPr')
          }
    )
  }
}

/** The defaults of a document, with the language of the paper instead of the template's. */
function withLanguage(defaults: XmlElement | undefined, language: string): XmlElement {
  const run = childElements(childElements(defaults).find(({name}) => name === 'w:rPrDefault')).find(
    ({name}) => name === 'w:rPr'
  )
  const paragraph = childElements(defaults).find(({name}) => name === 'w:pPrDefault')
  const kept = childElements(run).filter(({name}) => name !== 'w:lang')
  // In the properties of a run, only these three elements may follow the language (ISO 29500-1, 17.3.2.28).
  const behind = kept.findIndex(({name}) => /^w:(?:eastAsianLayout|specVanish|oMath)$/.test(name))
  const at = behind < 0 ? kept.length : behind
  return made('w:docDefaults', [
    made('w:rPrDefault', [
      made('w:rPr', [...kept.slice(0, at), languageElement(language), ...kept.slice(at)])
    ]),
    ...(paragraph ? [paragraph] : [])
  ])
}

function made(name: string, children: readonly XmlElement[]): XmlElement {
  return {name, attributes: new Map(), children}
}

function languageElement(xml: string): XmlElement {
  const attributes = [...xml.matchAll(/(w:\w+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const)
  return {name: 'w:lang', attributes: new Map(attributes), children: []}
}
