import {elementsOf, type XmlElement} from '../../../core/xml.ts'
import type {WordAtom} from './document.ts'
import type {PartOf} from './main-part.ts'
import {targetsById} from './part-names.ts'

/** Returns the file of a drawing, and the drawing's description. */
export type PictureReader = (drawing: XmlElement) => Pick<WordAtom, 'file' | 'alt'>

/** Creates a reader for the pictures in a part, whose relationships name the files (ISO 29500-1, 20.1.8.13). */
export function pictureReader(partOf: PartOf, checksumOf: PartOf, path: string): PictureReader {
  let targets: ReadonlyMap<string, string> | undefined
  return drawing => {
    const [shown] = [...elementsOf(drawing, 'a:blip'), ...elementsOf(drawing, 'v:imagedata')]
    const names = ['r:embed', 'r:link', 'r:id'].flatMap(name => shown?.attributes.get(name) ?? [])
    targets ??= targetsById(partOf, path)
    const target = targets.get(names[0] ?? '')
    const file = target === undefined ? undefined : (checksumOf(target) ?? target)
    const [described] = elementsOf(drawing, 'wp:docPr')
    const alt = described?.attributes.get('descr')
    return {...(file !== undefined && {file}), ...(alt !== undefined && alt !== '' && {alt})}
  }
}
