import {readFileSync} from 'node:fs'
import {type ImportedPaper, importDocument} from '../../src/import/document/index.ts'
import {readDocument} from '../../src/import/document/read/index.ts'
import {filesInZip, unzipFile} from '../../src/node/files/zip.ts'

/** A Word file as a paper. */
export function importFile(path: string): ImportedPaper {
  const bytes = readFileSync(path)
  const partOf = (name: string): string | undefined => {
    const part = unzipFile(bytes, name)
    return part && new TextDecoder().decode(part)
  }
  const document = readDocument(partOf, filesInZip(bytes) ?? [])
  if ('fault' in document) throw new Error(document.fault)
  return importDocument(path, document, {endingOf: part => /\.(\w+)$/.exec(part)?.[1]})
}
