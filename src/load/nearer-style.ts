import type {HouseStyle, Look, ProofSettings} from '../core/types.ts'

/** Combines the looks of two styles; the nearer one takes precedence. */
export function nearerLook(farther: Look, nearer: Look): Look {
  return {
    accent: nearer.accent ?? farther.accent,
    page: {
      size: nearer.page?.size ?? farther.page?.size,
      margin: nearer.page?.margin ?? farther.page?.margin
    },
    headLeft: nearer.headLeft ?? farther.headLeft,
    headRight: nearer.headRight ?? farther.headRight,
    typefaces: {...farther.typefaces, ...nearer.typefaces},
    faces: nearer.faces ?? farther.faces,
    typography: {
      letterSpacing: nearer.typography?.letterSpacing ?? farther.typography?.letterSpacing,
      hyphens: nearer.typography?.hyphens ?? farther.typography?.hyphens
    }
  }
}

/** Combines the proof settings of two styles; the nearer one takes precedence. */
export function nearerProof(farther: ProofSettings, nearer: ProofSettings): ProofSettings {
  return {
    replyTo: nearer.replyTo ?? farther.replyTo,
    instructions: nearer.instructions ?? farther.instructions,
    letter: nearer.letter ?? farther.letter,
    reminder: nearer.reminder ?? farther.reminder,
    lines: nearer.lines ?? farther.lines,
    numbering: nearer.numbering ?? farther.numbering
  }
}

/** Combines the house styles of two styles: the words of both; the nearer one takes precedence. */
export function nearerHouse(farther: HouseStyle, nearer: HouseStyle): HouseStyle {
  return {
    words: new Map([...(farther.words ?? []), ...(nearer.words ?? [])]),
    serialComma: nearer.serialComma ?? farther.serialComma,
    unitSpace: nearer.unitSpace ?? farther.unitSpace
  }
}
