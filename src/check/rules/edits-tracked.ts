import type {TrackedEdit} from '../../core/mdast.ts'
import {numberedEdits, wordsOfEdit} from '../../core/tracked-edits.ts'
import type {Rule} from './rule.ts'

export const editsTracked = {
  code: 'G512',
  name: 'edits-tracked',
  severity: 'error',
  summary: 'Every edit in CriticMarkup is accepted or rejected.',
  why: 'Until then, the text exists in two versions. `galley proof` and `galley build --draft` show both; `galley accept` and `galley reject` settle all edits, or only some with `--number`.',
  examples: [
    {
      name: 'edits of all kinds',
      files: {'01.md': 'A {++new++} and {--old--} word, {~~this~>that~~}{>>AB: clearer<<}.'},
      expect: [
        '01.md:1:3-1:12 Edit 1, which inserts “new”, is neither accepted nor rejected',
        '01.md:1:17-1:26 Edit 2, which deletes “old”, is neither accepted nor rejected',
        '01.md:1:33-1:66 Edit 3 by AB, which replaces “this” with “that” (clearer), is neither accepted nor rejected'
      ]
    },
    {
      name: 'an edit of whole paragraphs',
      files: {'01.md': 'One.\n\n{++\n\nTwo.\n\nThree.\n\n++}\n'},
      expect: ['01.md:3:1-9:4 Edit 1, which inserts “Two. Three.”, is neither accepted nor rejected']
    },
    {
      name: 'edits of the break between paragraphs',
      files: {'01.md': 'One.{--\n\n--}Two. Three.{++\n\n++}Four.\n'},
      expect: [
        '01.md:1:5-3:4 Edit 1, which joins two paragraphs, is neither accepted nor rejected',
        '01.md:3:15-5:4 Edit 2, which divides a paragraph, is neither accepted nor rejected'
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
      const isBreak = words.old === '' && words.new === '' && /\n\s*\n/.test(sourceOf(edit, text.text))
      const what = {
        insertion: isBreak ? 'divides a paragraph' : `inserts ${now}`,
        deletion: isBreak ? 'joins two paragraphs' : `deletes ${old}`,
        substitution: `replaces ${old} with ${now}`
      }[edit.kind]
      const author = edit.author === undefined ? '' : ` by ${edit.author}`
      const remark = edit.remark === undefined ? '' : ` (${edit.remark})`
      yield {
        file: text.path,
        place: edit.place,
        message: `Edit ${number}${author}, which ${what}${remark}, is neither accepted nor rejected`
      }
    }
  }
} satisfies Rule

/** An edit as written, with its marks. */
function sourceOf({open, close}: TrackedEdit, text: string): string {
  return text.slice(open.start, close.end)
}

const longest = 60

function shown(words: string): string {
  return words.length > longest ? `“${words.slice(0, longest)}…”` : `“${words}”`
}
