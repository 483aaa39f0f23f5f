import {placeOf} from '../core/position.ts'
import type {Rule} from './rule.ts'

export const headingSkipped = {
  code: 'G311',
  name: 'heading-skipped',
  severity: 'warning',
  summary: 'A heading is at most one level below the one before it, and none is above the first.',
  why: 'Who reads by headings looks for the level between, and numbers become “1.0.1” or “0.1” (WCAG 2.2, 1.3.1).',
  examples: [
    {
      name: 'skipped',
      files: {'01.md': '# One\n\nWords.\n\n### Deep\n\nWords.'},
      expect: ['01.md:5:1-5:9 A heading `###` stands below `#`, expected `##`']
    },
    {
      name: 'begins below',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.', '02.md': '# Two\n\nWords.'},
      expect: ['01.md:1:1-1:7 A heading `##` stands before the first `#`, expected `#`']
    },
    {
      name: 'over two files, and back',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.', '02.md': '## Two\n\nWords.'},
      expect: []
    }
  ],
  *check({chapters}) {
    const headings = chapters.flatMap(({landmarks, path}) =>
      landmarks.flatMap(node => (node.type === 'heading' ? [{node, path}] : []))
    )
    const highest = Math.min(...headings.map(({node}) => node.depth))
    let last = highest - 1
    for (const {node, path} of headings) {
      const {depth} = node
      if (depth > last + 1) {
        const expected = '#'.repeat(last + 1)
        const place = last < highest ? `before the first \`${expected}\`` : `below \`${'#'.repeat(last)}\``
        yield {
          file: path,
          place: placeOf(node),
          message: `A heading \`${'#'.repeat(depth)}\` stands ${place}, expected \`${expected}\``,
          expected: [expected]
        }
      }
      last = depth
    }
  }
} satisfies Rule
