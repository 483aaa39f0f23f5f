import type {PDFDict} from 'pdf-lib'
import {builtInFacts} from '../../../core/faces/table.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'

/**
 * The sorted names of fonts in a typeset file that come neither from galley nor from the style. These are system fonts,
 * so the file would differ on another machine. `own` are the names of the style's fonts.
 */
export function foreignFaces(file: PdfFile, own: ReadonlySet<string>): readonly string[] {
  const known = new Set([...own, ...[...builtInFacts.values()].map(({name}) => name)])
  const names = new Set<string>()
  for (const [, object] of file.document.context.enumerateIndirectObjects()) {
    if (!(object instanceof file.library.PDFDict)) continue
    const name = faceName(file, object)
    if (name !== undefined && !known.has(name)) names.add(name)
  }
  return [...names].sort()
}

/** The name of a font without its six-letter subset prefix; undefined for a dictionary that is not a font. */
function faceName(file: PdfFile, font: PDFDict): string | undefined {
  const {name} = file
  if (textOf(file, font.get(name('Type'))) !== 'Font') return undefined
  const base = textOf(file, font.get(name('BaseFont')))
  const written =
    base ?? textOf(file, dictionary(file, font.get(name('FontDescriptor')))?.get(name('FontName')))
  return written?.replace(/^[A-Z]{6}\+/, '')
}
