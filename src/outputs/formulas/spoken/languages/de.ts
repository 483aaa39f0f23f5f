import type {SpokenTable} from '../language.ts'

/** German. */
export const spokenGerman: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 durch $2',
    longFraction: 'Bruch $1 durch $2 Ende Bruch',
    derivative: '$1 nach $2',
    binomial: '$1 über $2',
    longBinomial: 'Binomialkoeffizient $1 über $2 Ende Binomialkoeffizient',
    root: 'Wurzel aus $1',
    longRoot: 'Wurzel aus $1 Ende Wurzel',
    cubeRoot: 'dritte Wurzel aus $1',
    longCubeRoot: 'dritte Wurzel aus $1 Ende Wurzel',
    nthRoot: 'Wurzel vom Grad $1 aus $2',
    longNthRoot: 'Wurzel vom Grad $1 aus $2 Ende Wurzel',
    sub: '$1 Index $2',
    longSub: '$1 Index $2 Ende Index',
    superscript: '$1 oben $2',
    longSuperscript: '$1 oben $2 Ende oben',
    squared: '$1 Quadrat',
    cubed: '$1 hoch 3',
    power: '$1 hoch $2',
    longPower: '$1 hoch $2 Ende Exponent',
    inverse: '$1 invers',
    transpose: '$1 transponiert',
    prime: '$1 Strich',
    doublePrime: '$1 zwei Strich',
    triplePrime: '$1 drei Strich',
    beforeSub: 'links unten $2 $1',
    beforeSuper: 'links oben $2 $1',
    over: '$1 mit $2 darüber',
    longOver: '$1 mit $2 darüber Ende darüber',
    under: '$1 mit $2 darunter',
    longUnder: '$1 mit $2 darunter Ende darunter',
    accent: '$1 $2',
    longAccent: '$2 über $1 Ende Akzent',
    accentBelow: '$1 $2 darunter',
    longAccentBelow: '$2 unter $1 Ende Akzent',
    vector: 'Vektor $1',
    longVector: 'Vektor $1 Ende Vektor',
    struck: '$1 durchgestrichen',
    longStruck: 'durchgestrichen $1 Ende durchgestrichen',
    valueAt: '$1 von $2',
    functionOf: '$1 von',
    logBase: '$1 zur Basis $2',
    limit: 'Grenzwert für $1 von',
    limitOf: '$1 für $2 von',
    functionOver: '$1 über $2 von',
    bigOf: '$1 von',
    bigOver: '$1 über $2 von',
    integralOver: '$1 über $2 von',
    bigUpTo: '$1 bis $2 von',
    bigFromTo: '$1 von $2 bis $3 von',
    absolute: 'Betrag von $1',
    longAbsolute: 'Betrag von $1 Ende Betrag',
    norm: 'Norm von $1',
    longNorm: 'Norm von $1 Ende Norm',
    floor: 'Abrundung von $1',
    longFloor: 'Abrundung von $1 Ende Abrundung',
    ceiling: 'Aufrundung von $1',
    longCeiling: 'Aufrundung von $1 Ende Aufrundung',
    bra: 'Bra $1',
    ket: 'Ket $1',
    evaluatedAt: '$1 an der Stelle $2',
    evaluatedFromTo: '$1 ausgewertet von $2 bis $3',
    given: 'gegeben',
    suchThat: 'für die gilt',
    matrix: '$1 mal $2 Matrix',
    determinant: 'Determinante der $1 mal $2 Matrix',
    row: 'Zeile $1: $2',
    endMatrix: 'Ende Matrix',
    endDeterminant: 'Ende Determinante',
    cases: '$1 Fälle',
    case: 'Fall $1: $2',
    endCases: 'Ende Fälle',
    lines: '$1 Zeilen',
    line: 'Zeile $1: $2',
    endLines: 'Ende Zeilen',
    blank: 'leer',
    numbered: 'Gleichung $2: $1',
    capital: 'groß $1',
    bold: 'fett $1',
    doubleStruck: 'Doppelstrich $1',
    script: 'Schreibschrift $1',
    fraktur: 'Fraktur $1',
    sansSerif: 'serifenlos $1',
    monospace: 'dicktengleich $1',
    approaches: 'gegen',
    tends: 'gegen',
    negative: 'minus',
    positive: 'plus',
    numberComma: ',',
    fromAbove: '$1 von rechts',
    fromBelow: '$1 von links',
    within: 'aus',
    congruent: 'kongruent zu',
    yields: 'reagiert zu',
    to: 'nach',
    distributed: 'ist verteilt wie',
    not: 'nicht $1',
    degrees: '$1 Grad',
    circled: '$1 im Kreis',
    boxed: '$1 im Kästchen',
    doubled: '$1 doppelt',
    twice: '$1 zweimal',
    dotted: '$1 mit Punkt',
    halved: '$1 mit halber Spitze',
    dashed: '$1 gestrichelt',
    filled: '$1 ausgefüllt',
    either: '$1 oder $2',
    both: '$1 und $2',
    table: '$1 mal $2 Tabelle',
    endTable: 'Ende Tabelle',
    equilibriumArrow: 'Gleichgewichtspfeil',
    exteriorPower: 'äußere Potenz $1 von',
    orthogonal: 'orthogonales Komplement von $1',
    unnamed: 'Zeichen $1'
  },
  signs: `
    = gleich   ≠ ungleich   ≈ ungefähr gleich   ∼ ähnlich zu   ≃ asymptotisch gleich   ≅ kongruent zu
    ≡ äquivalent zu   ≔ ist definiert als   ≜ ist nach Definition gleich   ≐ nähert sich dem Grenzwert
    ∝ proportional zu   < kleiner als   > größer als   ≤ kleiner oder gleich   ≥ größer oder gleich
    ≪ viel kleiner als   ≫ viel größer als   ≲ kleiner oder ähnlich   ≳ größer oder ähnlich   ≺ vor
    ≻ nach   ⪯ vor oder gleich   ⪰ nach oder gleich   ∈ Element von   ∋ enthält   ∉ nicht Element von
    ⊄ keine Teilmenge von   ⊈ weder Teilmenge von noch gleich   ≮ nicht kleiner als   ≯ nicht größer als
    ≰ weder kleiner noch gleich   ≱ weder größer noch gleich   ≉ nicht ungefähr gleich
    ≢ nicht äquivalent zu   ∤ teilt nicht   ∦ nicht parallel zu   ⊂ Teilmenge von   ⊃ Obermenge von
    ⊆ Teilmenge von oder gleich   ⊇ Obermenge von oder gleich   ∥ parallel zu   ⊥ senkrecht zu
    ⊢ beweist   ⊨ ist Modell von   → Pfeil nach rechts   ← Pfeil nach links   ↔ Pfeil nach links und rechts
    ⇒ daraus folgt   ⇐ folgt aus   ⇔ genau dann wenn   ↦ wird abgebildet auf   ↑ Pfeil nach oben
    ↓ Pfeil nach unten   ↪ injektiv nach   ↠ surjektiv auf   ⇌ im Gleichgewicht mit   ⇝ führt zu
    ↗ steigt gegen   ↘ fällt gegen   + plus   − minus   ± plus oder minus   ∓ minus oder plus   × mal   ⋅ mal
    ÷ geteilt durch   / geteilt durch   ∗ Stern   ⋆ Stern   ∘ verknüpft mit   ⊕ direkte Summe
    ⊗ Tensorprodukt   ⊖ Minus im Kreis   ⊙ Punkt im Kreis   ∪ vereinigt mit   ∩ geschnitten mit
    ⊔ eckige Vereinigung   ⊓ eckiger Durchschnitt   ∖ ohne   ∧ und   ∨ oder   ¬ nicht   △ Dreieck
    □ Quadrat   ⋄ Raute   ∀ für alle   ∃ es gibt   ∄ es gibt kein   ∴ also   ∵ weil   ⊤ Verum   ∞ unendlich
    ∅ leere Menge   ∂ partiell   ∇ Nabla   … und so weiter   ⋮ und so weiter nach unten
    ⋱ und so weiter diagonal   ′ Strich   ″ zwei Strich   ° Grad   % Prozent   ‰ Promille   ! Fakultät   ‼ Doppelfakultät
    # Nummernzeichen   $ Dollar   € Euro   £ Pfund   & und   @ at   § Paragraf   † Kreuz   ‡ Doppelkreuz
    ∠ Winkel   ♯ Kreuzzeichen   ♭ b-Vorzeichen   ~ Tilde   ^ Zirkumflex   _ Unterstrich   , Komma
    ; Semikolon   : Doppelpunkt   . Punkt   ? Fragezeichen   ( Klammer auf   ) Klammer zu
    [ eckige Klammer auf   ] eckige Klammer zu   { geschweifte Klammer auf   } geschweifte Klammer zu
    ⟨ spitze Klammer auf   ⟩ spitze Klammer zu   ⌊ Abrundung auf   ⌋ Abrundung zu   ⌈ Aufrundung auf
    ⌉ Aufrundung zu   ⟦ doppelte Klammer auf   ⟧ doppelte Klammer zu   | senkrechter Strich
    ‖ doppelter senkrechter Strich   ∑ Summe   ∏ Produkt   ∐ Koprodukt   ∫ Integral   ∬ Doppelintegral
    ∭ Dreifachintegral   ⨌ Vierfachintegral   ∮ geschlossenes Kurvenintegral   ∯ Flächenintegral   ∰ Volumenintegral
    ⋃ Vereinigung   ⋂ Durchschnitt   ⋁ Disjunktion   ⋀ Konjunktion   ⨁ direkte Summe   ⨂ Tensorprodukt
    ⨆ eckige Vereinigung   ⨄ disjunkte Vereinigung   dot Punkt   cross Kreuz   mod modulo
    bond1 Einfachbindung   bond2 Doppelbindung   bond3 Dreifachbindung
    ✓ Häkchen   ⊲ ist Normalteiler von
    ⊴ ist Normalteiler von oder gleich   ⊸ impliziert linear   ⊩ erzwingt   ⊣ ist linksadjungiert zu
    ∁ Komplement   ℧ Mho   ⋈ verbunden mit   ≍ von gleicher Ordnung wie   ⌣ unterer Bogen   ⌢ oberer Bogen
    ≀ Kranzprodukt   ⨿ Koprodukt   ℵ Aleph   ℶ Beth
    ⊊ echte Teilmenge von   ⊋ echte Obermenge von   ⋐ kompakt enthalten in   ⋑ enthält kompakt
    ⊏ eckige Teilmenge von   ⊐ eckige Obermenge von   ⊑ eckige Teilmenge von oder gleich
    ⊒ eckige Obermenge von oder gleich   ⊎ disjunkte Vereinigung   ↕ Pfeil nach oben und unten
    ↖ Pfeil nach links oben   ↙ Pfeil nach links unten   ↩ Hakenpfeil nach links
    ↞ Pfeil mit zwei Spitzen nach links   ↺ Pfeil gegen den Uhrzeigersinn   ↻ Pfeil im Uhrzeigersinn
    ↾ eingeschränkt auf   ⊳ hat als Normalteiler   ⊵ hat als Normalteiler oder ist gleich   ⫫ unabhängig von
    ⋔ transversal zu   ⊻ exklusives Oder   ⌜ Ecke auf   ⌝ Ecke zu   √ Wurzelzeichen   ≕ definiert   ≙ entspricht
    ⋰ und so weiter diagonal nach oben   ▹ Dreieck nach rechts   ◃ Dreieck nach links   ▽ Dreieck nach unten
    ◯ Kreis   ☉ Sonne   ☽ Mond   ♀ weiblich   ♂ männlich   ♠ Pik   ♡ Herz   ♣ Treff   ♮ Auflösungszeichen
    ✗ Kreuzchen   ⅋ Par   ⟕ linker äußerer Verbund   ⟖ rechter äußerer Verbund   ⟗ voller äußerer Verbund
    ¢ Cent   ¥ Yen   ↯ Widerspruch   ⨍ gemitteltes Integral   ⨅ eckiger Durchschnitt   ⌀ Durchmesser
    ⋉ linkes semidirektes Produkt   ⋊ rechtes semidirektes Produkt   arcminute Minuten   arcsecond Sekunden
    µ Mikro   ohm Ohm   bottom Falsum   divides teilt   ¶ Absatzzeichen
    ⥂ Gleichgewichtspfeil nach rechts   ⥄ Gleichgewichtspfeil nach links
    earth Erde   exclamation Ausrufezeichen   angstrom Ångström`,
  accents: `
    hat Dach   tilde Tilde   bar quer   dot Punkt   doubleDot zwei Punkte   tripleDot drei Punkte
    breve Breve   check Hatschek   ring Ring   acute Akut   grave Gravis   arrow Pfeil
    leftArrow Pfeil nach links   bothArrow Doppelpfeil   brace geschweifte Klammer   bracket eckige Klammer
    paren Klammer`,
  functions: `
    sin Sinus   cos Kosinus   tan Tangens   cot Kotangens   sec Sekans   csc Kosekans
    sinh Sinus hyperbolicus   cosh Kosinus hyperbolicus   tanh Tangens hyperbolicus
    coth Kotangens hyperbolicus   arcsin Arkussinus   arccos Arkuskosinus   arctan Arkustangens
    log Logarithmus   ln natürlicher Logarithmus   lg Zehnerlogarithmus   exp Exponentialfunktion
    lim Grenzwert   inj_lim direkter Limes   proj_lim inverser Limes   ess_sup wesentliches Supremum   ess_inf wesentliches Infimum   lim_sup Limes superior   lim_inf Limes inferior   max Maximum   min Minimum
    sup Supremum   inf Infimum   arg Argument   arg_max Argument des Maximums
    arg_min Argument des Minimums   det Determinante   dim Dimension   ker Kern   deg Grad
    gcd größter gemeinsamer Teiler   lcm kleinstes gemeinsames Vielfaches   hom Homomorphismen
    Re Realteil   Im Imaginärteil   Pr Wahrscheinlichkeit   Var Varianz   Cov Kovarianz   rank Rang
    tr Spur   sgn Signum   diag Diagonalmatrix
    supp Träger   erf Fehlerfunktion   cov Kovarianz   Tr Spur   Res Residuum`,
  greek: `Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda My Ny Xi Omikron Pi Rho Sigma Tau Ypsilon
    Phi Chi Psi Omega`
}
