import type {SpokenTable} from '../language.ts'

/** French. */
export const spokenFrench: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 sur $2',
    longFraction: 'fraction $1 sur $2 fin fraction',
    derivative: '$1 sur $2',
    binomial: '$2 parmi $1',
    longBinomial: 'coefficient binomial $1 sur $2 fin coefficient',
    root: 'racine carrée de $1',
    longRoot: 'racine carrée de $1 fin racine',
    cubeRoot: 'racine cubique de $1',
    longCubeRoot: 'racine cubique de $1 fin racine',
    nthRoot: 'racine d’ordre $1 de $2',
    longNthRoot: 'racine d’ordre $1 de $2 fin racine',
    sub: '$1 indice $2',
    longSub: '$1 indice $2 fin indice',
    superscript: '$1 exposant $2',
    longSuperscript: '$1 exposant $2 fin exposant',
    squared: '$1 au carré',
    cubed: '$1 au cube',
    power: '$1 puissance $2',
    longPower: '$1 puissance $2 fin puissance',
    inverse: '$1 inverse',
    transpose: '$1 transposée',
    prime: '$1 prime',
    doublePrime: '$1 seconde',
    triplePrime: '$1 tierce',
    beforeSub: 'indice à gauche $2 $1',
    beforeSuper: 'exposant à gauche $2 $1',
    over: '$1 avec $2 au-dessus',
    longOver: '$1 avec $2 au-dessus fin au-dessus',
    under: '$1 avec $2 au-dessous',
    longUnder: '$1 avec $2 au-dessous fin au-dessous',
    accent: '$1 $2',
    longAccent: '$2 sur $1 fin accent',
    accentBelow: '$1 $2 au-dessous',
    longAccentBelow: '$2 sous $1 fin accent',
    vector: 'vecteur $1',
    longVector: 'vecteur $1 fin vecteur',
    struck: '$1 barré',
    longStruck: 'barré $1 fin barré',
    valueAt: '$1 de $2',
    functionOf: '$1 de',
    logBase: '$1 en base $2',
    limit: 'limite quand $1 de',
    limitOf: '$1 quand $2 de',
    functionOver: '$1 pour $2 de',
    bigOf: '$1 de',
    bigOver: '$1 pour $2 de',
    integralOver: '$1 sur $2 de',
    bigUpTo: '$1 jusqu’à $2 de',
    bigFromTo: '$1 de $2 à $3 de',
    absolute: 'valeur absolue de $1',
    longAbsolute: 'valeur absolue de $1 fin valeur absolue',
    norm: 'norme de $1',
    longNorm: 'norme de $1 fin norme',
    floor: 'partie entière de $1',
    longFloor: 'partie entière de $1 fin partie entière',
    ceiling: 'partie entière par excès de $1',
    longCeiling: 'partie entière par excès de $1 fin partie entière',
    bra: 'bra $1',
    ket: 'ket $1',
    evaluatedAt: '$1 évalué en $2',
    evaluatedFromTo: '$1 évalué de $2 à $3',
    given: 'sachant',
    suchThat: 'tel que',
    matrix: 'matrice $1 par $2',
    determinant: 'déterminant de la matrice $1 par $2',
    row: 'ligne $1 : $2',
    endMatrix: 'fin matrice',
    endDeterminant: 'fin déterminant',
    cases: '$1 cas',
    case: 'cas $1 : $2',
    endCases: 'fin cas',
    lines: '$1 lignes',
    line: 'ligne $1 : $2',
    endLines: 'fin lignes',
    blank: 'vide',
    numbered: 'équation $2 : $1',
    capital: '$1 majuscule',
    bold: '$1 gras',
    doubleStruck: '$1 ajouré',
    script: '$1 script',
    fraktur: '$1 gothique',
    sansSerif: '$1 sans empattement',
    monospace: '$1 à chasse fixe',
    approaches: 'tend vers',
    tends: 'tend vers',
    negative: 'moins',
    positive: 'plus',
    numberComma: ',',
    fromAbove: '$1 par valeurs supérieures',
    fromBelow: '$1 par valeurs inférieures',
    within: 'appartenant à',
    congruent: 'congru à',
    yields: 'donne',
    to: 'dans',
    distributed: 'suit la loi',
    not: 'non $1',
    degrees: '$1 degrés',
    circled: '$1 dans un cercle',
    boxed: '$1 dans un carré',
    doubled: '$1 double',
    twice: '$1 deux fois',
    dotted: '$1 avec un point',
    halved: '$1 à demi-pointe',
    dashed: '$1 en tirets',
    filled: '$1 plein',
    either: '$1 ou $2',
    both: '$1 et $2',
    table: 'tableau $1 par $2',
    endTable: 'fin tableau',
    equilibriumArrow: 'flèche d’équilibre',
    exteriorPower: 'puissance extérieure $1 de',
    orthogonal: 'orthogonal de $1',
    unnamed: 'signe $1'
  },
  signs: `
    = égale   ≠ différent de   ≈ environ égal à   ∼ équivalent à   ≃ asymptotiquement égal à   ≅ isomorphe à
    ≡ congru à   ≔ est défini par   ≜ égale par définition   ≐ approche la limite   ∝ proportionnel à
    < strictement inférieur à   > strictement supérieur à   ≤ inférieur ou égal à   ≥ supérieur ou égal à
    ≪ très inférieur à   ≫ très supérieur à   ≲ inférieur ou équivalent à   ≳ supérieur ou équivalent à
    ≺ précède   ≻ suit   ⪯ précède ou égale   ⪰ suit ou égale   ∈ appartient à   ∋ contient
    ∉ n’appartient pas à   ⊄ n’est pas inclus dans   ⊈ n’est ni inclus dans ni égal à
    ≮ n’est pas inférieur à   ≯ n’est pas supérieur à   ≰ n’est ni inférieur ni égal à
    ≱ n’est ni supérieur ni égal à   ≉ n’est pas environ égal à   ≢ n’est pas congru à   ∤ ne divise pas
    ∦ n’est pas parallèle à   ⊂ inclus dans   ⊃ contient l’ensemble   ⊆ inclus dans ou égal à
    ⊇ contient l’ensemble ou égale   ∥ parallèle à   ⊥ perpendiculaire à   ⊢ démontre   ⊨ satisfait
    → flèche vers la droite   ← flèche vers la gauche   ↔ flèche à deux sens   ⇒ implique
    ⇐ est impliqué par   ⇔ équivaut à   ↦ a pour image   ↑ flèche vers le haut
    ↓ flèche vers le bas   ↪ s’injecte dans   ↠ se surjecte sur   ⇌ en équilibre avec   ⇝ conduit à
    ↗ croît vers   ↘ décroît vers   + plus   − moins   ± plus ou moins   ∓ moins ou plus   × fois   ⋅ fois
    ÷ divisé par   / divisé par   ∗ étoile   ⋆ étoile   ∘ rond   ⊕ somme directe   ⊗ produit tensoriel
    ⊖ moins cerclé   ⊙ point cerclé   ∪ union   ∩ inter   ⊔ union carrée   ⊓ intersection carrée
    ∖ privé de   ∧ et   ∨ ou   ¬ non   △ triangle   □ carré   ⋄ losange   ∀ pour tout   ∃ il existe
    ∄ il n’existe pas   ∴ donc   ∵ parce que   ⊤ vrai   ∞ l’infini   ∅ ensemble vide   ∂ d rond   ∇ nabla
    … et ainsi de suite   ⋮ et ainsi de suite vers le bas   ⋱ et ainsi de suite en diagonale   ′ prime
    ″ seconde   ° degrés   % pour cent   ‰ pour mille   ! factorielle   ‼ double factorielle   # croisillon   $ dollars   € euros
    £ livres   & et   @ arobase   § paragraphe   † croix   ‡ double croix   ∠ angle   ♯ dièse   ♭ bémol
    ~ tilde   ^ circonflexe   _ tiret bas   , virgule   ; point-virgule   : deux points   . point
    ? point d’interrogation   ( parenthèse ouvrante   ) parenthèse fermante   [ crochet ouvrant
    ] crochet fermant   { accolade ouvrante   } accolade fermante   ⟨ chevron ouvrant   ⟩ chevron fermant
    ⌊ partie entière ouvrante   ⌋ partie entière fermante   ⌈ partie entière par excès ouvrante
    ⌉ partie entière par excès fermante   ⟦ crochet double ouvrant   ⟧ crochet double fermant
    | barre verticale   ‖ double barre verticale   ∑ somme   ∏ produit   ∐ coproduit   ∫ intégrale
    ∬ intégrale double   ∭ intégrale triple   ⨌ intégrale quadruple   ∮ intégrale curviligne fermée
    ∯ intégrale de surface   ∰ intégrale de volume   ⋃ union   ⋂ intersection   ⋁ disjonction
    ⋀ conjonction   ⨁ somme directe   ⨂ produit tensoriel   ⨆ union carrée   ⨄ union disjointe
    dot scalaire   cross vectoriel   mod modulo
    bond1 liaison simple   bond2 liaison double   bond3 liaison triple
    ✓ coche   ⊲ sous-groupe distingué de
    ⊴ sous-groupe distingué de ou égal à   ⊸ implique linéairement   ⊩ force   ⊣ adjoint à gauche de
    ∁ complémentaire   ℧ mho   ⋈ joint à   ≍ du même ordre que   ⌣ arc inférieur   ⌢ arc supérieur
    ≀ produit en couronne   ⨿ coproduit   ℵ aleph   ℶ beth
    ⊊ strictement inclus dans   ⊋ contient strictement   ⋐ inclus compactement dans   ⋑ contient compactement
    ⊏ inclus carré dans   ⊐ contient carré   ⊑ inclus carré dans ou égal à   ⊒ contient carré ou égal à
    ⊎ union disjointe   ↕ flèche vers le haut et le bas   ↖ flèche en haut à gauche   ↙ flèche en bas à gauche
    ↩ flèche à crochet vers la gauche   ↞ flèche à deux têtes vers la gauche   ↺ flèche antihoraire
    ↻ flèche horaire   ↾ restreint à   ⊳ a pour sous-groupe distingué   ⊵ a pour sous-groupe distingué ou égale
    ⫫ indépendant de   ⋔ transverse à   ⊻ ou exclusif   ⌜ coin ouvrant   ⌝ coin fermant   √ signe racine
    ≕ définit   ≙ correspond à   ⋰ et ainsi de suite en diagonale montante   ▹ triangle vers la droite
    ◃ triangle vers la gauche   ▽ triangle vers le bas   ◯ cercle   ☉ soleil   ☽ lune   ♀ femelle   ♂ mâle
    ♠ pique   ♡ cœur   ♣ trèfle   ♮ bécarre   ✗ croix   ⅋ par   ⟕ jointure externe gauche
    ⟖ jointure externe droite   ⟗ jointure externe complète   ¢ cents   ¥ yens   ↯ contradiction
    ⨍ intégrale moyenne   ⨅ intersection carrée   ⌀ diamètre   ⋉ produit semi-direct à gauche
    ⋊ produit semi-direct à droite   arcminute minutes   arcsecond secondes   µ micro   ohm ohm   bottom faux
    divides divise   ¶ pied-de-mouche
    ⥂ flèche d’équilibre vers la droite   ⥄ flèche d’équilibre vers la gauche
    earth terre   exclamation point d’exclamation   angstrom ångströms`,
  accents: `
    hat chapeau   tilde tilde   bar barre   dot point   doubleDot double point   tripleDot trois points
    breve brève   check caron   ring rond en chef   acute aigu   grave grave   arrow flèche
    leftArrow flèche vers la gauche   bothArrow flèche à deux sens   brace accolade   bracket crochet
    paren parenthèse`,
  functions: `
    sin sinus   cos cosinus   tan tangente   cot cotangente   sec sécante   csc cosécante
    sinh sinus hyperbolique   cosh cosinus hyperbolique   tanh tangente hyperbolique
    coth cotangente hyperbolique   arcsin arc sinus   arccos arc cosinus   arctan arc tangente
    log logarithme   ln logarithme népérien   lg logarithme décimal   exp exponentielle   lim limite   inj_lim limite inductive   proj_lim limite projective   ess_sup borne supérieure essentielle   ess_inf borne inférieure essentielle
    lim_sup limite supérieure   lim_inf limite inférieure   max maximum   min minimum
    sup borne supérieure   inf borne inférieure   arg argument   arg_max argument du maximum
    arg_min argument du minimum   det déterminant   dim dimension   ker noyau   deg degré
    gcd plus grand commun diviseur   lcm plus petit commun multiple   hom homomorphismes
    Re partie réelle   Im partie imaginaire   Pr probabilité   Var variance   Cov covariance   rank rang
    tr trace   sgn signe   diag matrice diagonale
    supp support   erf fonction d’erreur   cov covariance   Tr trace   Res résidu`,
  greek: `alpha bêta gamma delta epsilon zêta êta thêta iota kappa lambda mu nu xi omicron pi rhô sigma tau upsilon
    phi khi psi oméga`
}
