/** The commands of symbols that a person can read more easily as commands; other symbols stay as they are. */
const commands = `
α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu
ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega
Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
× times ÷ div ± pm ∓ mp ⋅ cdot ∗ ast ⋆ star ∘ circ ∙ bullet ≤ leq ≥ geq ≠ neq ≈ approx ∼ sim ≃ simeq ≅ cong ≡ equiv
∝ propto ≪ ll ≫ gg ∞ infty ∂ partial ∇ nabla ∈ in ∉ notin ∋ ni ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ∪ cup ∩ cap
∖ setminus ∅ emptyset ∀ forall ∃ exists ∄ nexists ¬ neg ∧ wedge ∨ vee ⊕ oplus ⊗ otimes ⊙ odot ⊥ perp ∥ parallel ∣ mid
⊢ vdash ⊨ models ℓ ell ℏ hbar ℜ Re ℑ Im ℵ aleph ∠ angle → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow
⇔ Leftrightarrow ↦ mapsto ↑ uparrow ↓ downarrow ⟶ longrightarrow ⟵ longleftarrow ⟹ Longrightarrow ⟺ Longleftrightarrow
⇌ rightleftharpoons … ldots ⋯ cdots ⋮ vdots ⋱ ddots ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ bigcup
⋂ bigcap ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ∎ blacksquare
∴ therefore ∵ because ≺ prec ≻ succ ⊤ top ≜ triangleq ∆ Delta † dagger ‡ ddagger
`

/** The commands of symbols, without their backslash. */
export const signCommands: ReadonlyMap<string, string> = new Map(
  [...commands.trim().matchAll(/(\S+)\s+(\S+)/g)].map(([, sign, name]) => [sign!, name!])
)

/** The function names that TeX sets upright, each by its own command. */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max ' +
    'min Pr sec sin sinh sup tan tanh'
  ).split(' ')
)

/** The accents of Word, by their combining characters. */
export const accentCommands: ReadonlyMap<string, string> = new Map([
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0305', 'bar'],
  ['\u0304', 'bar'],
  ['¯', 'bar'],
  ['\u0306', 'breve'],
  ['\u0307', 'dot'],
  ['\u0308', 'ddot'],
  ['\u20db', 'dddot'],
  ['\u20dc', 'ddddot'],
  ['\u030a', 'mathring'],
  ['\u030c', 'check'],
  ['\u0300', 'grave'],
  ['\u0301', 'acute'],
  ['\u20d7', 'vec'],
  ['\u20d6', 'overleftarrow'],
  ['\u20e1', 'overleftrightarrow'],
  ['\u20d1', 'overset{\\rightharpoonup}'],
  ['\u20d0', 'overset{\\leftharpoonup}'],
  ['\u0333', 'underline']
])

/** The commands of symbols above or below a group, by symbol and position. */
export const groupCommands: ReadonlyMap<string, string> = new Map([
  ['⏞ top', 'overbrace'],
  ['⏟ bot', 'underbrace'],
  ['⏜ top', 'overparen'],
  ['⏝ bot', 'underparen'],
  ['⎴ top', 'overbracket'],
  ['⎵ bot', 'underbracket'],
  ['→ top', 'overrightarrow'],
  ['← top', 'overleftarrow'],
  ['↔ top', 'overleftrightarrow'],
  ['→ bot', 'underrightarrow'],
  ['← bot', 'underleftarrow'],
  ['↔ bot', 'underleftrightarrow']
])

/** The commands of spaces in a formula. */
export const spaceCommands: ReadonlyMap<string, string> = new Map([
  ['\u2003', '\\quad '],
  ['\u2002', '\\enspace '],
  ['\u2004', '\\;'],
  ['\u2005', '\\:'],
  ['\u2006', '\\,'],
  ['\u2009', '\\,'],
  ['\u200a', '\\,'],
  ['\u202f', '\\,'],
  ['\u205f', '\\:'],
  ['\u00a0', '\\ ']
])
