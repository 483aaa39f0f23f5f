import type {Image} from '../../core/article.ts'
import {inlines} from './inline.ts'
import {type ParagraphItem, paragraph} from './items.ts'
import {lineOf, named, type Story} from './story.ts'

/** A centred paragraph with pictures, which stays on the same page as the next paragraph. */
export function pictureParagraph(images: readonly Image[], story: Story, isCaptioned = false): ParagraphItem {
  const line = {...lineOf({}, story), ...(isCaptioned && {isCaptioned: true as const})}
  const pieces = named(images, inlines(images, line), story.context)
  return paragraph({style: 'Figure', keepsWithNext: true}, pieces, story.marks)
}
