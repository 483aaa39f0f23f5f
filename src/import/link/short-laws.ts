import type {TypedPassage} from '../passage.ts'
import {type CitableWork, citableWorks, type PrintedWork} from './works.ts'

/** A listed law that the text cites by its abbreviation, the number of such citations, and the first of them. */
export type ShortLaw = Readonly<{work: number; places: number; example: string}>

/**
 * Finds laws that the text cites by an abbreviation from the list of references, with a section or an article: `§ 823
 * BGB`, `Art. 14 Abs. 1 GG`. A citation style would print the full name, so these citations stay as typed.
 */
export function shortLaws(
  passages: readonly TypedPassage[],
  list: readonly PrintedWork[]
): readonly ShortLaw[] {
  const laws = citableWorks(list).filter(({isLaw}) => isLaw)
  return laws.flatMap(law => {
    const names = abbreviationsOf(law).filter(
      name => !laws.some(other => other !== law && abbreviationsOf(other).includes(name))
    )
    if (names.length === 0) return []
    const named = new RegExp(
      String.raw`(?:§+|(?<!\p{L})(?:[Aa]rt(?:ikel|icles?|s)?|[Ss]ec(?:tion|s)?|[Ss]s?)\.?)\s?\d[^.;()§]{0,40}?(?:(?:Abs|S|Nr|Satz|Alt|lit|al|Var)\.\s?[^.;()§]{1,12}?){0,4}\s(?:${names.join('|')})(?![\p{L}\p{N}])`,
      'gu'
    )
    const found = passages.flatMap(({text}) => text.match(named) ?? [])
    const [example] = found
    return example === undefined ? [] : [{work: law.index, places: found.length, example}]
  })
}

/** The abbreviations in brackets, or before the name: `Bürgerliches Gesetzbuch (BGB)`, `BGB: Bürgerliches Gesetzbuch`. */
function abbreviationsOf({raw}: CitableWork): readonly string[] {
  const short = String.raw`\p{Lu}[\p{L}]{0,6}\p{Lu}`
  return [
    ...[...raw.matchAll(new RegExp(String.raw`\((${short})\)`, 'gu'))].map(([, name = '']) => name),
    ...(new RegExp(String.raw`^(?:\[\d+\]\s)?(${short})(?::|\s[–—-])\s`, 'u').exec(raw)?.slice(1) ?? [])
  ]
}

/** A notice about laws that are cited by their abbreviations. */
export function toldOfShortLaws(laws: readonly ShortLaw[]): readonly string[] {
  const [first] = laws
  if (first === undefined) return []
  const count = laws.reduce((sum, {places}) => sum + places, 0)
  const shown = `“${first.example.replace(/\s+/g, ' ')}”`
  const place =
    count === 1
      ? `1 place names a law of the list by its abbreviation, ${shown}; it stays as typed`
      : `${count} places name laws of the list by their abbreviations, such as ${shown}; they stay as typed`
  return [`${place}, and \`nocite\` keeps ${laws.length === 1 ? 'this law' : 'these laws'} in the list`]
}
