import {element, escapeXml} from '../../core/write-xml.ts'
import {childElements, elementAt, elementsOf, parseXml, type XmlElement} from '../../core/xml.ts'
import type {ReferenceDocument} from '../output.ts'

/**
 * The key of the reference document in the manifest; the value is the document's hash, and its path if it is in the
 * project.
 */
export const referenceKey = 'docx reference'

/** The reason why a file cannot be a reference document. */
export type ReferenceFault = Readonly<{fault: string}>

/** Reads the relevant parts of a reference document; ignores all others. */
export function readReferenceDocument(
  name: string,
  partOf: (path: string) => string | undefined
): ReferenceDocument | ReferenceFault {
  const targets = targetsOf(partOf('_rels/.rels'), '')
  const main = targets.get('officeDocument') ?? 'word/document.xml'
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const own = targetsOf(partOf(`${folder}_rels/${main.slice(folder.length)}.rels`), folder)
  const part = (kind: string, root: string): XmlElement | undefined => {
    const text = partOf(own.get(kind) ?? `${folder}${kind}.xml`)
    const parsed = text === undefined ? undefined : parseXml(text)
    const found = parsed && parsed.fault === undefined ? elementAt(parsed.root, root) : undefined
    return found && withoutForeign(found)
  }
  const styles = part('styles', 'w:styles')
  if (styles === undefined)
    return {fault: 'has no styles that can be read; save it in Word as a document (.docx)'}
  const text = partOf(main)
  const body = text === undefined ? undefined : elementAt(parseXml(text).root, 'w:document', 'w:body')
  const section = body && childElements(body).findLast(({name: each}) => each === 'w:sectPr')
  return {
    name,
    styles,
    numbering: part('numbering', 'w:numbering'),
    theme: part('theme', 'a:theme'),
    section: section && withoutForeign(section)
  }
}

function targetsOf(part: string | undefined, folder: string): ReadonlyMap<string, string> {
  const root = part === undefined ? undefined : elementAt(parseXml(part).root, 'Relationships')
  return new Map(
    childElements(root)
      .filter(({attributes}) => attributes.get('TargetMode') !== 'External')
      .map(({attributes}) => {
        const [type, target] = [attributes.get('Type') ?? '', attributes.get('Target') ?? '']
        const path = target.startsWith('/') ? target.slice(1) : folder + target
        return [type.slice(type.lastIndexOf('/') + 1), path]
      })
  )
}

/**
 * An element without anything that reveals people, dates or other files: tracked changes, ids of editing sessions,
 * pictures, and extensions in other namespaces.
 */
function withoutForeign({name, attributes, children}: XmlElement): XmlElement {
  const space = name.slice(0, name.indexOf(':'))
  return {
    name,
    attributes: new Map(
      [...attributes].filter(
        ([key]) => (!key.includes(':') || key.startsWith(`${space}:`)) && !/^w:rsid/.test(key)
      )
    ),
    children: children.flatMap((child): readonly (XmlElement | string)[] => {
      if (typeof child === 'string') return [child]
      if (child.name === 'a:blipFill') return [{name: 'a:noFill', attributes: new Map(), children: []}]
      return child.name.startsWith(`${space}:`) && !left.test(child.name) ? [withoutForeign(child)] : []
    })
  }
}

const left =
  /^(?:w:(?:\w+Change|rsid|ins|del|moveFrom|moveTo|numPicBullet|lvlPicBulletId|printerSettings)|a:(?:extLst|hlinkClick|hlinkHover))$/

/** Serializes an element as XML. */
export function xmlOf({name, attributes, children}: XmlElement): string {
  const own = Object.fromEntries([...attributes].filter(([key]) => !key.startsWith('xmlns')))
  return element(
    name,
    own,
    children.map(child => (typeof child === 'string' ? escapeXml(child) : xmlOf(child)))
  )
}

/** The page set-up of a reference document, in the order of the schema; undefined if it has none. */
export function pageSetUp({section}: ReferenceDocument): string | undefined {
  const parts = childElements(section).filter(({name}) => setUpNames.includes(name))
  return parts.some(({name}) => name === 'w:pgSz')
    ? setUpNames
        .flatMap(name =>
          parts
            .filter(part => part.name === name)
            .slice(0, 1)
            .map(xmlOf)
        )
        .join('')
    : undefined
}

/** The area of a page that contains text, in twentieths of a point. */
export type TextArea = Readonly<{width: number; height: number}>

/** A4 with margins of 2.5 cm, in twentieths of a point; the height leaves room for a caption. */
const areaOfA4: TextArea = {width: 9070, height: 12_750}

/** The area that contains text, in a page or in one of its columns. */
export function textArea(reference: ReferenceDocument | undefined): TextArea {
  const of = (element: string, name: string): number => {
    const found = childElements(reference?.section).find(each => each.name === element)
    return Number(found?.attributes.get(`w:${name}`) ?? 0) || 0
  }
  const columns = Math.max(1, of('w:cols', 'num'))
  const width = of('w:pgSz', 'w') - of('w:pgMar', 'left') - of('w:pgMar', 'right')
  const height = of('w:pgSz', 'h') - of('w:pgMar', 'top') - of('w:pgMar', 'bottom') - roomOfCaption
  const gaps = (columns - 1) * of('w:cols', 'space')
  return width < least || height < least ? areaOfA4 : {width: Math.round((width - gaps) / columns), height}
}

const roomOfCaption = 1200
const least = 1000

const setUpNames = ['w:pgSz', 'w:pgMar', 'w:pgBorders', 'w:lnNumType', 'w:cols']

/** The theme of a reference document as a part. */
export function themePart({theme}: ReferenceDocument): string | undefined {
  if (theme === undefined) return undefined
  const xml = xmlOf(theme).replace(
    '<a:theme',
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`
}

/** The definitions of numberings in a reference document, and the greatest ids among them. */
export function numberingOf({numbering}: ReferenceDocument): Readonly<{
  kinds: string
  instances: string
  kindCount: number
  instanceCount: number
}> {
  const of = (name: string): readonly XmlElement[] =>
    childElements(numbering).filter(child => child.name === name)
  const greatest = (elements: readonly XmlElement[], id: string): number =>
    elements.reduce((most, {attributes}) => Math.max(most, Number(attributes.get(id) ?? 0) || 0), 0)
  const [kinds, instances] = [of('w:abstractNum'), of('w:num')]
  return {
    kinds: kinds.map(xmlOf).join(''),
    instances: instances.map(xmlOf).join(''),
    kindCount: kinds.length === 0 ? 0 : greatest(kinds, 'w:abstractNumId') + 1,
    instanceCount: greatest(instances, 'w:numId')
  }
}

/** All styles of a reference document. */
export function styleElements({styles}: ReferenceDocument): readonly XmlElement[] {
  return elementsOf(styles, 'w:style')
}
