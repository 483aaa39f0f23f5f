import {placeOf} from '../../core/position.ts'
import type {Rule} from './rule.ts'

export const metadataInText = {
  code: 'G420',
  name: 'metadata-in-text',
  severity: 'info',
  summary: 'Metadata is at the beginning of a text, or in the settings.',
  why: 'A block of metadata in the middle of a text is neither printed nor read.',
  examples: [
    {
      name: 'settings of Pandoc between two sections',
      files: {'01.md': '# One\n\nWords.\n\n---\nlatex:\n  header: A\n---\n\n# Two\n\nWords.'},
      expect: ['01.md:5:1-8:4 This block of metadata is not read']
    },
    {
      name: 'at the beginning, and lines that part texts',
      files: {
        '01.md':
          '---\ntitle: A\n---\n\nWords.\n\n---\nOne: two, and more words\nbelow it\n---\n\n---\n\nWords.'
      },
      expect: []
    }
  ],
  *check({chapters}) {
    for (const {tree, path} of chapters) {
      for (const node of tree.children) {
        if (node.type !== 'yaml' || node.position?.start.line === 1) continue
        yield {file: path, place: placeOf(node), message: 'This block of metadata is not read'}
      }
    }
  }
} satisfies Rule
