import {type FormulaPart, rowOf} from './parts.ts'

/**
 * A part of a chemical formula: `-`, `=` and `≡` are spoken as bonds, `⋅` as a dot, and the symbols of elements are
 * spelled, “N a C l”.
 */
export function chemicalPart(part: FormulaPart): FormulaPart {
  switch (part.type) {
    case 'sign':
      return {...part, text: meanings[part.text] ?? part.text}
    case 'name':
      return {...part, text: spelledSymbols(part.text), isChemical: true}
    case 'row':
      return rowOf(part.parts.map(chemicalPart))
    case 'scripts':
      // Numbers before the symbol of an isotope are not spoken as scripts.
      return {
        ...part,
        base: chemicalPart(part.base),
        ...((part.beforeSub ?? part.beforeSuper) !== undefined && {isChemical: true})
      }
    case 'fence':
      return {...part, inside: chemicalPart(part.inside)}
    default:
      return part
  }
}

/** The names of bonds and dots in the tables of languages. */
const meanings: Readonly<Record<string, string>> = {
  '−': 'bond1',
  '=': 'bond2',
  '≡': 'bond3',
  '⋅': 'dot',
  '⇄': '⇌',
  '⇆': '⇌'
}

/** Spells the symbols of elements in a name. */
export function spelledSymbols(name: string): string {
  const symbols = name.match(/\p{Lu}\p{Ll}?/gu) ?? []
  return symbols.join('') === name && !/^[IVX]{2,}$/.test(name) ? symbols.map(spelled).join(' ') : name
}

/** Symbols whose letters would be heard as two bonding elements: cobalt is not carbon monoxide. */
const heardAsTwo: ReadonlySet<string> = new Set('Bi Co Cs Hf Ho Nb Ni No Np Os Pb Po Sb Sc Si Sn'.split(' '))

/**
 * Separates the letters of a chemical symbol so that they are spelled. A symbol whose letters would be heard as two
 * elements stays a word.
 */
function spelled(symbol: string): string {
  return heardAsTwo.has(symbol) ? symbol : Array.from(symbol).join(' ')
}
