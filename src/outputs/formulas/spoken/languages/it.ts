import type {SpokenTable} from '../language.ts'

/** Italian. */
export const spokenItalian: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 su $2',
    longFraction: 'frazione $1 su $2 fine frazione',
    derivative: '$1 su $2',
    binomial: 'binomiale $1 su $2',
    longBinomial: 'coefficiente binomiale $1 su $2 fine coefficiente',
    root: 'radice quadrata di $1',
    longRoot: 'radice quadrata di $1 fine radice',
    cubeRoot: 'radice cubica di $1',
    longCubeRoot: 'radice cubica di $1 fine radice',
    nthRoot: 'radice di indice $1 di $2',
    longNthRoot: 'radice di indice $1 di $2 fine radice',
    sub: '$1 con $2',
    longSub: '$1 con $2 fine pedice',
    superscript: '$1 apice $2',
    longSuperscript: '$1 apice $2 fine apice',
    squared: '$1 al quadrato',
    cubed: '$1 al cubo',
    power: '$1 alla $2',
    longPower: '$1 alla $2 fine esponente',
    inverse: '$1 inversa',
    transpose: '$1 trasposta',
    prime: '$1 primo',
    doublePrime: '$1 secondo',
    triplePrime: '$1 terzo',
    beforeSub: 'pedice a sinistra $2 $1',
    beforeSuper: 'apice a sinistra $2 $1',
    over: '$1 con sopra $2',
    longOver: '$1 con sopra $2 fine sopra',
    under: '$1 con sotto $2',
    longUnder: '$1 con sotto $2 fine sotto',
    accent: '$1 $2',
    longAccent: '$2 sopra $1 fine accento',
    accentBelow: '$1 $2 sotto',
    longAccentBelow: '$2 sotto $1 fine accento',
    vector: 'vettore $1',
    longVector: 'vettore $1 fine vettore',
    struck: '$1 barrato',
    longStruck: 'barrato $1 fine barrato',
    valueAt: '$1 di $2',
    functionOf: '$1 di',
    logBase: '$1 in base $2',
    limit: 'limite per $1 di',
    limitOf: '$1 per $2 di',
    functionOver: '$1 su $2 di',
    bigOf: '$1 di',
    bigOver: '$1 su $2 di',
    integralOver: '$1 su $2 di',
    bigUpTo: '$1 fino a $2 di',
    bigFromTo: '$1 da $2 a $3 di',
    absolute: 'valore assoluto di $1',
    longAbsolute: 'valore assoluto di $1 fine valore assoluto',
    norm: 'norma di $1',
    longNorm: 'norma di $1 fine norma',
    floor: 'parte intera di $1',
    longFloor: 'parte intera di $1 fine parte intera',
    ceiling: 'parte intera superiore di $1',
    longCeiling: 'parte intera superiore di $1 fine parte intera',
    bra: 'bra $1',
    ket: 'ket $1',
    evaluatedAt: '$1 calcolato in $2',
    evaluatedFromTo: '$1 calcolato da $2 a $3',
    given: 'dato',
    suchThat: 'tale che',
    matrix: 'matrice $1 per $2',
    determinant: 'determinante della matrice $1 per $2',
    row: 'riga $1: $2',
    endMatrix: 'fine matrice',
    endDeterminant: 'fine determinante',
    cases: '$1 casi',
    case: 'caso $1: $2',
    endCases: 'fine casi',
    lines: '$1 righe',
    line: 'riga $1: $2',
    endLines: 'fine righe',
    blank: 'vuoto',
    numbered: 'equazione $2: $1',
    capital: '$1 maiuscolo',
    bold: '$1 grassetto',
    doubleStruck: '$1 a doppio tratto',
    script: '$1 corsivo',
    fraktur: '$1 gotico',
    sansSerif: '$1 senza grazie',
    monospace: '$1 a spaziatura fissa',
    approaches: 'che tende a',
    tends: 'tende a',
    negative: 'meno',
    positive: 'più',
    numberComma: ',',
    fromAbove: '$1 da destra',
    fromBelow: '$1 da sinistra',
    within: 'appartenente a',
    congruent: 'congruo a',
    yields: 'dà',
    to: 'in',
    distributed: 'è distribuito come',
    not: 'non $1',
    degrees: '$1 gradi',
    circled: '$1 in un cerchio',
    boxed: '$1 in un quadrato',
    doubled: '$1 doppio',
    twice: '$1 due volte',
    dotted: '$1 con punto',
    halved: '$1 con mezza punta',
    dashed: '$1 a tratti',
    filled: '$1 pieno',
    either: '$1 o $2',
    both: '$1 e $2',
    table: 'tabella $1 per $2',
    endTable: 'fine tabella',
    equilibriumArrow: 'freccia di equilibrio',
    exteriorPower: 'potenza esterna $1 di',
    orthogonal: 'complemento ortogonale di $1',
    unnamed: 'segno $1'
  },
  signs: `
    = uguale   ≠ diverso da   ≈ circa uguale a   ∼ simile a   ≃ asintotico a   ≅ congruente a
    ≡ equivalente a   ≔ è definito come   ≜ uguale per definizione a   ≐ si avvicina al limite
    ∝ proporzionale a   < minore di   > maggiore di   ≤ minore o uguale a   ≥ maggiore o uguale a
    ≪ molto minore di   ≫ molto maggiore di   ≲ minore o simile a   ≳ maggiore o simile a   ≺ precede
    ≻ segue   ⪯ precede o è uguale a   ⪰ segue o è uguale a   ∈ appartiene a   ∋ contiene
    ∉ non appartiene a   ⊄ non è sottoinsieme di   ⊈ non è sottoinsieme di né uguale a
    ≮ non è minore di   ≯ non è maggiore di   ≰ non è minore né uguale a   ≱ non è maggiore né uguale a
    ≉ non è circa uguale a   ≢ non è equivalente a   ∤ non divide   ∦ non è parallelo a
    ⊂ sottoinsieme di   ⊃ soprainsieme di   ⊆ sottoinsieme di o uguale a   ⊇ soprainsieme di o uguale a
    ∥ parallelo a   ⊥ perpendicolare a   ⊢ dimostra   ⊨ soddisfa   → freccia destra   ← freccia sinistra
    ↔ freccia doppia   ⇒ implica   ⇐ è implicato da   ⇔ se e solo se   ↦ ha per immagine   ↑ freccia su
    ↓ freccia giù   ↪ si immerge in   ↠ si proietta su   ⇌ in equilibrio con   ⇝ porta a   ↗ cresce verso
    ↘ decresce verso   + più   − meno   ± più o meno   ∓ meno o più   × per   ⋅ per   ÷ diviso   / diviso
    ∗ asterisco   ⋆ stella   ∘ composto con   ⊕ somma diretta   ⊗ prodotto tensoriale   ⊖ meno cerchiato
    ⊙ punto cerchiato   ∪ unione   ∩ intersezione   ⊔ unione quadrata   ⊓ intersezione quadrata
    ∖ meno l’insieme   ∧ e   ∨ o   ¬ non   △ triangolo   □ quadrato   ⋄ rombo   ∀ per ogni   ∃ esiste
    ∄ non esiste   ∴ quindi   ∵ perché   ⊤ vero   ∞ infinito   ∅ insieme vuoto   ∂ parziale   ∇ nabla
    … e così via   ⋮ e così via verso il basso   ⋱ e così via in diagonale   ′ primo   ″ secondo   ° gradi
    % per cento   ‰ per mille   ! fattoriale   ‼ doppio fattoriale   # cancelletto   $ dollari   € euro   £ sterline   & e
    @ chiocciola   § paragrafo   † croce   ‡ doppia croce   ∠ angolo   ♯ diesis   ♭ bemolle   ~ tilde
    ^ circonflesso   _ trattino basso   , virgola   ; punto e virgola   : due punti   . punto
    ? punto interrogativo   ( parentesi aperta   ) parentesi chiusa   [ parentesi quadra aperta
    ] parentesi quadra chiusa   { parentesi graffa aperta   } parentesi graffa chiusa
    ⟨ parentesi angolare aperta   ⟩ parentesi angolare chiusa   ⌊ parte intera aperta
    ⌋ parte intera chiusa   ⌈ parte intera superiore aperta   ⌉ parte intera superiore chiusa
    ⟦ doppia quadra aperta   ⟧ doppia quadra chiusa   | barra verticale   ‖ doppia barra verticale
    ∑ sommatoria   ∏ produttoria   ∐ coprodotto   ∫ integrale   ∬ integrale doppio   ∭ integrale triplo
    ⨌ integrale quadruplo   ∮ integrale di linea chiusa   ∯ integrale di superficie   ∰ integrale di volume
    ⋃ unione   ⋂ intersezione   ⋁ disgiunzione   ⋀ congiunzione   ⨁ somma diretta   ⨂ prodotto tensoriale
    ⨆ unione quadrata   ⨄ unione disgiunta   dot scalare   cross vettoriale   mod modulo
    bond1 legame singolo   bond2 legame doppio   bond3 legame triplo
    ✓ segno di spunta   ⊲ sottogruppo normale di
    ⊴ sottogruppo normale di o uguale a   ⊸ implica linearmente   ⊩ forza   ⊣ aggiunto sinistro di
    ∁ complemento   ℧ mho   ⋈ unito a   ≍ dello stesso ordine di   ⌣ arco inferiore   ⌢ arco superiore
    ≀ prodotto intrecciato   ⨿ coprodotto   ℵ aleph   ℶ beth
    ⊊ sottoinsieme proprio di   ⊋ soprainsieme proprio di   ⋐ contenuto compattamente in
    ⋑ contiene compattamente   ⊏ sottoinsieme quadrato di   ⊐ soprainsieme quadrato di
    ⊑ sottoinsieme quadrato di o uguale a   ⊒ soprainsieme quadrato di o uguale a   ⊎ unione disgiunta
    ↕ freccia su e giù   ↖ freccia in alto a sinistra   ↙ freccia in basso a sinistra
    ↩ freccia uncinata sinistra   ↞ freccia a due punte sinistra   ↺ freccia antioraria   ↻ freccia oraria
    ↾ ristretto a   ⊳ ha come sottogruppo normale   ⊵ ha come sottogruppo normale o è uguale a
    ⫫ indipendente da   ⋔ trasverso a   ⊻ o esclusivo   ⌜ angolo aperto   ⌝ angolo chiuso   √ segno di radice
    ≕ definisce   ≙ corrisponde a   ⋰ e così via in diagonale verso l’alto   ▹ triangolo a destra
    ◃ triangolo a sinistra   ▽ triangolo in giù   ◯ cerchio   ☉ sole   ☽ luna   ♀ femmina   ♂ maschio   ♠ picche
    ♡ cuori   ♣ fiori   ♮ bequadro   ✗ crocetta   ⅋ par   ⟕ giunzione esterna sinistra
    ⟖ giunzione esterna destra   ⟗ giunzione esterna completa   ¢ centesimi   ¥ yen   ↯ contraddizione
    ⨍ integrale medio   ⨅ intersezione quadrata   ⌀ diametro   ⋉ prodotto semidiretto a sinistra
    ⋊ prodotto semidiretto a destra   arcminute minuti   arcsecond secondi   µ micro   ohm ohm   bottom falso
    divides divide   ¶ piede di mosca
    ⥂ freccia di equilibrio destra   ⥄ freccia di equilibrio sinistra
    earth terra   exclamation punto esclamativo   angstrom ångström`,
  accents: `
    hat cappuccio   tilde tilde   bar segnato   dot punto   doubleDot doppio punto   tripleDot tre punti
    breve breve   check caron   ring anello   acute acuto   grave grave   arrow freccia
    leftArrow freccia sinistra   bothArrow freccia doppia   brace graffa   bracket quadra   paren tonda`,
  functions: `
    sin seno   cos coseno   tan tangente   cot cotangente   sec secante   csc cosecante
    sinh seno iperbolico   cosh coseno iperbolico   tanh tangente iperbolica   coth cotangente iperbolica
    arcsin arcoseno   arccos arcocoseno   arctan arcotangente   log logaritmo   ln logaritmo naturale
    lg logaritmo decimale   exp esponenziale   lim limite   inj_lim limite diretto   proj_lim limite inverso   ess_sup estremo superiore essenziale   ess_inf estremo inferiore essenziale   lim_sup limite superiore
    lim_inf limite inferiore   max massimo   min minimo   sup estremo superiore   inf estremo inferiore
    arg argomento   arg_max argomento del massimo   arg_min argomento del minimo   det determinante
    dim dimensione   ker nucleo   deg grado   gcd massimo comun divisore   lcm minimo comune multiplo
    hom omomorfismi   Re parte reale   Im parte immaginaria   Pr probabilità   Var varianza
    Cov covarianza   rank rango   tr traccia   sgn segno   diag matrice diagonale
    supp supporto   erf funzione degli errori   cov covarianza   Tr traccia   Res residuo`,
  greek: `alfa beta gamma delta epsilon zeta eta teta iota kappa lambda mu nu xi omicron pi_greco rho sigma tau ipsilon
    fi chi psi omega`
}
