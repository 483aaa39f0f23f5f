import type {PDFRef} from 'pdf-lib'
import {addAll} from '../../../core/add-all.ts'
import {isPdfFault, type PdfFault, type PdfPicture} from '../../../core/pdf-picture.ts'
import {placeholderOf} from '../../article/pdf-picture.ts'
import {placeholderColours, placeholderSide} from '../../pdf-placeholder.ts'
import {numberOf, openPdf, type PdfFile, textOf} from '../file/index.ts'
import {drawingForm} from './drawing-form.ts'
import type {Obstacle} from './obstacles.ts'

/** The result of embedding drawings from PDFs. */
export type PlacedDrawings = Readonly<{
  /** Messages for the user. */
  problems: readonly string[]
  /** The drawings' obstacles to meeting standards. */
  obstacles: readonly Obstacle[]
}>

/**
 * Replaces placeholders with the drawings from PDFs. A placeholder is a picture, which content streams stretch from the
 * unit square to its place, so a form in the unit square can take over its object number. The rest of the page,
 * including its tags, does not change. `shown` contains the URLs of all pictures on the page.
 */
export async function placeDrawings(
  file: PdfFile,
  pictures: ReadonlyMap<string, PdfPicture | PdfFault>,
  shown: ReadonlySet<string>
): Promise<PlacedDrawings> {
  const problems: string[] = []
  const obstacles: Obstacle[] = []
  const done = new Set<string>()
  const found = pictures.size === 0 ? new Map<string, PDFRef[]>() : placeholdersIn(file)
  for (const [path, picture] of pictures) {
    if (isPdfFault(picture)) continue
    // The same file can have several paths.
    if (done.has(picture.hash)) continue
    done.add(picture.hash)
    const places = found.get(placeholderColours(picture.hash).join())
    if (places === undefined) {
      if (shown.has(placeholderOf(picture).source))
        problems.push(
          `The drawing in \`${path}\` is missing from its page: save it as SVG or PNG, and please report it`
        )
    } else if (!(await placeDrawing(file, places, {...picture, path}, obstacles))) {
      problems.push(
        `The drawing in \`${path}\` cannot be taken into the PDF as lines and is printed as pixels: save it again without layers, or as SVG`
      )
      await placePixels(file, places, picture)
    }
  }
  return {problems, obstacles}
}

async function placeDrawing(
  file: PdfFile,
  places: readonly PDFRef[],
  {drawing, path}: PdfPicture & Readonly<{path: string}>,
  obstacles: Obstacle[]
): Promise<boolean> {
  if (drawing === undefined) return false
  try {
    const source = await openPdf(drawing.pdf)
    const made = drawingForm(file, source, drawing)
    for (const place of places) file.document.context.assign(place, made.form)
    addAll(
      obstacles,
      made.obstacles.map(obstacle => ({...obstacle, picture: path}))
    )
    return true
  } catch {
    // pdf-lib cannot read every PDF that PDFium can; PDFium's image is shown instead.
    return false
  }
}

async function placePixels(file: PdfFile, places: readonly PDFRef[], {png}: PdfPicture): Promise<void> {
  const embedder = await file.library.PngEmbedder.for(png)
  for (const place of places) await embedder.embedIntoContext(file.document.context, place)
}

/** Pictures that may be placeholders, by their colours. */
function placeholdersIn(file: PdfFile): Map<string, PDFRef[]> {
  const {document, library, name} = file
  const found = new Map<string, PDFRef[]>()
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof library.PDFRawStream)) continue
    const {dict} = object
    if (textOf(file, dict.get(name('Subtype'))) !== 'Image') continue
    const isSmall = ['Width', 'Height'].every(
      side => numberOf(file, dict.get(name(side))) === placeholderSide
    )
    if (!isSmall) continue
    const colours = library.decodePDFRawStream(object).decode().join()
    found.set(colours, [...(found.get(colours) ?? []), reference])
  }
  return found
}
