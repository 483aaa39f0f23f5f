import {picturePath} from '../../core/path.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import type {Rule} from './rule.ts'

/** A PDF of one page with a font that is not embedded. */
function pdfThatDraws(content: string): string {
  return [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 72 72]>> endobj',
    '3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj',
    `4 0 obj <</Length ${content.length}>> stream`,
    content,
    'endstream endobj',
    '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
    'trailer <</Root 1 0 R>>'
  ].join('\n')
}

export const figurePdfFonts = {
  code: 'G322',
  name: 'figure-pdf-fonts',
  severity: 'warning',
  summary: 'A PDF used as a picture has its fonts embedded.',
  why: 'Its text looks different on each machine, and the paper is not PDF/A, so archives and many journals reject it.',
  examples: [
    {
      name: 'letters in the font of the machine',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': pdfThatDraws('BT /F 9 Tf (North) Tj ET')},
      expect: ['01.md:1:1-1:19 The font `Helvetica` is not embedded in `map.pdf`']
    },
    {
      name: 'a drawing without letters',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': pdfThatDraws('0 0 9 9 re f')},
      expect: []
    }
  ],
  *check({project}) {
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      const path = picturePath(url, file)
      const pdf = path === undefined ? undefined : project.pdfPictures.get(path)
      if (pdf === undefined || isPdfFault(pdf) || pdf.missingFonts.length === 0) continue
      const fonts = pdf.missingFonts.slice(0, 3).map(font => `\`${font}\``)
      const isOne = pdf.missingFonts.length === 1
      const more = pdf.missingFonts.length > fonts.length ? ' …' : ''
      yield {
        file,
        place,
        subject: url,
        message: `The ${isOne ? 'font' : 'fonts'} ${fonts.join(', ')}${more} ${isOne ? 'is' : 'are'} not embedded in \`${url}\``,
        note: 'R embeds fonts with `cairo_pdf()` or `embedFonts()`; Ghostscript embeds them in any PDF: `gs -o new.pdf -sDEVICE=pdfwrite old.pdf`.'
      }
    }
  }
} satisfies Rule
