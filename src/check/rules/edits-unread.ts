import {type Rule, reportedWhileReading} from './rule.ts'

export const editsUnread = {
  code: 'G513',
  name: 'edits-unread',
  severity: 'error',
  summary: 'Every CriticMarkup mark is closed, and no edit is inside another.',
  why: 'Unclosed and nested edits are ambiguous: their marks are printed as written, and `galley accept` and `galley reject` ignore them.',
  examples: [
    {
      name: 'a mark that nothing closes',
      files: {'01.md': 'A {++new word.\n\nA {~~this~~} word.'},
      expect: [
        '01.md:1:3-1:6 `{++` has no closing mark, expected `++}`',
        '01.md:3:3-3:6 `{~~` has no closing mark, expected `~>…~~}`'
      ]
    },
    {
      name: 'an edit within another, and one in a citation',
      files: {'01.md': 'A {++new {--old--} word++} [@a{++; @b++}].', 'references.bib': ''},
      expect: [
        '01.md:1:10-1:19 The deletion is inside another edit',
        '01.md:1:31-1:34 The edit `{++` is inside a citation'
      ]
    },
    {
      name: 'one edit after the other, questions within an edit, and braces that are text',
      files: {'01.md': 'A {--old--}{++new {==word==}{>>Sure?<<}++}, `{++`, \\{++ and {--}.'},
      expect: []
    }
  ],
  check: reportedWhileReading('edits-unread')
} satisfies Rule
