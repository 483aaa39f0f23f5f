import type {Heading} from 'mdast'
import {smallestOf} from '../../core/extremes.ts'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import type {Rule} from './rule.ts'

export const headingSkipped = {
  code: 'G311',
  name: 'heading-skipped',
  severity: 'warning',
  summary:
    'No heading is more than one level deeper than the previous one, or at a higher level than the first.',
  why: 'Readers who navigate by headings look for the missing level, and sections get numbers such as “1.0.1” or “0.1” (WCAG 2.2, 1.3.1).',
  examples: [
    {
      name: 'skipped',
      files: {'01.md': '# One\n\nWords.\n\n### Deep\n\nWords.'},
      expect: ['01.md:5:1-5:9 A heading `###` is below `#`, expected `##`']
    },
    {
      name: 'begins below',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.\n\n# Two\n\nWords.'},
      expect: ['01.md:1:1-1:7 A heading `##` is before the first `#`, expected `#`']
    },
    {
      name: 'begins below, and sections have numbers',
      files: {
        'manuscript.yaml': 'number-sections: true',
        '01.md': '## One\n\nWords.',
        '02.md': '# Two\n\nWords.'
      },
      expect: ['01.md:1:1-1:7 A heading `##` is before the first `#`, expected `#`']
    },
    {
      name: 'a paper that begins at one level, and a letter at another',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.', 'letter.md': '# Letter\n\nWords.'},
      expect: []
    },
    {
      name: 'over two files, and back',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.', '02.md': '## Two\n\nWords.'},
      expect: []
    }
  ],
  *check({chapters, settings}) {
    const headings = chapters.flatMap(headingsIn)
    const depths = headings.map(({node}) => node.depth)
    const top = depths.indexOf(smallestOf(depths) as Heading['depth'])
    // Chapters before the first heading of the top level have their own top level, unless headings are numbered: then
    // their numbers would begin with “0.1”.
    const before = settings.numberSections
      ? []
      : headings.slice(0, top).filter(({path}) => path !== headings[top]?.path)
    const highest = smallestOf(before.length > 0 ? before.map(({node}) => node.depth) : depths)
    let last = highest - 1
    for (const {node, path} of headings) {
      const {depth} = node
      if (depth > last + 1) {
        const expected = '#'.repeat(last + 1)
        const place = last < highest ? `before the first \`${expected}\`` : `below \`${'#'.repeat(last)}\``
        yield {
          file: path,
          place: placeOf(node),
          message: `A heading \`${'#'.repeat(depth)}\` is ${place}, expected \`${expected}\``,
          expected: [expected]
        }
      }
      last = depth
    }
  }
} satisfies Rule

const headingsIn = perObject(({landmarks, path}: Chapter) =>
  landmarks.flatMap(node => (node.type === 'heading' ? [{node, path}] : []))
)
