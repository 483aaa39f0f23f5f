import type {SpokenTable} from '../language.ts'

/** Portuguese, in words common to Brazil and Portugal where possible. */
export const spokenPortuguese: SpokenTable = {
  comma: ', ',
  semicolon: '; ',
  phrases: {
    fraction: '$1 sobre $2',
    longFraction: 'fração $1 sobre $2 fim da fração',
    derivative: '$1 sobre $2',
    binomial: 'binomial de $1 sobre $2',
    longBinomial: 'binomial $1 sobre $2 fim do binomial',
    root: 'raiz quadrada de $1',
    longRoot: 'raiz quadrada de $1 fim da raiz',
    cubeRoot: 'raiz cúbica de $1',
    longCubeRoot: 'raiz cúbica de $1 fim da raiz',
    nthRoot: 'raiz de índice $1 de $2',
    longNthRoot: 'raiz de índice $1 de $2 fim da raiz',
    sub: '$1 índice $2',
    longSub: '$1 índice $2 fim do índice',
    superscript: '$1 sobrescrito $2',
    longSuperscript: '$1 sobrescrito $2 fim do sobrescrito',
    squared: '$1 ao quadrado',
    cubed: '$1 ao cubo',
    power: '$1 elevado a $2',
    longPower: '$1 elevado a $2 fim do expoente',
    inverse: '$1 inversa',
    transpose: '$1 transposta',
    prime: '$1 linha',
    doublePrime: '$1 duas linhas',
    triplePrime: '$1 três linhas',
    beforeSub: 'índice à esquerda $2 $1',
    beforeSuper: 'sobrescrito à esquerda $2 $1',
    over: '$1 com $2 acima',
    longOver: '$1 com $2 acima fim do acima',
    under: '$1 com $2 abaixo',
    longUnder: '$1 com $2 abaixo fim do abaixo',
    accent: '$1 $2',
    longAccent: '$2 sobre $1 fim do acento',
    accentBelow: '$1 $2 abaixo',
    longAccentBelow: '$2 sob $1 fim do acento',
    vector: 'vetor $1',
    longVector: 'vetor $1 fim do vetor',
    struck: '$1 riscado',
    longStruck: 'riscado $1 fim do riscado',
    valueAt: '$1 de $2',
    functionOf: '$1 de',
    logBase: '$1 na base $2',
    limit: 'limite quando $1 de',
    limitOf: '$1 quando $2 de',
    functionOver: '$1 sobre $2 de',
    bigOf: '$1 de',
    bigOver: '$1 sobre $2 de',
    integralOver: '$1 sobre $2 de',
    bigUpTo: '$1 até $2 de',
    bigFromTo: '$1 de $2 até $3 de',
    absolute: 'valor absoluto de $1',
    longAbsolute: 'valor absoluto de $1 fim do valor absoluto',
    norm: 'norma de $1',
    longNorm: 'norma de $1 fim da norma',
    floor: 'piso de $1',
    longFloor: 'piso de $1 fim do piso',
    ceiling: 'teto de $1',
    longCeiling: 'teto de $1 fim do teto',
    bra: 'bra $1',
    ket: 'ket $1',
    evaluatedAt: '$1 calculado em $2',
    evaluatedFromTo: '$1 calculado de $2 a $3',
    given: 'dado',
    suchThat: 'tal que',
    matrix: 'matriz $1 por $2',
    determinant: 'determinante da matriz $1 por $2',
    row: 'linha $1: $2',
    endMatrix: 'fim da matriz',
    endDeterminant: 'fim do determinante',
    cases: '$1 casos',
    case: 'caso $1: $2',
    endCases: 'fim dos casos',
    lines: '$1 linhas',
    line: 'linha $1: $2',
    endLines: 'fim das linhas',
    blank: 'vazio',
    numbered: 'equação $2: $1',
    capital: '$1 maiúsculo',
    bold: '$1 em negrito',
    doubleStruck: '$1 de traço duplo',
    script: '$1 cursivo',
    fraktur: '$1 gótico',
    sansSerif: '$1 sem serifa',
    monospace: '$1 monoespaçado',
    approaches: 'tende a',
    tends: 'tende a',
    negative: 'menos',
    positive: 'mais',
    numberComma: ',',
    fromAbove: '$1 pela direita',
    fromBelow: '$1 pela esquerda',
    within: 'em',
    congruent: 'congruente a',
    yields: 'produz',
    to: 'em',
    distributed: 'tem distribuição',
    not: 'não $1',
    degrees: '$1 graus',
    circled: '$1 em um círculo',
    boxed: '$1 em um quadrado',
    doubled: '$1 duplo',
    twice: '$1 duas vezes',
    dotted: '$1 com ponto',
    halved: '$1 com meia ponta',
    dashed: '$1 a tracejado',
    filled: '$1 cheio',
    either: '$1 ou $2',
    both: '$1 e $2',
    table: 'tabela $1 por $2',
    endTable: 'fim da tabela',
    equilibriumArrow: 'seta de equilíbrio',
    exteriorPower: 'potência exterior $1 de',
    orthogonal: 'complemento ortogonal de $1',
    unnamed: 'sinal $1'
  },
  signs: `
    = igual a   ≠ diferente de   ≈ aproximadamente igual a   ∼ semelhante a   ≃ assintoticamente igual a
    ≅ congruente com   ≡ equivalente a   ≔ é definido como   ≜ igual por definição a
    ≐ aproxima-se do limite   ∝ proporcional a   < menor que   > maior que   ≤ menor ou igual a
    ≥ maior ou igual a   ≪ muito menor que   ≫ muito maior que   ≲ menor ou semelhante a
    ≳ maior ou semelhante a   ≺ precede   ≻ sucede   ⪯ precede ou é igual a   ⪰ sucede ou é igual a
    ∈ pertence a   ∋ contém   ∉ não pertence a   ⊄ não está contido em   ⊈ não está contido em nem é igual a
    ≮ não é menor que   ≯ não é maior que   ≰ não é menor nem igual a   ≱ não é maior nem igual a
    ≉ não é aproximadamente igual a   ≢ não é equivalente a   ∤ não divide   ∦ não é paralelo a
    ⊂ contido em   ⊃ contém o conjunto   ⊆ contido em ou igual a   ⊇ contém o conjunto ou é igual a
    ∥ paralelo a   ⊥ perpendicular a   ⊢ demonstra   ⊨ satisfaz   → seta para a direita
    ← seta para a esquerda   ↔ seta dupla   ⇒ implica   ⇐ é implicado por   ⇔ se e somente se
    ↦ é levado a   ↑ seta para cima   ↓ seta para baixo   ↪ injeta em   ↠ sobrejeta em
    ⇌ em equilíbrio com   ⇝ leva a   ↗ cresce para   ↘ decresce para   + mais   − menos   ± mais ou menos
    ∓ menos ou mais   × vezes   ⋅ vezes   ÷ dividido por   / dividido por   ∗ asterisco   ⋆ estrela
    ∘ composto com   ⊕ soma direta   ⊗ produto tensorial   ⊖ menos em círculo   ⊙ ponto em círculo
    ∪ união   ∩ interseção   ⊔ união quadrada   ⊓ interseção quadrada   ∖ menos o conjunto   ∧ e   ∨ ou
    ¬ não   △ triângulo   □ quadrado   ⋄ losango   ∀ para todo   ∃ existe   ∄ não existe   ∴ portanto
    ∵ porque   ⊤ verdadeiro   ∞ infinito   ∅ conjunto vazio   ∂ parcial   ∇ nabla   … e assim por diante
    ⋮ e assim por diante para baixo   ⋱ e assim por diante na diagonal   ′ linha   ″ duas linhas   ° graus
    % por cento   ‰ por mil   ! fatorial   ‼ duplo fatorial   # cerquilha   $ dólares   € euros   £ libras   & e   @ arroba
    § seção   † adaga   ‡ adaga dupla   ∠ ângulo   ♯ sustenido   ♭ bemol   ~ til   ^ circunflexo
    _ sublinhado   , vírgula   ; ponto e vírgula   : dois pontos   . ponto   ? interrogação
    ( abre parêntese   ) fecha parêntese   [ abre colchete   ] fecha colchete   { abre chave   } fecha chave
    ⟨ abre ângulo   ⟩ fecha ângulo   ⌊ abre piso   ⌋ fecha piso   ⌈ abre teto   ⌉ fecha teto
    ⟦ abre colchete duplo   ⟧ fecha colchete duplo   | barra vertical   ‖ barra vertical dupla   ∑ somatório
    ∏ produtório   ∐ coproduto   ∫ integral   ∬ integral dupla   ∭ integral tripla   ⨌ integral quádrupla
    ∮ integral de linha fechada   ∯ integral de superfície   ∰ integral de volume   ⋃ união   ⋂ interseção
    ⋁ disjunção   ⋀ conjunção   ⨁ soma direta   ⨂ produto tensorial   ⨆ união quadrada   ⨄ união disjunta
    dot escalar   cross vetorial   mod módulo
    bond1 ligação simples   bond2 ligação dupla   bond3 ligação tripla
    ✓ visto   ⊲ subgrupo normal de
    ⊴ subgrupo normal de ou igual a   ⊸ implica linearmente   ⊩ força   ⊣ adjunto à esquerda de
    ∁ complementar   ℧ mho   ⋈ junto com   ≍ da mesma ordem que   ⌣ arco inferior   ⌢ arco superior
    ≀ produto entrelaçado   ⨿ coproduto   ℵ álefe   ℶ bete
    ⊊ contido propriamente em   ⊋ contém propriamente   ⋐ contido compactamente em   ⋑ contém compactamente
    ⊏ subconjunto quadrado de   ⊐ superconjunto quadrado de   ⊑ subconjunto quadrado de ou igual a
    ⊒ superconjunto quadrado de ou igual a   ⊎ união disjunta   ↕ seta para cima e para baixo
    ↖ seta para cima à esquerda   ↙ seta para baixo à esquerda   ↩ seta com gancho para a esquerda
    ↞ seta de duas pontas para a esquerda   ↺ seta anti-horária   ↻ seta horária   ↾ restrito a
    ⊳ tem como subgrupo normal   ⊵ tem como subgrupo normal ou é igual a   ⫫ independente de   ⋔ transversal a
    ⊻ ou exclusivo   ⌜ abre canto   ⌝ fecha canto   √ sinal de raiz   ≕ define   ≙ corresponde a
    ⋰ e assim por diante na diagonal ascendente   ▹ triângulo para a direita   ◃ triângulo para a esquerda
    ▽ triângulo para baixo   ◯ círculo   ☉ sol   ☽ lua   ♀ feminino   ♂ masculino   ♠ espadas   ♡ copas   ♣ paus
    ♮ bequadro   ✗ cruz   ⅋ par   ⟕ junção externa à esquerda   ⟖ junção externa à direita
    ⟗ junção externa completa   ¢ centavos   ¥ ienes   ↯ contradição   ⨍ integral média   ⨅ interseção quadrada
    ⌀ diâmetro   ⋉ produto semidireto à esquerda   ⋊ produto semidireto à direita   arcminute minutos
    arcsecond segundos   µ micro   ohm ohm   bottom falso   divides divide   ¶ pé-de-mosca
    ⥂ seta de equilíbrio para a direita   ⥄ seta de equilíbrio para a esquerda
    earth terra   exclamation ponto de exclamação   angstrom ångströms`,
  accents: `
    hat chapéu   tilde til   bar barra   dot ponto   doubleDot duplo ponto   tripleDot três pontos
    breve breve   check caron   ring anel   acute agudo   grave grave   arrow seta
    leftArrow seta para a esquerda   bothArrow seta dupla   brace chave   bracket colchete   paren parêntese`,
  functions: `
    sin seno   cos cosseno   tan tangente   cot cotangente   sec secante   csc cossecante
    sinh seno hiperbólico   cosh cosseno hiperbólico   tanh tangente hiperbólica
    coth cotangente hiperbólica   arcsin arco seno   arccos arco cosseno   arctan arco tangente
    log logaritmo   ln logaritmo natural   lg logaritmo decimal   exp exponencial   lim limite   inj_lim limite direto   proj_lim limite inverso   ess_sup supremo essencial   ess_inf ínfimo essencial
    lim_sup limite superior   lim_inf limite inferior   max máximo   min mínimo   sup supremo   inf ínfimo
    arg argumento   arg_max argumento do máximo   arg_min argumento do mínimo   det determinante
    dim dimensão   ker núcleo   deg grau   gcd máximo divisor comum   lcm mínimo múltiplo comum
    hom homomorfismos   Re parte real   Im parte imaginária   Pr probabilidade   Var variância
    Cov covariância   rank posto   tr traço   sgn sinal   diag matriz diagonal
    supp suporte   erf função erro   cov covariância   Tr traço   Res resíduo`,
  greek: `alfa beta gama delta épsilon zeta eta teta iota kappa lambda mi ni xi ômicron pi rô sigma tau ípsilon
    fi qui psi ômega`
}
