import {realpath} from 'node:fs/promises'
import {basename, dirname} from 'node:path'
import {decodeUtf8} from '../../core/decode.ts'
import type {Reference} from '../../core/types.ts'
import {parseBibliography} from '../../parse/bibliography.ts'
import {appendedEntries} from '../../references/append.ts'
import {namedByUser} from '../files/destination.ts'
import {readNamed, unreadable} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'

/** A BibTeX file to append entries to, with its content. */
export type BibliographyTarget = Readonly<{
  path: string
  bytes: Uint8Array
  text: string
  references: readonly Reference[]
}>

/**
 * Reads the bibliography to which a command appends works; the file need not exist. Throws a `UsageFault` if it exists
 * and `append` is false.
 */
export async function bibliographyTarget(path: string, append: boolean): Promise<BibliographyTarget> {
  if (!/\.bib$/i.test(path))
    throw new UsageFault(
      `--to must name a file that ends with .bib, or a folder for a manuscript in Word, not ${path}`
    )
  // For a symbolic link, the file that it points to is written.
  const real = await realpath(path).catch(() => path)
  const bytes = await readNamed(real, mostOf(real))
  if (!(bytes instanceof Uint8Array)) {
    if (bytes.fault === 'absent') return {path: real, bytes: new Uint8Array(), text: '', references: []}
    throw new UsageFault(unreadable(path, bytes))
  }
  if (!append) throw new UsageFault(`${path} exists already; --append adds to it`)
  const decoded = decodeUtf8(bytes)
  if (!('text' in decoded))
    throw new UsageFault(`cannot add to ${path}: it is not UTF-8; \`galley check --fix\` saves it as UTF-8`)
  const {references} = parseBibliography([{path, text: decoded.text}])
  return {path: real, bytes, text: decoded.text, references}
}

/** Appends entries to the file, atomically; its other bytes stay the same. */
export async function appendTo(target: BibliographyTarget, entries: readonly string[]): Promise<void> {
  const addition = new TextEncoder().encode(appendedEntries(target.text, entries))
  const bytes = Buffer.concat([target.bytes, addition])
  await writeFiles(namedByUser(dirname(target.path)), [{path: basename(target.path), bytes}], 'all')
}
