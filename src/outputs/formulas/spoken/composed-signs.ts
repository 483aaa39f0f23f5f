import type {PhraseName} from './language.ts'

/** The table of signs that are spoken by their parts: a phrase, then the signs, each followed by its parts. */
const composed: ReadonlyArray<readonly [phrase: PhraseName | 'row', signs: string]> = [
  ['circled', '⊘/ ⊚˚ ⊛∗ ⊜= ⦸∖ ⧀< ⧁> ⦶| ⦷‖ ⨸÷ ⦹⊥ ⓈS'],
  ['boxed', '⊞+ ⊟− ⊠× ⊡˙ ⧄/ ⧆∗ ⧇◯ ⧈□'],
  ['doubled', '⇑↑ ⇓↓ ⇕↕ ⟪⟨ ⟫⟩ ⋒∩ ⋓∪ ⩕∧ ⩖∨ ⩓∧ ⩔∨ ⊫⊨ ⩎⊓ ⩏⊔ ∷: ⤇↦'],
  ['twice', '⇉→ ⇇← ⇈↑ ⇊↓'],
  ['dotted', '∔+ ∸− ⩀∩ ⟑∧ ⟇∨ ⋖< ⋗> ≑= ⨪−'],
  ['halved', '⇀→ ↼← ↿↑ ⇂↓ ⇃↓'],
  ['dashed', '⇢→ ⇠←'],
  ['filled', '■□ ▲△ ▼▽ ★⋆ ◆⋄ ●◯ ▶▹ ◀◃'],
  ['either', '≶<> ≷>< ⋚≤> ⋛≥< ⪋≤> ⪌≥< ⪅<≈ ⪆>≈ ⪷≺≈ ⪸≻≈ ≾≺∼ ≿≻∼ ≂=∼'],
  ['both', '≨<≠ ≩>≠ ⪵≺≠ ⪶≻≠ ⋦<≁ ⋧>≁ ⋨≺≁ ⋩≻≁ ⪉<≉ ⪊>≉ ⪹≺≉ ⪺≻≉ ⇄→← ⇆←→'],
  ['not', '⊼∧ ⊽∨'],
  ['over', '≗=˚ ≛=⋆ ≟=? ≞=m ≚=∨'],
  ['row', '⩵== ⩶=== ⩴:≔ ∹−: ‴′′′ ⁗′′′′ ℃°C']
]

/** The spoken forms of signs without their own word: a phrase about other signs, or a sequence of signs. */
export const partsOfSign: ReadonlyMap<
  string,
  Readonly<{phrase: PhraseName | 'row'; signs: readonly string[]}>
> = new Map(
  composed.flatMap(([phrase, list]) =>
    list.split(' ').map(entry => {
      const [sign = '', ...signs] = Array.from(entry)
      return [sign, {phrase, signs}] as const
    })
  )
)
