import type {Store} from '../src/core/memo.ts'
import type {World} from '../src/core/world.ts'

/** A store that lasts as long as the test. */
export function mapStore(): Store & Readonly<{size: () => number}> {
  const texts = new Map<string, string>()
  return {
    get: name => texts.get(name),
    set: (name, text) => {
      texts.set(name, text)
    },
    size: () => texts.size
  }
}

/** Describes a subset of a font instead of creating it: compressing a real font takes a second. */
export const namedSubset: NonNullable<World['subsetFont']> = async (font, words, keep = 'words') =>
  new TextEncoder().encode([font.length, keep, ...words].join(' '))
