import {base64, fromBase64} from '../core/base64.ts'
import {sha256} from '../core/hash.ts'
import type {Form, Memo} from '../core/memo.ts'
import {isPdfFault, type PdfFault, type PdfPicture} from '../core/pdf-picture.ts'
import type {World} from '../core/world.ts'

/** The picture of a PDF, kept by its content. */
export async function readPdfPicture(
  world: World,
  memo: Memo,
  pdf: Uint8Array
): Promise<PdfPicture | PdfFault> {
  const read = async () => {
    const result = await world.readPdf(pdf)
    if (isPdfFault(result) && result.fault === 'slow') throw new SlowMachine()
    return result
  }
  try {
    return await memo('pdf-picture', sha256(pdf), read, form)
  } catch (error) {
    if (error instanceof SlowMachine) return {fault: 'slow'}
    throw error
  }
}

/** What says something of the machine and of the moment is not kept. */
class SlowMachine extends Error {}

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
