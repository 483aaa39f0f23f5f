import type {Contents, Section} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import {fieldEnd, fieldStart} from './field.ts'
import {inlines} from './inline.ts'
import {type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import {linked} from './marks.ts'
import {textPieces} from './run.ts'
import {lineOf, type Story} from './story.ts'
import {linkWithin} from './targets.ts'

/** The sections as links, in a field that Word updates. */
export function contents(node: Contents, story: Story): readonly StoryItem[] {
  const line = lineOf({}, story)
  const entries = entriesOf(node.sections, 1, story)
  const [first, last] = [entries[0], entries.at(-1)]
  const depth = largestOf([1, ...entries.map(({form}) => Number(form.style?.slice(3)))])
  const title = node.heading
    ? [paragraph({style: 'TOCHeading'}, textPieces(node.title, line), story.marks)]
    : []
  return [
    ...title,
    ...entries.map(entry => ({
      ...entry,
      pieces: [
        ...(entry === first ? fieldStart(`TOC \\o "1-${depth}" \\n \\h \\z`, line) : []),
        ...entry.pieces,
        ...(entry === last ? [fieldEnd(line)] : [])
      ]
    }))
  ]
}

function entriesOf(sections: readonly Section[], level: number, story: Story): readonly ParagraphItem[] {
  return sections.flatMap(({anchor, number, words, sections: inner}) => {
    const line = {...lineOf({}, story), isLinked: true as const}
    const pieces = [...textPieces(number === undefined ? '' : `${number} `, line), ...inlines(words, line)]
    const target = linkWithin(anchor, story.context.targets)
    const form = {style: `TOC${Math.min(level, 4)}`, ...(story.isRightToLeft && {isRightToLeft: true})}
    return [
      paragraph(form, target === undefined ? pieces : [linked(target, pieces)], story.marks),
      ...entriesOf(inner, level + 1, story)
    ]
  })
}
