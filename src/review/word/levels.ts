import type {ArticleBlock} from '../../outputs/docx/named-blocks.ts'
import type {SummedParagraph} from './summed-words.ts'

/** The level of a heading by its Word style; 0 for other paragraphs. */
export function levelOfStyle(style: string): number {
  return Number(/^heading ?([1-6])$/i.exec(style)?.[1] ?? 0)
}

/** The level of a block in Word: 0 for paragraphs, and undefined for blocks that can never be headings. */
export function levelOfBlock({kind, owner, note}: ArticleBlock): number | undefined {
  if (kind === 'heading' && owner?.type === 'heading') return Math.min(6, owner.level)
  return kind === 'paragraph' && owner?.type === 'paragraph' && note === undefined ? 0 : undefined
}

/** The levels of a paragraph in a file and in the text, if they differ. */
export type Levels = Readonly<{file: number; text: number}>

/** The levels of a paragraph in a file and in an article, if they differ. */
export function differingLevels(file: SummedParagraph, article: SummedParagraph): Levels | undefined {
  const [own, other] = [file.level, article.level]
  return own === undefined || other === undefined || own === other ? undefined : {file: own, text: other}
}

/**
 * The paragraphs of a file. If none is a heading although the sent file has headings, the program that saved the file
 * dropped the levels; these are then left undefined, so that they are not compared.
 */
export function comparableLevels(
  file: readonly SummedParagraph[],
  sent: readonly SummedParagraph[]
): readonly SummedParagraph[] {
  const headings = (all: readonly SummedParagraph[]): number => all.filter(({level = 0}) => level > 0).length
  if (headings(file) > 0 || headings(sent) === 0) return file
  return file.map(each => ({...each, level: undefined}))
}

/** Describes the difference between the levels and the remedy. */
export function levelReason({file, text}: Levels, others = 0): string {
  if (file === 0) return `it is no longer a heading of level ${text} in the Word file; change it by hand`
  const former = text === 0 ? 'no heading' : `of level ${text}`
  const alike = others === 0 ? '' : `, as are ${others} other headings by as many levels`
  return `it is a heading of level ${file} in the Word file and ${former} in the text${alike}; change it by hand`
}
