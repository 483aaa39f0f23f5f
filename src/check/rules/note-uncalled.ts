import {type Rule, reportedWhileReading} from './rule.ts'

export const noteUncalled = {
  code: 'G306',
  name: 'note-uncalled',
  severity: 'warning',
  summary: 'Every note is called in the text.',
  why: 'Readers never reach a note without a call.',
  examples: [
    {name: 'called', files: {'01.md': 'Text.[^a]\n\n[^a]: Note.'}, expect: []},
    {
      name: 'never called',
      files: {'01.md': 'Text.\n\n[^a]: Note.'},
      expect: ['01.md:3:1-3:12 The note `[^a]` is never referenced in the text']
    }
  ],
  check: reportedWhileReading('note-uncalled')
} satisfies Rule
