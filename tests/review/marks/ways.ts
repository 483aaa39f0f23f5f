import {type Call, fileBy} from './programs.ts'
import {crop, shuffle, turn} from './put-marks.ts'
import {changedPdf} from './sent-proof.ts'

/** A way by which a file returns, and the changes to the file on this way. */
export type Way = Readonly<{
  name: string
  change: (pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array
  /** Whether the program removes marks from a file. */
  isLossy?: boolean
  /** Whether the program moves the frames of marks, but not the lines and drawings in them. */
  movesFrames?: boolean
}>

const ghostscript =
  (...more: readonly string[]): Call =>
  (from, to) => ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', ...more, `-sOutputFile=${to}`, from]

const pymupdf = `
import sys
try:
    import pymupdf
except ImportError:
    import fitz as pymupdf
pymupdf.open(sys.argv[1]).save(sys.argv[2], garbage=4, deflate=True, clean=True)
`

/** The ways in which the files of the tests return. */
export const ways: readonly Way[] = [
  {name: 'as sent', change: pdf => pdf},
  {name: 'turned', change: pdf => changedPdf(pdf, turn)},
  {name: 'cropped', change: pdf => changedPdf(pdf, crop)},
  {name: 'pages moved', change: pdf => changedPdf(pdf, shuffle)},
  {name: 'pdf-lib', change: pdf => changedPdf(pdf, () => undefined)},
  {name: 'qpdf, linearized', change: pdf => fileBy('qpdf', ['--linearize'], pdf)},
  {
    name: 'qpdf, object streams',
    change: pdf => fileBy('qpdf', ['--object-streams=generate', '--recompress-flate'], pdf)
  },
  {
    name: 'qpdf, content turned',
    change: async pdf => fileBy('qpdf', ['--flatten-rotation'], await changedPdf(pdf, turn)),
    movesFrames: true
  },
  {name: 'mutool', change: pdf => fileBy('mupdf', ['clean', '-gggz'], pdf)},
  {name: 'PyMuPDF', change: pdf => fileBy('pymupdf', ['-c', pymupdf], pdf)},
  {
    name: 'pdfunite',
    change: pdf => fileBy('poppler', (from, to) => [from, from, to], pdf, {command: 'pdfunite'}),
    isLossy: true
  },
  {name: 'Ghostscript', change: pdf => fileBy('ghostscript', ghostscript(), pdf), isLossy: true},
  {
    name: 'Ghostscript, fitted to Letter',
    change: pdf =>
      fileBy('ghostscript', ghostscript('-sPAPERSIZE=letter', '-dFIXEDMEDIA', '-dPDFFitPage'), pdf),
    isLossy: true,
    movesFrames: true
  }
]
