import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter, HouseStyle} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {departuresIn} from './about/house-words.ts'
import {passagesIn} from './about/passages.ts'
import type {Rule, RuleFinding} from './rule.ts'

const style =
  'extends: plain\nhouse: {words: {judgement: judgment, decision making: decision-making}, serial-comma: true, unit-space: true}'

export const journalWords = {
  code: 'G422',
  name: 'journal-words',
  severity: 'info',
  summary: 'The text uses the words, commas and units of the journal’s house style.',
  why: 'A copy editor would change all other forms. Checked only if the journal style has a `house` style; `galley check --propose` writes these changes as edits for the author to accept. Quotations, titles and code are left alone.',
  examples: [
    {
      name: 'words, a comma, a unit',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': style,
        '01.md': 'A judgement on decision making in wood, clay and lime of 5kg.'
      },
      expect: [
        '01.md:1:3-1:12 The journal writes `judgment` instead of `judgement`',
        '01.md:1:16-1:31 The journal writes `decision-making` instead of `decision making`',
        '01.md:1:41-1:45 The journal writes `clay,` instead of `clay`',
        '01.md:1:58-1:61 The journal writes `5\u00a0kg` instead of `5kg`'
      ]
    },
    {
      name: 'quotations, titles, names and code',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': style,
        '01.md':
          'The “judgement” in *On Judgement*, `judgement`, {~~judgement~>ruling~~} and the Judgement Fund.\n\n> A judgement.'
      },
      expect: []
    }
  ],
  *check({chapters, project}) {
    const {house} = project.style
    if (house === undefined) return
    for (const chapter of chapters) yield* departuresOf(chapter)(house)
  }
} satisfies Rule

const departuresOf = perObject((chapter: Chapter) =>
  perObject((house: HouseStyle): readonly RuleFinding[] => {
    const kept = keptRanges(chapter)
    return passagesIn(chapter).flatMap(({node, text, file, place}) => {
      if (node.type !== 'paragraph') return []
      const {offset} = placeOf(node).start
      return departuresIn(text, house).flatMap(({at, old, new: put}): readonly RuleFinding[] => {
        const [start, end] = [offset + at, offset + at + old.length]
        if (kept.some(range => start < range.end && end > range.start)) return []
        return [
          {
            file,
            place: place(at, at + old.length),
            subject: old,
            message: `The journal writes \`${put}\` instead of \`${old}\``,
            expected: [put]
          }
        ]
      })
    })
  })
)

type Range = Readonly<{start: number; end: number}>

/** Ranges whose words are kept: quotations, emphasised words, which may be a title, links, tables, and edits. */
const keptRanges = perObject((chapter: Chapter): readonly Range[] => {
  const ranges: Range[] = chapter.edits.map(({open, close, remarks = close}) => ({
    start: open.start,
    end: remarks.end
  }))
  walk(chapter.tree, node => {
    if (!keepsWords.has(node.type)) return undefined
    const {start, end} = placeOf(node)
    ranges.push({start: start.offset, end: end.offset})
    return false
  })
  return ranges
})

const keepsWords: ReadonlySet<string> = new Set(['blockquote', 'emphasis', 'link', 'linkReference', 'table'])
