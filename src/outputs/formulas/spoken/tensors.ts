import {plainLetters} from './letters.ts'
import {type FormulaPart, isSign, partsOf} from './parts.ts'

/** Marks the superscripts in a row that are indices of tensors: `F^{\mu\nu}`, `\gamma^\mu D_\mu`. */
export function withIndices(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const lower = new Set(
    parts.flatMap(part => (part.type === 'scripts' && part.sub !== undefined ? indicesIn(part.sub) : []))
  )
  return parts.map(part => {
    if (part.type !== 'scripts' || part.super === undefined || !isTensor(part.base)) return part
    const upper = indicesIn(part.super)
    const isIndex =
      upper.length > 1 ||
      (upper.length === 1 && (upper.some(each => lower.has(each)) || indicesIn(part.sub).length > 1))
    return isIndex ? {...part, isIndexed: true} : part
  })
}

/** The small Greek letters in a script; empty if the script contains anything else, except commas and semicolons. */
function indicesIn(script: FormulaPart | undefined): readonly string[] {
  const parts = script === undefined ? [] : partsOf(script)
  const letters = parts.filter(part => !isSign(part, ',', ';'))
  const names = letters.flatMap(part =>
    part.type === 'name' && /^\p{Script=Greek}$/u.test(plainLetters(part.text)) ? [part.text] : []
  )
  return names.length === letters.length ? names : []
}

function isTensor(base: FormulaPart): boolean {
  return base.type === 'name' ? plainLetters(base.text) !== 'e' : base.type === 'scripts'
}
