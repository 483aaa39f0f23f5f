import type {FormulaNode} from '../../../core/formula-tree.ts'
import {baseLanguage} from '../../../core/language.ts'
import {perObject} from '../../../core/per-object.ts'
import {type SpokenTable, spokenLanguage} from './language.ts'
import {spokenTables} from './languages/index.ts'
import {partsOfFormula} from './reading.ts'
import {speakerOf} from './say.ts'
import {withoutEnd} from './saying-fences.ts'

/** Speaks formulas in the language `lang`, which is the requested language or English. */
export type FormulaSpeaker = Readonly<{
  lang: string
  /** The spoken text of a formula, which consists of letters, digits and punctuation; empty for an empty formula. */
  say: (tree: FormulaNode, numbers?: readonly string[]) => string
}>

/** Returns a speaker of formulas in a language; in English for languages without a table. */
export function formulaSpeaker(lang: string): FormulaSpeaker {
  const base = baseLanguage(lang)
  const own = Object.hasOwn(spokenTables, base) ? spokenTables[base] : undefined
  const speaker = speakerIn(own ?? spokenTables.en!)
  return {
    lang: own === undefined ? 'en' : lang,
    say: (tree, numbers) => speaker.say(withoutEnd(partsOfFormula(tree, numbers)))
  }
}

const speakerIn = perObject((table: SpokenTable) => speakerOf(spokenLanguage(table)))
