import type {Image} from '../../core/article.ts'
import {inlines} from './inline.ts'
import {type ParagraphItem, paragraph} from './items.ts'
import {lineOf, named, type Story} from './story.ts'

/** A paragraph with pictures, in the middle and on the page of its caption. */
export function pictureParagraph(images: readonly Image[], story: Story): ParagraphItem {
  const pieces = named(images, inlines(images, lineOf({}, story)), story.context)
  return paragraph({style: 'Figure', keepsWithNext: true}, pieces, story.marks)
}
