import type {Look, ProofSettings} from '../core/types.ts'

/** The look of the nearer style, completed by that of the farther one. */
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
    embedFonts: nearer.embedFonts ?? farther.embedFonts
  }
}

/** How the nearer style wants proofs, completed by the farther one. */
export function nearerProof(farther: ProofSettings, nearer: ProofSettings): ProofSettings {
  return {
    replyTo: nearer.replyTo ?? farther.replyTo,
    instructions: nearer.instructions ?? farther.instructions,
    lines: nearer.lines ?? farther.lines,
    numbering: nearer.numbering ?? farther.numbering
  }
}
