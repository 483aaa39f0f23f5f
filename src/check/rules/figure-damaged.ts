import {picturePath} from '../../core/path.ts'
import type {Rule} from './rule.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'

export const figureDamaged = {
  code: 'G326',
  name: 'figure-damaged',
  severity: 'error',
  protects: true,
  summary: 'Every picture is undamaged, and browsers can draw it.',
  why: 'Browsers silently leave out a picture that they cannot draw: the page has a gap, or half a figure.',
  examples: [
    {name: 'a sound drawing', files: {'01.md': '![A map.](map.svg)', 'map.svg': svg}, expect: []},
    {
      name: 'a drawing that is cut off',
      files: {'01.md': '![A map.](map.svg)', 'map.svg': svg.slice(0, -6)},
      expect: ['01.md:1:1-1:19 The SVG `map.svg` has a fault in line 1: element `svg` is not closed']
    },
    {
      name: 'a drawing without a size',
      files: {'01.md': '![A map.](map.svg)', 'map.svg': svg.replace(' viewBox="0 0 9 9"', '')},
      expect: ['01.md:1:1-1:19 The SVG `map.svg` has no width, expected `width` and `height`, or a `viewBox`']
    },
    {
      name: 'a picture that Git has not fetched',
      files: {
        '01.md': '![A map.](map.png)',
        'map.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n'
      },
      expect: ['01.md:1:1-1:19 The picture `map.png` is a Git LFS pointer']
    }
  ],
  *check({project}) {
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      const fault = project.pictureFaults.get(picturePath(url, file) ?? url)
      if (fault === undefined) continue
      yield {file, place, subject: url, ...fault}
    }
  }
} satisfies Rule
