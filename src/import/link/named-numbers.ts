import type {TypedPassage} from '../passage.ts'
import type {NumberPlace} from './number-form.ts'
import {numbersIn} from './number-list.ts'
import {searchText} from './search-text.ts'

const one = String.raw`\d{1,3}(?:\s?-\s?\d{1,3})?`
const several = String.raw`${one}(?:(?:\s?,\s?(?:(?:and|und|et|y|e)\s)?|\s(?:and|und|et|y|e|&)\s)${one})*`
/** A name of references before their numbers, without brackets: `ref. 3`, `refs 5 and 6`, `reference 7`. */
const named = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(?:(?<one>[Rr](?:ef|éf)\.|Ref|Lit\.|Ref\.-?Nr\.)|(?<several>[Rr](?:ef|éf)s\.?)|(?<word>[Rr](?:eference|éférence|eferencia)s?))\s?(?<list>${several})(?![\d\p{L}]|[.,:/%-]\d|\s?[%°±×=])`,
  'gu'
)
/** Words that show that a number refers to the list of another work: `ref. 3 of Roe`, `ref. 3 in [5]`. */
const elsewhere =
  /^,?\s(?:(?:of|in|from|by)\s(?:the\s)?(?:[\p{Lu}[(]|(?:their|his|her|its|that|this|ref|supplement|appendix))|therein|there|darin|dort|(?:von|aus|de|du|dans)\s\p{Lu})/u

/**
 * Finds the numbers of works that a sentence cites without brackets. Numbers after the full word “reference” are
 * doubtful. So are later numbers before a noun, which may be quantities: `refs. 3, 4, 5 samples`.
 */
export function namedNumbers(passage: TypedPassage): readonly NumberPlace[] {
  const plain = searchText(passage)
  return [...plain.matchAll(named)].flatMap(({0: whole, index, groups = {}}): NumberPlace[] => {
    const isOne = groups['one'] !== undefined
    const list = isOne ? new RegExp(`^${one}`).exec(groups['list']!)![0] : groups['list']!
    const start = index + whole.length - groups['list']!.length
    const end = start + list.length
    const after = plain.slice(end)
    const numbers = elsewhere.test(after) ? undefined : numbersIn(list, start)
    if (numbers === undefined) return []
    const isOpen = /,\s?\d+$/.test(list) && /^\s\p{Ll}/u.test(after)
    const doubt =
      groups['word'] !== undefined
        ? 'the number may be that of something else'
        : isOpen
          ? 'the last number may count something'
          : undefined
    return [{passage, form: 'named', start, end, numbers, ...(doubt !== undefined && {doubt})}]
  })
}
