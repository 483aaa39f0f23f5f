import {picturePath} from '../../core/path.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import type {Rule} from './rule.ts'

const twoPages = [
  '%PDF-1.4',
  '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
  '2 0 obj <</Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 72 72]>> endobj',
  '3 0 obj <</Type /Page /Parent 2 0 R>> endobj',
  '4 0 obj <</Type /Page /Parent 2 0 R>> endobj',
  'trailer <</Root 1 0 R>>'
].join('\n')

export const figurePdfPages = {
  code: 'G321',
  name: 'figure-pdf-pages',
  severity: 'info',
  summary: 'A PDF that is a picture has one page.',
  why: 'The first page is shown; what is on the others is lost.',
  examples: [
    {
      name: 'a map on two pages',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': twoPages},
      expect: ['01.md:1:1-1:19 `map.pdf` has 2 pages, and only the first is shown']
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
