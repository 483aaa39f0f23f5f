import {picturePath} from '../../core/path.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import type {Rule} from './rule.ts'

/** A PDF with the given number of pages. */
function pdfOf(pages: number): string {
  const numbers = Array.from({length: pages}, (_, index) => index + 3)
  return [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    `2 0 obj <</Type /Pages /Count ${pages} /Kids [${numbers.map(each => `${each} 0 R`).join(' ')}] /MediaBox [0 0 72 72]>> endobj`,
    ...numbers.map(each => `${each} 0 obj <</Type /Page /Parent 2 0 R>> endobj`),
    'trailer <</Root 1 0 R>>'
  ].join('\n')
}

export const figurePdfPages = {
  code: 'G321',
  name: 'figure-pdf-pages',
  severity: 'info',
  summary: 'A PDF used as a picture has one page.',
  why: 'Only the first page is shown; the others are lost.',
  examples: [
    {
      name: 'a map on two pages',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': pdfOf(2)},
      expect: ['01.md:1:1-1:19 `map.pdf` has 2 pages, and only the first is shown']
    },
    {
      name: 'a map on one page',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': pdfOf(1)},
      expect: []
    }
  ],
  *check({project}) {
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      const path = picturePath(url, file)
      const pdf = path === undefined ? undefined : project.pdfPictures.get(path)
      if (pdf === undefined || isPdfFault(pdf) || pdf.pages < 2) continue
      yield {
        file,
        place,
        subject: url,
        message: `\`${url}\` has ${pdf.pages} pages, and only the first is shown`
      }
    }
  }
} satisfies Rule
