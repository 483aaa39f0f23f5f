import {placeOf} from '../core/position.ts'
import type {Rule} from './rule.ts'

export const headingSkipped = {
  code: 'G311',
  name: 'heading-skipped',
  severity: 'warning',
  summary: 'A heading is at most one level below the one before it.',
  why: 'Who reads by headings looks for the level between, and numbers become “1.0.1” (WCAG 2.2, 1.3.1).',
  examples: [
    {
      name: 'skipped',
      files: {'01.md': '# One\n\nWords.\n\n### Deep\n\nWords.'},
      expect: ['01.md:5:1-5:9 Unexpected heading `###` below `#`, expected `##`']
    },
    {
      name: 'over two files, and back',
      files: {'01.md': '## One\n\nWords.\n\n### Deep\n\nWords.', '02.md': '# Two\n\nWords.'},
      expect: []
    }
  ],
  *check({chapters}) {
    let last: number | undefined
    for (const {landmarks, path} of chapters) {
      for (const node of landmarks) {
        if (node.type !== 'heading') continue
        const {depth} = node
        if (last !== undefined && depth > last + 1) {
          const expected = '#'.repeat(last + 1)
          yield {
            file: path,
            place: placeOf(node),
            message: `Unexpected heading \`${'#'.repeat(depth)}\` below \`${'#'.repeat(last)}\`, expected \`${expected}\``,
            expected: [expected]
          }
        }
        last = depth
      }
    }
  }
} satisfies Rule
