import {editOf} from '../../core/edits.ts'
import {type Rule, reportedWhileReading} from './rule.ts'

export const citationSeparator = {
  code: 'G103',
  name: 'citation-separator',
  severity: 'warning',
  summary: 'The works of one citation are separated by semicolons.',
  why: 'Other tools treat the comma as part of the text after the first work, and lose the second work. A part without a key turns the whole citation into plain text.',
  examples: [
    {
      name: 'semicolon',
      files: {'01.md': 'Read [@doe; @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: []
    },
    {
      name: 'comma',
      files: {'01.md': 'Read [@doe, @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: ['01.md:1:11-1:12 Unexpected `,` before `@roe`, expected `;`']
    },
    {
      name: 'and',
      files: {'01.md': 'Read [@doe and @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: ['01.md:1:12-1:15 Unexpected `and` before `@roe`, expected `;`']
    },
    {
      name: 'as cited in',
      files: {'01.md': 'Read [@doe, as cited in @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: []
    },
    {
      name: 'no key',
      files: {'01.md': 'Read [@doe; and more].', 'references.bib': '@book{doe,}'},
      expect: ['01.md:1:12-1:21 A part of a citation has no key, expected `@key` between `;`']
    }
  ],
  *check(manuscript) {
    for (const finding of reportedWhileReading('citation-separator')(manuscript)) {
      const {file, place} = finding
      const text = manuscript.chapters.find(({path}) => path === file)?.text
      // A comma is certainly not meant as text only if it is alone.
      const isComma = place && text?.slice(place.start.offset, place.end.offset) === ','
      yield isComma ? {...finding, edits: [editOf(file, place, ',', ';')]} : finding
    }
  }
} satisfies Rule
