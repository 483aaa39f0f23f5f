import {numberedEdits, wordsOfEdit} from '../core/tracked-edits.ts'
import type {Rule} from './rule.ts'

export const editsTracked = {
  code: 'G512',
  name: 'edits-tracked',
  severity: 'error',
  summary: 'Every edit in CriticMarkup is accepted or rejected.',
  why: 'Until then the text is two texts. `galley proof` and `galley build --draft` show both, and `galley accept` or `galley reject`, with `--number` for some edits, settles which it is.',
  examples: [
    {
      name: 'edits of all kinds',
      files: {'01.md': 'A {++new++} and {--old--} word, {~~this~>that~~}{>>AB: clearer<<}.'},
      expect: [
        '01.md:1:3-1:12 Unexpected open edit 1, which inserts “new”, expected `galley accept` or `galley reject`',
        '01.md:1:17-1:26 Unexpected open edit 2, which deletes “old”, expected `galley accept` or `galley reject`',
        '01.md:1:33-1:66 Unexpected open edit 3 of AB, which puts “that” in place of “this” (clearer), expected `galley accept` or `galley reject`'
      ]
    },
    {
      name: 'an edit of whole paragraphs',
      files: {'01.md': 'One.\n\n{++\n\nTwo.\n\nThree.\n\n++}\n'},
      expect: [
        '01.md:3:1-9:4 Unexpected open edit 1, which inserts “Two. Three.”, expected `galley accept` or `galley reject`'
      ]
    },
    {
      name: 'braces of other kinds, and code',
      files: {'01.md': 'Sets {a}, `{++b++}`, $c_{--}$ and a [d]{.mark}, ~~e~~.'},
      expect: []
    }
  ],
  *check({project}) {
    for (const {number, edit, text} of numberedEdits(project)) {
      const words = wordsOfEdit(edit, text.text)
      const [old, now] = [shown(words.old), shown(words.new)]
      const what = {
        insertion: `inserts ${now}`,
        deletion: `deletes ${old}`,
        substitution: `puts ${now} in place of ${old}`
      }[edit.kind]
      const author = edit.author === undefined ? '' : ` of ${edit.author}`
      const remark = edit.remark === undefined ? '' : ` (${edit.remark})`
      yield {
        file: text.path,
        place: edit.place,
        message: `Unexpected open edit ${number}${author}, which ${what}${remark}, expected \`galley accept\` or \`galley reject\``
      }
    }
  }
} satisfies Rule

const longest = 60

function shown(words: string): string {
  return words.length > longest ? `“${words.slice(0, longest)}…”` : `“${words}”`
}
