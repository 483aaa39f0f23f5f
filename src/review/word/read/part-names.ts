import {childElements, elementAt} from '../../../core/xml.ts'
import {parsePart} from './part-text.ts'

/** The paths of the parts of a Word file that contain text. */
export type PartNames = Readonly<
  Record<'document' | 'comments' | 'commentsExtended' | 'footnotes' | 'endnotes', string>
>

const usual: PartNames = {
  document: 'word/document.xml',
  comments: 'word/comments.xml',
  commentsExtended: 'word/commentsExtended.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml'
}

/**
 * Finds the parts of a Word file through its relationships (ISO 29500-2, 9.3); parts without a relationship have their
 * usual names.
 */
export function partNames(partOf: (path: string) => string | undefined): PartNames {
  const document = targets(partOf('_rels/.rels'), '').get('officeDocument') ?? usual.document
  const folder = document.slice(0, document.lastIndexOf('/') + 1)
  const own = targets(partOf(`${folder}_rels/${document.slice(folder.length)}.rels`), folder)
  const name = (kind: keyof PartNames): string => own.get(kind) ?? usual[kind]
  return {
    document,
    comments: name('comments'),
    commentsExtended: name('commentsExtended'),
    footnotes: name('footnotes'),
    endnotes: name('endnotes')
  }
}

/** The targets of a part's relationships by id; targets outside the file are URLs. */
export function targetsById(
  partOf: (path: string) => string | undefined,
  path: string
): ReadonlyMap<string, string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const part = partOf(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'Relationships')
  return new Map(
    childElements(root).map(({attributes}) => {
      const target = attributes.get('Target') ?? ''
      const isOutside = attributes.get('TargetMode') === 'External'
      const own = target.startsWith('/') ? target.slice(1) : folder + target
      return [attributes.get('Id') ?? '', isOutside ? target : own]
    })
  )
}

/** The targets of relationships by the last word of their type, which is the same in strict and transitional files. */
function targets(part: string | undefined, folder: string): ReadonlyMap<string, string> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'Relationships')
  return new Map(
    childElements(root).map(({attributes}) => {
      const [type, target] = [attributes.get('Type') ?? '', attributes.get('Target') ?? '']
      return [
        type.slice(type.lastIndexOf('/') + 1),
        target.startsWith('/') ? target.slice(1) : folder + target
      ]
    })
  )
}
