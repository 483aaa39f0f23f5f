import {picturePath} from '../../core/path.ts'
import {isPdfFault, type PdfFault} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import {isFault} from '../../core/world.ts'
import type {Rule} from './rule.ts'

export const figureFormat = {
  code: 'G307',
  name: 'figure-format',
  severity: 'error',
  summary: 'Every picture has a format that can be shown.',
  why: 'The page has a gap where the figure should be.',
  examples: [
    {
      name: 'an SVG',
      files: {
        '01.md': '![A map.](map.svg)',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'an EPS',
      files: {'01.md': '![A map.](map.eps)', 'map.eps': '%!PS-Adobe-3.0 EPSF-3.0'},
      expect: ['01.md:1:1-1:19 The picture `map.eps` is not an SVG, PDF, PNG, JPEG, WebP or GIF']
    },
    {
      name: 'an EPS with an SVG of the same name beside it',
      files: {
        '01.md': '![A map.](map.eps)',
        'map.eps': '%!PS-Adobe-3.0 EPSF-3.0',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'a PDF that is cut off',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': '%PDF-1.4'},
      expect: ['01.md:1:1-1:19 The PDF `map.pdf` is damaged or has no page']
    },
    {
      name: 'a damaged PDF with an SVG of the same name beside it',
      files: {
        '01.md': '![A map.](map.pdf)',
        'map.pdf': '%PDF-1.4',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    }
  ],
  *check({project}) {
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      const path = picturePath(url, file)
      const bytes = path === undefined ? undefined : project.pictures.get(path)
      if (path === undefined || bytes === undefined || isFault(bytes)) continue
      // Files with known faults are reported by `figure-damaged`.
      if (project.pictureFaults.has(path) || pictureType(path, bytes) !== undefined) continue
      const pdf = project.pdfPictures.get(path)
      if (pdf !== undefined && !isPdfFault(pdf)) continue
      yield {file, place, subject: url, ...(pdf === undefined ? otherFormat(url) : pdfFault(url, pdf))}
    }
  }
} satisfies Rule

function otherFormat(url: string): Readonly<{message: string; note: string}> {
  return {
    message: `The picture \`${url}\` is not an SVG, PDF, PNG, JPEG, WebP or GIF`,
    note: 'galley uses an SVG, PNG or PDF of the same name in the same folder. `epstopdf` or Inkscape converts an EPS to a PDF, which stays sharp.'
  }
}

function pdfFault(url: string, {fault}: PdfFault): Readonly<{message: string; note: string}> {
  return {
    message: `The PDF \`${url}\` ${words[fault]}`,
    note: 'Export it again from the program that drew it, or put an SVG or PNG of the same name beside it.'
  }
}

const words: Readonly<Record<PdfFault['fault'], string>> = {
  encrypted: 'asks for a password',
  broken: 'is damaged or has no page',
  large: 'is larger than a page can be',
  heavy: 'draws more than 250,000 parts, or takes more than 512 MB to draw'
}
