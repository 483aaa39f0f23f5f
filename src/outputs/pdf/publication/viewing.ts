import {dictionary, numberOf, type PdfFile} from '../file/index.ts'

/**
 * Sets how viewers open the document: with its title, the journal's page numbers, the first page, and the outline if it
 * is useful.
 */
export function prepareViewing(file: PdfFile, lang: string, firstPage: number): void {
  const {document, name} = file
  const {catalog, context} = document
  const isRightToLeft = rightToLeft.has(lang.split('-', 1)[0]!.toLowerCase())
  catalog.set(
    name('ViewerPreferences'),
    context.obj({DisplayDocTitle: true, ...(isRightToLeft && {Direction: 'R2L'})})
  )
  catalog.set(name('PageLabels'), context.obj({Nums: [0, context.obj({S: 'D', St: firstPage})]}))
  const outline = dictionary(file, catalog.get(name('Outlines')))
  const entries = Math.abs(numberOf(file, outline?.get(name('Count'))) ?? 0)
  if (entries > 1) catalog.set(name('PageMode'), name('UseOutlines'))
  const first = file.pages[0]
  if (first) catalog.set(name('OpenAction'), context.obj([first.ref, 'XYZ', null, null, null]))
}

/** Languages that are written from right to left. */
const rightToLeft: ReadonlySet<string> = new Set('ar arc ckb dv fa he ks ps sd syr ug ur yi'.split(' '))
