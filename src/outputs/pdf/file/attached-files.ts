import {textOfString} from './strings.ts'
import {dictionaryIn, isDictionary, pdfTokens, referenceOf, type WrittenDictionary} from './values.ts'
import {type Inflate, objectsWithin, streamIn, writtenObjects} from './written-objects.ts'

/** A file attached to a PDF: its path, and its bytes if they can be decompressed. */
export type AttachedFile = Readonly<{path: string; bytes: Uint8Array | undefined}>

/**
 * The sources that `attachFiles` and `sourcesOf` attached to a PDF; undefined for a file that is not in galley's form.
 * Only the objects of attachments are read, so that changes elsewhere do not hide them.
 */
export function attachedFiles(pdf: Uint8Array, inflate: Inflate): readonly AttachedFile[] | undefined {
  const objects = writtenObjects(pdf, inflate)
  if (objects === undefined) return undefined
  const attached: AttachedFile[] = []
  let unpacked = 0
  for (const object of objects.values()) {
    const stream = streamIn(pdf, object)
    if (stream?.dictionary.get('Type') !== '/ObjStm') continue
    const content = inflate(stream.data)
    for (const text of content === undefined ? [] : objectsWithin(stream.dictionary, content).values()) {
      const file = dictionaryIn(pdfTokens(text))
      if (file?.get('Type') !== '/Filespec') continue
      const embedded = file.get('EF')
      const number = isDictionary(embedded) ? referenceOf(embedded.get('F')) : undefined
      const place = number === undefined ? undefined : objects.get(number)
      const data = place && streamIn(pdf, place)
      const bytes = data && unpacked <= mostUnpacked ? inflate(data.data) : undefined
      unpacked += bytes?.length ?? 0
      attached.push({
        // “Bibliography: refs/works.bib”; the file name has no folder.
        path: /^[^:]*: ([\s\S]*)$/.exec(textIn(file, 'Desc'))?.[1] ?? textIn(file, 'UF'),
        bytes
      })
    }
  }
  return attached
}

/** Far more than the sources of a paper need; larger attachments are not decompressed. */
const mostUnpacked = 512 * 1024 * 1024

function textIn(dictionary: WrittenDictionary, name: string): string {
  const value = dictionary.get(name)
  return typeof value === 'string' ? textOfString(value) : ''
}
