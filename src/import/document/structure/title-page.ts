import {languageByWords} from '../../../core/language-by-words.ts'
import {letters} from '../../../core/letters.ts'
import type {TypedBlock, TypedParagraph} from '../content.ts'
import {isBlankBlock, textOfInlines, typedLine, withoutStart} from '../words.ts'
import type {TypedFront} from './front-matter.ts'
import type {FoundHeadings} from './headings.ts'
import {authorsIn, contactsIn, isAffiliation} from './people.ts'

const shortTitle =
  /^\s*(?:running (?:head|title)|short(?:ened)? title|kurztitel|titre (?:courant|abrégé)|título (?:corto|abreviado|breve)|titolo breve)\s*[:：]\s*/i

/** Counts of words, tables and pages, which journals require on the title page. */
const counts =
  /^\s*(?:(?:total |abstract |text |main text )?(?:word|character|page) count|(?:number|no\.|total number) of (?:words|tables|figures|pages|references|characters)|words|tables|figures|pages|wort(?:an)?zahl|zeichen(?:zahl)?|(?:an)?zahl der (?:wörter|wort|zeichen)|nombre (?:total )?de (?:mots|signes|caractères|tableaux|figures)|(?:número|recuento|total) de (?:palabras|caracteres|tablas|figuras))\s*(?:\([^)]*\))?\s*[:：]\s*(?:\d|\()/i

/** Headings of a title page above lines that become settings. */
const labels =
  /^\s*(?:author(?:s['’]?)? (?:note|information|details|affiliations?)s?|authors?|affiliations?|title page|corresponding authors?|(?:autorenhinweis|titelseite|autor(?:inn)?en)|(?:page de titre|note des? auteurs?|auteure?s?)|(?:nota de(?:l)? autor(?:es)?|página de título|autor(?:as|es)))\s*:?\s*$/i

/**
 * Extracts the lines of a title page that are neither title nor people: a short title, which becomes a setting;
 * counts and headings, which are left out and reported.
 */
export function takeTitlePage(
  blocks: readonly TypedBlock[],
  front: TypedFront,
  taken: Set<TypedBlock>
): void {
  for (const block of blocks) {
    if (block.kind === 'table') break
    if (isBlankBlock(block)) continue
    const line = typedLine(block)
    const [label] = shortTitle.exec(line) ?? []
    if (label !== undefined) {
      front.shortTitle ??= withoutStart(
        block.inlines,
        shortTitle.exec(textOfInlines(block.inlines))?.[0].length ?? 0
      )
      front.dropped.push(label)
    } else if (counts.test(line) && line.length < 200) {
      front.dropped.push(line)
      front.leftOut.push(line)
    } else if (labels.test(line)) front.dropped.push(line)
    else {
      if (line.length > 300) break
      continue
    }
    front.apart.add(block)
    taken.add(block)
  }
}

/** Extracts a line below the title that is the title in another language. */
export function takeTranslatedTitle(
  blocks: readonly TypedBlock[],
  {of}: FoundHeadings,
  front: TypedFront,
  taken: Set<TypedBlock>
): void {
  const at = blocks.findIndex(block => block.kind === 'paragraph' && block.inlines === front.title)
  const next = blocks.slice(at + 1).find(block => !isBlankBlock(block))
  if (at === -1 || next?.kind !== 'paragraph' || taken.has(next)) return
  const line = typedLine(next)
  const isLine = line.length > 15 && line.length < 250 && !/[.;]$/.test(line) && !/^\p{N}/u.test(line)
  if (!isLine || authorsIn(next) !== undefined || isAffiliation(line) || contactsIn(line).emails.length > 0)
    return
  const [own, main] = [languageOf(next, line), languageOf(blocks[at] as TypedParagraph, '')]
  if (own === undefined || own === main || (of.has(next) && !next.isBold)) return
  front.titles.push(next)
  taken.add(next)
}

/** The language of a title: detected from its words or, failing that, the one that the file declares for it. */
function languageOf(paragraph: TypedParagraph, line: string): string | undefined {
  const said = paragraph.inlines.flatMap(inline =>
    inline.kind === 'text' && inline.look.lang !== undefined ? [inline.look.lang.split('-')[0]!] : []
  )
  return languageByWords(line === '' ? typedLine(paragraph) : line) ?? said[0]
}

/** Removes a heading that repeats the title above the text, as manuscripts with a title page have it. */
export function withoutRepeatedTitle(
  blocks: readonly TypedBlock[],
  {of}: FoundHeadings,
  front: TypedFront
): readonly TypedBlock[] {
  if (front.title === undefined || front.people.length === 0) return blocks
  const title = textOfInlines(front.title)
  const at = blocks.findIndex(block => block.kind === 'paragraph' && of.has(block))
  const block = blocks[at]
  if (block?.kind !== 'paragraph' || at > 3) return blocks
  const line = typedLine(block)
  const isSame = letters(line) === letters(title) || letters(line) === letters(title.split(':')[0]!)
  if (!isSame || letters(line).length < 8) return blocks
  front.dropped.push(line)
  return blocks.filter((_, index) => index !== at)
}
