import {picturePath} from '../core/path.ts'
import {pictureType} from '../core/picture-type.ts'
import {isFault} from '../core/world.ts'
import type {Rule} from './rule.ts'

export const figureFormat = {
  code: 'G307',
  name: 'figure-format',
  severity: 'error',
  summary: 'Every picture has a format that browsers show.',
  why: 'The page has a hole where the figure should be.',
  examples: [
    {
      name: 'an SVG',
      files: {'01.md': '![A map.](map.svg)', 'map.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'},
      expect: []
    },
    {
      name: 'a PDF',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': '%PDF-1.4'},
      expect: [
        '01.md:1:1-1:19 Unexpected format of the picture `map.pdf`, expected SVG, PNG, JPEG, WebP or GIF'
      ]
    },
    {
      name: 'a PDF with an SVG of the same name beside it',
      files: {'01.md': '![A map.](map.pdf)', 'map.pdf': '%PDF-1.4', 'map.svg': '<svg/>'},
      expect: []
    }
  ],
  *check({project}) {
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      const path = picturePath(url, file)
      const bytes = path === undefined ? undefined : project.pictures.get(path)
      if (path === undefined || bytes === undefined || isFault(bytes)) continue
      if (pictureType(path, bytes) !== undefined) continue
      yield {
        file,
        place,
        subject: url,
        message: `Unexpected format of the picture \`${url}\`, expected SVG, PNG, JPEG, WebP or GIF`,
        note: 'An SVG or PNG of the same name beside it is taken: a PDF or EPS becomes an SVG with `pdftocairo -svg` or Inkscape, and stays sharp.'
      }
    }
  }
} satisfies Rule
