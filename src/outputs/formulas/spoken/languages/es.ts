import type {SpokenTable} from '../language.ts'

/** Spanish. */
export const spokenSpanish: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 sobre $2',
    longFraction: 'fracción $1 sobre $2 fin de fracción',
    derivative: '$1 sobre $2',
    binomial: 'combinaciones de $1 en $2',
    longBinomial: 'binomial $1 sobre $2 fin de binomial',
    root: 'raíz cuadrada de $1',
    longRoot: 'raíz cuadrada de $1 fin de raíz',
    cubeRoot: 'raíz cúbica de $1',
    longCubeRoot: 'raíz cúbica de $1 fin de raíz',
    nthRoot: 'raíz de índice $1 de $2',
    longNthRoot: 'raíz de índice $1 de $2 fin de raíz',
    sub: '$1 sub $2',
    longSub: '$1 sub $2 fin de subíndice',
    superscript: '$1 superíndice $2',
    longSuperscript: '$1 superíndice $2 fin de superíndice',
    squared: '$1 al cuadrado',
    cubed: '$1 al cubo',
    power: '$1 elevado a $2',
    longPower: '$1 elevado a $2 fin de exponente',
    inverse: '$1 inversa',
    transpose: '$1 traspuesta',
    prime: '$1 prima',
    doublePrime: '$1 segunda',
    triplePrime: '$1 tercera',
    beforeSub: 'subíndice izquierdo $2 $1',
    beforeSuper: 'superíndice izquierdo $2 $1',
    over: '$1 con $2 encima',
    longOver: '$1 con $2 encima fin de encima',
    under: '$1 con $2 debajo',
    longUnder: '$1 con $2 debajo fin de debajo',
    accent: '$1 $2',
    longAccent: '$2 sobre $1 fin de acento',
    accentBelow: '$1 $2 debajo',
    longAccentBelow: '$2 bajo $1 fin de acento',
    vector: 'vector $1',
    longVector: 'vector $1 fin de vector',
    struck: '$1 tachado',
    longStruck: 'tachado $1 fin de tachado',
    valueAt: '$1 de $2',
    functionOf: '$1 de',
    logBase: '$1 en base $2',
    limit: 'límite cuando $1 de',
    limitOf: '$1 cuando $2 de',
    functionOver: '$1 sobre $2 de',
    bigOf: '$1 de',
    bigOver: '$1 sobre $2 de',
    integralOver: '$1 sobre $2 de',
    bigUpTo: '$1 hasta $2 de',
    bigFromTo: '$1 desde $2 hasta $3 de',
    absolute: 'valor absoluto de $1',
    longAbsolute: 'valor absoluto de $1 fin de valor absoluto',
    norm: 'norma de $1',
    longNorm: 'norma de $1 fin de norma',
    floor: 'parte entera de $1',
    longFloor: 'parte entera de $1 fin de parte entera',
    ceiling: 'parte entera por exceso de $1',
    longCeiling: 'parte entera por exceso de $1 fin de parte entera',
    bra: 'bra $1',
    ket: 'ket $1',
    evaluatedAt: '$1 evaluado en $2',
    evaluatedFromTo: '$1 evaluado de $2 a $3',
    given: 'dado',
    suchThat: 'tal que',
    matrix: 'matriz de $1 por $2',
    determinant: 'determinante de la matriz de $1 por $2',
    row: 'fila $1: $2',
    endMatrix: 'fin de matriz',
    endDeterminant: 'fin de determinante',
    cases: '$1 casos',
    case: 'caso $1: $2',
    endCases: 'fin de casos',
    lines: '$1 líneas',
    line: 'línea $1: $2',
    endLines: 'fin de líneas',
    blank: 'vacío',
    numbered: 'ecuación $2: $1',
    capital: '$1 mayúscula',
    bold: '$1 negrita',
    doubleStruck: '$1 de doble trazo',
    script: '$1 caligráfica',
    fraktur: '$1 gótica',
    sansSerif: '$1 sin serifas',
    monospace: '$1 monoespaciada',
    approaches: 'tiende a',
    tends: 'tiende a',
    negative: 'menos',
    positive: 'más',
    numberComma: ',',
    fromAbove: '$1 por la derecha',
    fromBelow: '$1 por la izquierda',
    within: 'en',
    congruent: 'congruente con',
    yields: 'produce',
    to: 'en',
    distributed: 'sigue la distribución',
    not: 'no $1',
    degrees: '$1 grados',
    circled: '$1 en un círculo',
    boxed: '$1 en un cuadrado',
    doubled: '$1 doble',
    twice: '$1 dos veces',
    dotted: '$1 con punto',
    halved: '$1 con media punta',
    dashed: '$1 a trazos',
    filled: '$1 relleno',
    either: '$1 o $2',
    both: '$1 y $2',
    table: 'tabla de $1 por $2',
    endTable: 'fin de tabla',
    equilibriumArrow: 'flecha de equilibrio',
    exteriorPower: 'potencia exterior $1 de',
    orthogonal: 'complemento ortogonal de $1',
    unnamed: 'signo $1'
  },
  signs: `
    = igual a   ≠ distinto de   ≈ aproximadamente igual a   ∼ similar a   ≃ asintóticamente igual a
    ≅ congruente con   ≡ equivalente a   ≔ se define como   ≜ igual por definición a
    ≐ se aproxima al límite   ∝ proporcional a   < menor que   > mayor que   ≤ menor o igual que
    ≥ mayor o igual que   ≪ mucho menor que   ≫ mucho mayor que   ≲ menor o similar a
    ≳ mayor o similar a   ≺ precede a   ≻ sucede a   ⪯ precede o es igual a   ⪰ sucede o es igual a
    ∈ pertenece a   ∋ contiene a   ∉ no pertenece a   ⊄ no es subconjunto de
    ⊈ no es subconjunto de ni igual a   ≮ no es menor que   ≯ no es mayor que   ≰ no es menor ni igual que
    ≱ no es mayor ni igual que   ≉ no es aproximadamente igual a   ≢ no es equivalente a   ∤ no divide a
    ∦ no es paralelo a   ⊂ subconjunto de   ⊃ superconjunto de   ⊆ subconjunto de o igual a
    ⊇ superconjunto de o igual a   ∥ paralelo a   ⊥ perpendicular a   ⊢ demuestra   ⊨ satisface
    → flecha derecha   ← flecha izquierda   ↔ flecha doble   ⇒ implica   ⇐ es implicado por
    ⇔ si y solo si   ↦ se aplica en   ↑ flecha arriba   ↓ flecha abajo   ↪ inyectiva en   ↠ sobreyectiva en
    ⇌ en equilibrio con   ⇝ conduce a   ↗ crece hacia   ↘ decrece hacia   + más   − menos   ± más menos
    ∓ menos más   × por   ⋅ por   ÷ dividido entre   / dividido entre   ∗ asterisco   ⋆ estrella
    ∘ compuesta con   ⊕ suma directa   ⊗ producto tensorial   ⊖ menos en círculo   ⊙ punto en círculo
    ∪ unión   ∩ intersección   ⊔ unión cuadrada   ⊓ intersección cuadrada   ∖ menos el conjunto   ∧ y   ∨ o
    ¬ no   △ triángulo   □ cuadrado   ⋄ rombo   ∀ para todo   ∃ existe   ∄ no existe   ∴ por lo tanto
    ∵ porque   ⊤ verdadero   ∞ infinito   ∅ conjunto vacío   ∂ parcial   ∇ nabla   … y así sucesivamente
    ⋮ y así sucesivamente hacia abajo   ⋱ y así sucesivamente en diagonal   ′ prima   ″ segunda   ° grados
    % por ciento   ‰ por mil   ! factorial   ‼ doble factorial   # almohadilla   $ dólares   € euros   £ libras   & y   @ arroba
    § sección   † daga   ‡ doble daga   ∠ ángulo   ♯ sostenido   ♭ bemol   ~ tilde   ^ circunflejo
    _ guion bajo   , coma   ; punto y coma   : dos puntos   . punto   ? interrogación   ( abre paréntesis
    ) cierra paréntesis   [ abre corchete   ] cierra corchete   { abre llave   } cierra llave
    ⟨ abre ángulo   ⟩ cierra ángulo   ⌊ abre parte entera   ⌋ cierra parte entera
    ⌈ abre parte entera por exceso   ⌉ cierra parte entera por exceso   ⟦ abre corchete doble
    ⟧ cierra corchete doble   | barra vertical   ‖ doble barra vertical   ∑ suma   ∏ producto
    ∐ coproducto   ∫ integral   ∬ integral doble   ∭ integral triple   ⨌ integral cuádruple
    ∮ integral de contorno   ∯ integral de superficie   ∰ integral de volumen   ⋃ unión   ⋂ intersección
    ⋁ disyunción   ⋀ conjunción   ⨁ suma directa   ⨂ producto tensorial   ⨆ unión cuadrada
    ⨄ unión disjunta   dot punto   cross producto vectorial   mod módulo
    bond1 enlace simple   bond2 enlace doble   bond3 enlace triple
    ✓ marca de verificación   ⊲ subgrupo normal de
    ⊴ subgrupo normal de o igual a   ⊸ implica linealmente   ⊩ fuerza   ⊣ adjunto por la izquierda de
    ∁ complemento   ℧ mho   ⋈ unido con   ≍ del mismo orden que   ⌣ arco inferior   ⌢ arco superior
    ≀ producto corona   ⨿ coproducto   ℵ álef   ℶ bet
    ⊊ subconjunto propio de   ⊋ superconjunto propio de   ⋐ contenido compactamente en
    ⋑ contiene compactamente   ⊏ subconjunto cuadrado de   ⊐ superconjunto cuadrado de
    ⊑ subconjunto cuadrado de o igual a   ⊒ superconjunto cuadrado de o igual a   ⊎ unión disjunta
    ↕ flecha arriba y abajo   ↖ flecha arriba a la izquierda   ↙ flecha abajo a la izquierda
    ↩ flecha con gancho izquierda   ↞ flecha de dos puntas izquierda   ↺ flecha antihoraria   ↻ flecha horaria
    ↾ restringido a   ⊳ tiene como subgrupo normal   ⊵ tiene como subgrupo normal o es igual a
    ⫫ independiente de   ⋔ transversal a   ⊻ o exclusivo   ⌜ abre esquina   ⌝ cierra esquina   √ signo de raíz
    ≕ define   ≙ corresponde a   ⋰ y así sucesivamente en diagonal ascendente   ▹ triángulo a la derecha
    ◃ triángulo a la izquierda   ▽ triángulo hacia abajo   ◯ círculo   ☉ sol   ☽ luna   ♀ hembra   ♂ macho
    ♠ pica   ♡ corazón   ♣ trébol   ♮ becuadro   ✗ aspa   ⅋ par   ⟕ unión externa izquierda
    ⟖ unión externa derecha   ⟗ unión externa completa   ¢ centavos   ¥ yenes   ↯ contradicción
    ⨍ integral promedio   ⨅ intersección cuadrada   ⌀ diámetro   ⋉ producto semidirecto por la izquierda
    ⋊ producto semidirecto por la derecha   arcminute minutos   arcsecond segundos   µ micro   ohm ohmios
    bottom falso   divides divide a   ¶ calderón
    ⥂ flecha de equilibrio derecha   ⥄ flecha de equilibrio izquierda
    earth tierra   exclamation signo de exclamación   angstrom ångströms`,
  accents: `
    hat gorro   tilde tilde   bar barra   dot punto   doubleDot doble punto   tripleDot tres puntos
    breve breve   check carón   ring anillo   acute agudo   grave grave   arrow flecha
    leftArrow flecha izquierda   bothArrow flecha doble   brace llave   bracket corchete   paren paréntesis`,
  functions: `
    sin seno   cos coseno   tan tangente   cot cotangente   sec secante   csc cosecante
    sinh seno hiperbólico   cosh coseno hiperbólico   tanh tangente hiperbólica
    coth cotangente hiperbólica   arcsin arco seno   arccos arco coseno   arctan arco tangente
    log logaritmo   ln logaritmo natural   lg logaritmo decimal   exp exponencial   lim límite   inj_lim límite directo   proj_lim límite inverso   ess_sup supremo esencial   ess_inf ínfimo esencial
    lim_sup límite superior   lim_inf límite inferior   max máximo   min mínimo   sup supremo   inf ínfimo
    arg argumento   arg_max argumento del máximo   arg_min argumento del mínimo   det determinante
    dim dimensión   ker núcleo   deg grado   gcd máximo común divisor   lcm mínimo común múltiplo
    hom homomorfismos   Re parte real   Im parte imaginaria   Pr probabilidad   Var varianza
    Cov covarianza   rank rango   tr traza   sgn signo   diag matriz diagonal
    supp soporte   erf función error   cov covarianza   Tr traza   Res residuo`,
  greek: `alfa beta gamma delta épsilon dseta eta theta iota kappa lambda mu nu xi ómicron pi rho sigma tau ípsilon
    fi ji psi omega`
}
