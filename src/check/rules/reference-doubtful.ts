import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const referenceDoubtful = {
  code: 'G244',
  name: 'reference-doubtful',
  severity: 'warning',
  summary: 'Every imported reference with a doubtful part has been checked.',
  why: 'The import could not read a part of the printed line with certainty, so the entry may be wrong.',
  examples: [
    {
      name: 'an entry of a printed list',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, author={King, L.}, title={Law}, publisher={Office \\& Co}, printed={king, L. (2022). Law. Office \\& Co.}, doubtful={author, publisher}}'
      },
      expect: [
        'references.bib:1:124-1:143 The import was not sure about `author, publisher` of this printed line: `king, L. (2022). Law. Office & Co.`'
      ]
    },
    {
      name: 'doubts without the line',
      files: {'01.md': '[@a]', 'references.bib': '@book{a, title={Law}, doubtful={title}}'},
      expect: ['references.bib:1:32-1:39 The import was not sure about `title`']
    },
    {
      name: 'an entry that was looked at',
      files: {
        '01.md': '[@a]',
        'references.bib': '@book{a, title={Law}, printed={king, L. (2022). Law.}}'
      },
      expect: []
    },
    {
      name: 'in CSL-JSON',
      files: {
        '01.md': '[@a]',
        'references.json':
          '[{"id": "a", "type": "book", "title": "Law", "custom": {"printed": "Law. Vienna.", "doubtful": "title"}}]',
        'manuscript.yaml': 'bibliography: references.json\n'
      },
      expect: [
        'references.json:1:2-1:105 The import was not sure about `title` of this printed line: `Law. Vienna.`'
      ]
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const {printed, doubtful} = importedOf(reference)
      const part = doubtful === '' ? undefined : partWith(reference, doubtful, ['doubtful'])
      if (part === undefined) continue
      const line = printed === '' ? '' : ` of this printed line: \`${printed}\``
      yield findingOf(part, `The import was not sure about \`${part.text}\`${line}`, {
        note: 'Compare the entry with the printed line, correct the entry, and delete its field `doubtful`.'
      })
    }
  }
} satisfies Rule

/** The original line that the import stored in an entry, without backticks, which would end the value in a message. */
function importedOf({csl}: Reference): Readonly<{printed: string; doubtful: string}> {
  const custom = typeof csl.custom === 'object' && csl.custom !== null ? Object.entries(csl.custom) : []
  const [printed = '', doubtful = ''] = ['printed', 'doubtful'].map(name => {
    const value: unknown = custom.find(([key]) => key === name)?.[1]
    return typeof value === 'string' ? value.trim().replaceAll('`', '’') : ''
  })
  return {printed, doubtful}
}
