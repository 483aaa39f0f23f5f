import {base64, fromBase64} from '../core/base64.ts'
import type {Form, Memo} from '../core/memo.ts'
import {isPdfFault, type PdfFault, type PdfPicture, SlowPdf} from '../core/pdf-picture.ts'
import type {World} from '../core/world.ts'

/**
 * Draws the picture of a PDF, cached by its content. A timeout also depends on the machine, so it is thrown with the
 * name of the file and never cached.
 */
export async function readPdfPicture(
  world: World,
  memo: Memo,
  path: string,
  pdf: Uint8Array
): Promise<PdfPicture | PdfFault> {
  try {
    return await memo('pdf-picture', memo.hash(pdf), () => world.readPdf(pdf), form)
  } catch (error) {
    if (!(error instanceof SlowPdf)) throw error
    throw new Error(
      `cannot draw ${path} within ${error.seconds} s; export it again with less detail, or replace it with a PNG`
    )
  }
}

type Kept =
  | PdfFault
  | (Omit<PdfPicture, 'png' | 'drawing'> & {
      png: string
      drawing: (Omit<NonNullable<PdfPicture['drawing']>, 'pdf'> & {pdf: string}) | undefined
    })

const form: Form<PdfPicture | PdfFault, Kept> = {
  write: picture =>
    isPdfFault(picture)
      ? picture
      : {
          ...picture,
          png: base64(picture.png),
          drawing: picture.drawing && {...picture.drawing, pdf: base64(picture.drawing.pdf)}
        },
  read: kept =>
    'fault' in kept
      ? kept
      : {
          ...kept,
          png: fromBase64(kept.png),
          drawing: kept.drawing && {...kept.drawing, pdf: fromBase64(kept.drawing.pdf)}
        }
}
