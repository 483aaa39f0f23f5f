import type {SpokenTable} from '../language.ts'

/** English, close to ClearSpeak. */
export const spokenEnglish: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 over $2',
    longFraction: 'fraction $1 over $2 end fraction',
    derivative: '$1 over $2',
    binomial: '$1 choose $2',
    longBinomial: 'binomial $1 choose $2 end binomial',
    root: 'the square root of $1',
    longRoot: 'the square root of $1 end root',
    cubeRoot: 'the cube root of $1',
    longCubeRoot: 'the cube root of $1 end root',
    nthRoot: 'the root of order $1 of $2',
    longNthRoot: 'the root of order $1 of $2 end root',
    sub: '$1 sub $2',
    longSub: '$1 sub $2 end sub',
    superscript: '$1 superscript $2',
    longSuperscript: '$1 superscript $2 end superscript',
    squared: '$1 squared',
    cubed: '$1 cubed',
    power: '$1 to the power $2',
    longPower: '$1 to the power $2 end power',
    inverse: '$1 inverse',
    transpose: '$1 transpose',
    prime: '$1 prime',
    doublePrime: '$1 double prime',
    triplePrime: '$1 triple prime',
    beforeSub: 'left sub $2 $1',
    beforeSuper: 'left superscript $2 $1',
    over: '$1 with $2 above',
    longOver: '$1 with $2 above end above',
    under: '$1 with $2 below',
    longUnder: '$1 with $2 below end below',
    accent: '$1 $2',
    longAccent: '$2 over $1 end accent',
    accentBelow: '$1 $2 below',
    longAccentBelow: '$2 under $1 end accent',
    vector: 'vector $1',
    longVector: 'vector $1 end vector',
    struck: '$1 crossed out',
    longStruck: 'crossed out $1 end crossed out',
    valueAt: '$1 of $2',
    functionOf: '$1 of',
    logBase: '$1 base $2',
    limit: 'the limit as $1 of',
    limitOf: 'the $1 as $2 of',
    functionOver: 'the $1 over $2 of',
    bigOf: '$1 of',
    bigOver: '$1 over $2 of',
    integralOver: '$1 over $2 of',
    bigUpTo: '$1 to $2 of',
    bigFromTo: '$1 from $2 to $3 of',
    absolute: 'the absolute value of $1',
    longAbsolute: 'the absolute value of $1 end absolute value',
    norm: 'the norm of $1',
    longNorm: 'the norm of $1 end norm',
    floor: 'the floor of $1',
    longFloor: 'the floor of $1 end floor',
    ceiling: 'the ceiling of $1',
    longCeiling: 'the ceiling of $1 end ceiling',
    bra: 'bra $1',
    ket: 'ket $1',
    evaluatedAt: '$1 evaluated at $2',
    evaluatedFromTo: '$1 evaluated from $2 to $3',
    given: 'given',
    suchThat: 'such that',
    matrix: 'the $1 by $2 matrix',
    determinant: 'the determinant of the $1 by $2 matrix',
    row: 'row $1: $2',
    endMatrix: 'end matrix',
    endDeterminant: 'end determinant',
    cases: '$1 cases',
    case: 'case $1: $2',
    endCases: 'end cases',
    lines: '$1 lines',
    line: 'line $1: $2',
    endLines: 'end lines',
    blank: 'blank',
    numbered: 'equation $2: $1',
    capital: 'capital $1',
    bold: 'bold $1',
    doubleStruck: 'double-struck $1',
    script: 'script $1',
    fraktur: 'fraktur $1',
    sansSerif: 'sans-serif $1',
    monospace: 'monospace $1',
    approaches: 'approaches',
    tends: 'tends to',
    negative: 'minus',
    positive: 'plus',
    numberComma: 'comma',
    fromAbove: '$1 from above',
    fromBelow: '$1 from below',
    within: 'in',
    congruent: 'is congruent to',
    yields: 'yields',
    to: 'to',
    distributed: 'is distributed as',
    not: 'not $1',
    degrees: '$1 degrees',
    circled: 'circled $1',
    boxed: 'boxed $1',
    doubled: 'double $1',
    twice: '$1 twice',
    dotted: '$1 with a dot',
    halved: 'half $1',
    dashed: 'dashed $1',
    filled: 'black $1',
    either: '$1 or $2',
    both: '$1 and $2',
    table: 'the $1 by $2 table',
    endTable: 'end table',
    equilibriumArrow: 'equilibrium arrow',
    exteriorPower: 'the exterior power $1 of',
    orthogonal: '$1 perp',
    unnamed: 'symbol $1'
  },
  signs: `
    = equals   ≠ does not equal   ≈ is approximately equal to   ∼ is similar to
    ≃ is asymptotically equal to   ≅ is congruent to   ≡ is equivalent to   ≔ is defined as
    ≜ is by definition   ≐ approaches the limit   ∝ is proportional to   < is less than   > is greater than
    ≤ is less than or equal to   ≥ is greater than or equal to   ≪ is much less than
    ≫ is much greater than   ≲ is less than or similar to   ≳ is greater than or similar to   ≺ precedes
    ≻ succeeds   ⪯ precedes or equals   ⪰ succeeds or equals   ∈ in   ∋ contains   ∉ not in
    ⊄ is not a subset of   ⊈ is not a subset of or equal to   ≮ is not less than   ≯ is not greater than
    ≰ is not less than or equal to   ≱ is not greater than or equal to   ≉ is not approximately equal to
    ≢ is not equivalent to   ∤ does not divide   ∦ is not parallel to   ⊂ is a subset of
    ⊃ is a superset of   ⊆ is a subset of or equal to   ⊇ is a superset of or equal to   ∥ is parallel to
    ⊥ is perpendicular to   ⊢ proves   ⊨ models   → right arrow   ← left arrow   ↔ left right arrow
    ⇒ implies   ⇐ is implied by   ⇔ if and only if   ↦ maps to   ↑ up arrow   ↓ down arrow   ↪ injects into
    ↠ maps onto   ⇌ is in equilibrium with   ⇝ leads to   ↗ increases to   ↘ decreases to   + plus   − minus
    ± plus or minus   ∓ minus or plus   × times   ⋅ times   ÷ divided by   / divided by   ∗ star   ⋆ star
    ∘ composed with   ⊕ direct sum   ⊗ tensor product   ⊖ circled minus   ⊙ circled dot   ∪ union
    ∩ intersection   ⊔ square union   ⊓ square intersection   ∖ set minus   ∧ and   ∨ or   ¬ not
    △ triangle   □ square   ⋄ diamond   ∀ for all   ∃ there exists   ∄ there does not exist   ∴ therefore
    ∵ because   ⊤ top   ∞ infinity   ∅ the empty set   ∂ partial   ∇ del   … and so on   ⋮ and so on down
    ⋱ and so on diagonally   ′ prime   ″ double prime   ° degrees   % percent   ‰ per mille   ! factorial   ‼ double factorial
    # number sign   $ dollars   € euros   £ pounds   & and   @ at   § section   † dagger   ‡ double dagger
    ∠ angle   ♯ sharp   ♭ flat   ~ tilde   ^ caret   _ underscore   , comma   ; semicolon   : colon
    . point   ? question mark   ( open paren   ) close paren   [ open bracket   ] close bracket
    { open brace   } close brace   ⟨ open angle bracket   ⟩ close angle bracket   ⌊ open floor
    ⌋ close floor   ⌈ open ceiling   ⌉ close ceiling   ⟦ open double bracket   ⟧ close double bracket
    | vertical bar   ‖ double vertical bar   ∑ the sum   ∏ the product   ∐ the coproduct   ∫ the integral
    ∬ the double integral   ∭ the triple integral   ⨌ the quadruple integral   ∮ the contour integral
    ∯ the surface integral   ∰ the volume integral   ⋃ the union   ⋂ the intersection   ⋁ the disjunction
    ⋀ the conjunction   ⨁ the direct sum   ⨂ the tensor product   ⨆ the square union   ⨄ the disjoint union
    dot dot   cross cross   mod modulo
    bond1 single bond   bond2 double bond   bond3 triple bond
    ✓ check mark   ⊲ is a normal subgroup of
    ⊴ is a normal subgroup of or equal to   ⊸ linearly implies   ⊩ forces   ⊣ is left adjoint to
    ∁ complement   ℧ mho   ⋈ joined with   ≍ is of the same order as   ⌣ smile   ⌢ frown   ≀ wreath product
    ⨿ coproduct   ℵ aleph   ℶ beth
    ⊊ is a proper subset of   ⊋ is a proper superset of   ⋐ is compactly contained in   ⋑ compactly contains
    ⊏ is a square subset of   ⊐ is a square superset of   ⊑ is a square subset of or equal to
    ⊒ is a square superset of or equal to   ⊎ disjoint union   ↕ up down arrow   ↖ up left arrow
    ↙ down left arrow   ↩ left hook arrow   ↞ left two-headed arrow   ↺ counterclockwise arrow
    ↻ clockwise arrow   ↾ restricted to   ⊳ contains as a normal subgroup
    ⊵ contains as a normal subgroup or equals   ⫫ is independent of   ⋔ is transverse to   ⊻ exclusive or
    ⌜ open corner   ⌝ close corner   √ root sign   ≕ defines   ≙ corresponds to   ⋰ and so on diagonally up
    ▹ right triangle sign   ◃ left triangle sign   ▽ down triangle   ◯ circle   ☉ sun   ☽ moon   ♀ female
    ♂ male   ♠ spade   ♡ heart   ♣ club   ♮ natural   ✗ cross mark   ⅋ par   ⟕ left outer join
    ⟖ right outer join   ⟗ full outer join   ¢ cents   ¥ yen   ↯ contradiction   ⨍ the averaged integral
    ⨅ the square intersection   ⌀ diameter   ⋉ left semidirect product   ⋊ right semidirect product
    arcminute minutes   arcsecond seconds   µ micro   ohm ohm   bottom bottom   divides divides   ¶ paragraph sign
    ⥂ equilibrium arrow to the right   ⥄ equilibrium arrow to the left
    earth earth   exclamation exclamation mark   angstrom angstroms`,
  accents: `
    hat hat   tilde tilde   bar bar   dot dot   doubleDot double dot   tripleDot triple dot   breve breve
    check check   ring ring   acute acute   grave grave   arrow arrow   leftArrow left arrow
    bothArrow double arrow   brace brace   bracket bracket   paren paren`,
  functions: `
    sin sine   cos cosine   tan tangent   cot cotangent   sec secant   csc cosecant   sinh hyperbolic sine
    cosh hyperbolic cosine   tanh hyperbolic tangent   coth hyperbolic cotangent   arcsin arc sine
    arccos arc cosine   arctan arc tangent   log log   ln natural log   lg log   exp exponential   lim limit   inj_lim direct limit   proj_lim inverse limit   ess_sup essential supremum   ess_inf essential infimum
    lim_sup limit superior   lim_inf limit inferior   max maximum   min minimum   sup supremum   inf infimum
    arg argument   arg_max argument of the maximum   arg_min argument of the minimum   det determinant
    dim dimension   ker kernel   deg degree   gcd greatest common divisor   lcm least common multiple
    hom homomorphisms   Re real part   Im imaginary part   Pr probability   Var variance   Cov covariance
    rank rank   tr trace   sgn sign   diag diagonal
    supp support   erf error function   cov covariance   Tr trace   Res residue`,
  greek: `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon
    phi chi psi omega`
}
