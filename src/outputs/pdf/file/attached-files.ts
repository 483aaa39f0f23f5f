import {scannedObjects} from './scanned-objects.ts'
import {textOfString} from './strings.ts'
import {dictionaryIn, isDictionary, pdfTokens, referenceOf, type WrittenDictionary} from './values.ts'
import {type Inflate, objectsWithin, streamIn, writtenObjects} from './written-objects.ts'

/** A file attached to a PDF: its path, and its bytes if they can be decompressed. */
export type AttachedFile = Readonly<{path: string; bytes: Uint8Array | undefined}>

/**
 * The sources that `attachFiles` and `sourcesOf` attached to a PDF; undefined for a file that cannot be read. If the
 * file is in galley's form, only the objects of attachments are read, so that changes elsewhere do not matter.
 */
export function attachedFiles(pdf: Uint8Array, inflate: Inflate): readonly AttachedFile[] | undefined {
  const attached: AttachedFile[] = []
  let unpacked = 0
  const found = specifications(pdf, inflate)
  for (const {file, data} of found ?? []) {
    const bytes = data && unpacked <= mostUnpacked ? data() : undefined
    unpacked += bytes?.length ?? 0
    attached.push({
      // The description, “Bibliography: refs/works.bib”, contains the folder, which the file name lacks.
      path: /^[^:]*: ([\s\S]*)$/.exec(textIn(file, 'Desc'))?.[1] ?? textIn(file, 'UF'),
      bytes
    })
  }
  return found && attached
}

/** The dictionary that describes an attached file, and a function for its content. */
type Specification = Readonly<{file: WrittenDictionary; data: (() => Uint8Array | undefined) | undefined}>

function specifications(pdf: Uint8Array, inflate: Inflate): readonly Specification[] | undefined {
  const objects = writtenObjects(pdf, inflate)
  if (objects === undefined) return scannedSpecifications(pdf, inflate)
  return [...objects.values()].flatMap(object => {
    const stream = streamIn(pdf, object)
    const content = stream?.dictionary.get('Type') === '/ObjStm' ? inflate(stream.data) : undefined
    if (stream === undefined || content === undefined) return []
    return [...objectsWithin(stream.dictionary, content).values()].flatMap(text =>
      specificationIn(text, number => {
        const place = objects.get(number)
        const data = place && streamIn(pdf, place)
        return data && (() => inflate(data.data))
      })
    )
  })
}

/** The specifications in a file that another program has saved or extended. */
function scannedSpecifications(pdf: Uint8Array, inflate: Inflate): readonly Specification[] | undefined {
  const scanned = scannedObjects(pdf, inflate)
  if ('fault' in scanned) return undefined
  return [...scanned.objects.values()].flatMap(({body, stream}) =>
    stream !== undefined
      ? []
      : specificationIn(body, number => {
          const data = scanned.objects.get(number)?.stream
          return data && (() => (data.dictionary.has('Filter') ? inflate(data.data) : data.data))
        })
  )
}

function specificationIn(
  text: string,
  dataOf: (number: number) => Specification['data']
): readonly Specification[] {
  const file = dictionaryIn(pdfTokens(text))
  if (file?.get('Type') !== '/Filespec') return []
  const embedded = file.get('EF')
  const number = isDictionary(embedded) ? referenceOf(embedded.get('F')) : undefined
  return [{file, data: number === undefined ? undefined : dataOf(number)}]
}

/** The maximum total size of decompressed attachments, far more than the sources of a paper need. */
const mostUnpacked = 512 * 1024 * 1024

function textIn(dictionary: WrittenDictionary, name: string): string {
  const value = dictionary.get(name)
  return typeof value === 'string' ? textOfString(value) : ''
}
