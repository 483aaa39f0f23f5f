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
    if (stream === undefined || !stream.dictionary.includes('/Type /ObjStm')) continue
    const content = inflate(stream.data)
    for (const text of content === undefined ? [] : objectsWithin(stream.dictionary, content).values()) {
      if (!text.includes('/Type /Filespec')) continue
      const description = textAfter(text, 'Desc')
      const place = objects.get(Number(/\/EF <<\s*\/F (\d{1,9}) 0 R/.exec(text)?.[1]))
      const file = place && streamIn(pdf, place)
      const bytes = file && unpacked <= mostUnpacked ? inflate(file.data) : undefined
      unpacked += bytes?.length ?? 0
      attached.push({
        // “Bibliography: refs/works.bib”; the file name has no folder.
        path: /^[^:]*: ([\s\S]*)$/.exec(description)?.[1] ?? textAfter(text, 'UF'),
        bytes
      })
    }
  }
  return attached
}

/** Far more than the sources of a paper need; larger attachments are not decompressed. */
const mostUnpacked = 512 * 1024 * 1024

/** A text in a dictionary, which is written as hexadecimal UTF-16 with a byte order mark. */
function textAfter(dictionary: string, name: string): string {
  const [, digits = ''] = new RegExp(`/${name} <FEFF([\\dA-F]*)>`, 'i').exec(dictionary) ?? []
  return (digits.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}
