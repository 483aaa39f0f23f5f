import {locator} from '../core/position.ts'
import type {Rule} from './rule.ts'

const note =
  'It is printed as it stands, since galley takes no edits over. Accept or reject them in the editor that made them, or by hand: of `{++a++}` and `{==a==}` stays `a`, of `{~~a~>b~~}` stays `b`, and of `{--a--}` and `{>>a<<}` nothing.'

export const editsTracked = {
  code: 'G512',
  name: 'edits-tracked',
  severity: 'warning',
  summary: 'No edit in CriticMarkup is left in the text.',
  why: 'Readers see the marks, and what was deleted as well as what took its place.',
  examples: [
    {
      name: 'edits of all kinds',
      files: {
        '01.md':
          'A {++new++} and {--old--} word, {~~this~>that~~}.\n\n- A {==mark==}{>>and a comment\n  on it<<}.'
      },
      expect: [
        '01.md:1:3-1:12 Unexpected edit `{++new++}`, one of 5 in the paper, expected the text as it is to be printed'
      ]
    },
    {
      name: 'braces of other kinds, and code',
      files: {'01.md': 'Sets {a}, `{++b++}`, $c_{--}$ and a [d]{.mark}, ~~e~~.'},
      expect: []
    }
  ],
  *check({chapters}) {
    const found = chapters.flatMap(({path, text, prose}) => {
      if (!edit.test(text)) return []
      const places = locator(text)
      return prose.flatMap(({node, text: words}) => {
        const start = node.position?.start.offset ?? 0
        const source = text.slice(start, start + words.length)
        return [...source.matchAll(edits)]
          .filter(({index}) => words[index] === '{')
          .map(({index, 0: written}) => ({
            file: path,
            written,
            place: places.place(start + index, start + index + written.length)
          }))
      })
    })
    const [first] = found
    if (first === undefined) return
    const {file, place, written} = first
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written
    const count = found.length === 1 ? '' : `, one of ${found.length} in the paper`
    yield {
      file,
      place,
      message: `Unexpected edit \`${shown.replace(/\s+/g, ' ')}\`${count}, expected the text as it is to be printed`,
      note
    }
  }
} satisfies Rule

const edit =
  /\{\+\+[\s\S]*?\+\+\}|\{--[\s\S]*?--\}|\{==[\s\S]*?==\}|\{>>[\s\S]*?<<\}|\{~~[\s\S]*?~>[\s\S]*?~~\}/
const edits = new RegExp(edit, 'g')
