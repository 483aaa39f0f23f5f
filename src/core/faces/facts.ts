import type {Memo} from '../memo.ts'
import type {FontFacts, StyleFont} from '../types.ts'
import {isFault, type World} from '../world.ts'
import {readFontFacts} from './font-facts.ts'
import {builtInFacts} from './table.ts'

/**
 * Returns the names and the characters of fonts, by file path. For galley's own fonts they come from a table; other
 * font files are parsed, and the result is cached. Missing and damaged fonts are omitted.
 */
export async function factsOfFonts(
  fonts: readonly StyleFont[],
  world: World,
  memo: Memo
): Promise<ReadonlyMap<string, FontFacts>> {
  const facts = new Map<string, FontFacts>()
  for (const file of new Set(fonts.map(font => font.file))) {
    const known = builtInFacts.get(file) ?? (await factsOfFile(file, world, memo))
    if (known !== undefined) facts.set(file, known)
  }
  return facts
}

async function factsOfFile(file: string, world: World, memo: Memo): Promise<FontFacts | undefined> {
  const own = await world.read(file)
  const bytes = isFault(own) ? await world.asset(file) : own
  const {unpackFont} = world
  if (bytes === undefined || unpackFont === undefined) return undefined
  const read = async () => {
    const unpacked = await unpackFont(bytes)
    return (unpacked && readFontFacts(unpacked)) ?? null
  }
  return (
    (await memo('font-facts', memo.hash(bytes), read, {write: facts => facts, read: kept => kept})) ??
    undefined
  )
}
