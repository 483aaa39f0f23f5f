import {placeOf} from '../../core/position.ts'
import type {Rule} from './rule.ts'

export const metadataInText = {
  code: 'G420',
  name: 'metadata-in-text',
  severity: 'info',
  summary: 'Metadata is at the beginning of a file, or in the settings.',
  why: 'A block of metadata in the middle of a file is neither printed nor read.',
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
  *check({chapters, metadata, settings}) {
    const read = metadata.title?.place.start.offset ?? -1
    for (const {tree, path} of chapters) {
      for (const node of tree.children) {
        if (node.type !== 'yaml' || node.position?.start.line === 1) continue
        const place = placeOf(node)
        // In a text without front matter, the block that contains the title is the metadata of the paper.
        if (path === settings.file && place.start.offset <= read && read < place.end.offset) continue
        const [, key] = /^(title|author|date|abstract|bibliography)s?[ \t]*:/m.exec(node.value) ?? []
        const expected = key === undefined ? '' : `, expected its \`${key}:\` at the beginning of the text`
        yield {file: path, place, message: `This block of metadata is not read${expected}`}
      }
    }
  }
} satisfies Rule
