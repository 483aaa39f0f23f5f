/**
 * The table of kinds of theorems and similar blocks: the style that amsthm uses, whether a block without a label is
 * numbered, and the short names in Quarto and LaTeX.
 */
export const theoremKinds = {
  theorem: {look: 'plain', isCounted: true, short: ['thm']},
  lemma: {look: 'plain', isCounted: true, short: ['lem']},
  proposition: {look: 'plain', isCounted: true, short: ['prp', 'prop']},
  corollary: {look: 'plain', isCounted: true, short: ['cor', 'coro']},
  conjecture: {look: 'plain', isCounted: true, short: ['cnj', 'conj']},
  definition: {look: 'definition', isCounted: true, short: ['def', 'defn', 'defi', 'dfn']},
  axiom: {look: 'definition', isCounted: true, short: ['axm', 'ax']},
  assumption: {look: 'definition', isCounted: true, short: ['asm', 'ass', 'assum']},
  hypothesis: {look: 'definition', isCounted: true, short: ['hyp']},
  example: {look: 'definition', isCounted: true, short: ['exm', 'exa']},
  exercise: {look: 'definition', isCounted: true, short: ['exr', 'exo']},
  remark: {look: 'remark', isCounted: false, short: ['rem', 'rmk']},
  claim: {look: 'remark', isCounted: true, short: ['clm']},
  case: {look: 'remark', isCounted: true, short: ['cas']},
  solution: {look: 'remark', isCounted: false, short: ['sol']},
  proof: {look: 'proof', isCounted: false, short: ['prf', 'pf']}
} as const satisfies Readonly<Record<string, TheoremFacts>>

type TheoremFacts = Readonly<{look: TheoremLook; isCounted: boolean; short: readonly string[]}>

/** The styles of amsthm, and the style of a proof, which ends with a mark. */
export type TheoremLook = 'plain' | 'definition' | 'remark' | 'proof'

export type TheoremKind = keyof typeof theoremKinds

/** A theorem environment that a paper defines with `\newtheorem`. */
export type TheoremDefinition = Readonly<{
  environment: string
  kind: TheoremKind
  /** The name printed before the number. */
  name: string
  /** The environment whose counter numbers this one. */
  counter: string
  bySection: boolean
  isNumbered: boolean
}>

/** The mark at the end of a proof. */
export const proofMark = '∎'

/** The kind that a full or short name denotes: `lemma`, `lem` and `Lemma` all denote lemmas. */
export function theoremKind(name: string): TheoremKind | undefined {
  return byName.get(name.toLowerCase())
}

/** The kind that the beginning of a label denotes, as in Quarto: `thm-recovery` or `thm:recovery`. */
export function theoremOfLabel(label: string): TheoremKind | undefined {
  const prefix = /^([a-z]+)[-:]/.exec(label)?.[1]
  return prefix === undefined ? undefined : byPrefix.get(prefix)
}

const rows = Object.entries(theoremKinds) as ReadonlyArray<readonly [TheoremKind, TheoremFacts]>
const byName: ReadonlyMap<string, TheoremKind> = new Map(
  rows.flatMap(([kind, {short}]) => [kind, ...short].map(name => [name, kind] as const))
)
/**
 * The kinds by the prefix of a label: only the first short name of each kind. Full names and the other short names are
 * also ordinary words or abbreviations, so a label such as `case-1` or `ax:2` may be about anything.
 */
const byPrefix: ReadonlyMap<string, TheoremKind> = new Map(
  rows.flatMap(([kind, {short}]) => short.slice(0, 1).map(name => [name, kind] as const))
)

/** The ways in which theorems can be counted, as written in settings. */
export const theoremNumbers: readonly string[] = ['by kind', 'together', 'by section', 'together by section']
