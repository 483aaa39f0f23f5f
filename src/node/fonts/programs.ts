import type {World} from '../../core/world.ts'
import {compiledProgram} from '../program/package.ts'
import {createThread} from '../program/thread.ts'
import {readyFonts} from './ready-fonts.ts'

/**
 * Returns functions that subset and unpack fonts. HarfBuzz, which subsets the fonts of scripts with shaped letters, is
 * a megabyte in size and takes long to load, so it is loaded on demand, in a thread.
 */
export function fontPrograms(): Pick<World, 'subsetFont' | 'subsetLetters' | 'readyFont' | 'unpackFont'> {
  const program = compiledProgram('font-thread')
  const thread = program && createThread(program, () => undefined)
  const withHarfBuzz = async (font: Uint8Array, words: readonly string[], keep?: 'words' | 'letters') =>
    thread === undefined
      ? (await import('./font-subset.ts')).subsetFont(font, words, keep)
      : (thread.call('subset', font, words, keep) as Promise<Uint8Array | undefined>)
  return {
    async subsetFont(font, words, keep) {
      if (keep !== 'formulas') return withHarfBuzz(font, words, keep)
      const face = await (await import('./math-face.ts')).mathFace(font, words)
      return face ?? withHarfBuzz(font, words, 'letters')
    },
    async subsetLetters(font, letters, features) {
      const face = await (await import('./letter-face.ts')).letterFace(font, letters, features)
      return face ?? withHarfBuzz(font, [letters], 'letters')
    },
    readyFont: readyFonts(),
    unpackFont: async font => (await import('./unpacked-font.ts')).unpackedFont(font)
  }
}
