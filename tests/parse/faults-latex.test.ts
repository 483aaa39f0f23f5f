import {describe, expect, test} from 'vitest'
import {accents, logos, symbols} from '../../src/core/tex-symbols.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {parseLatex, plainLatex, verbatimText} from '../../src/parse/latex/text.ts'

/**
 * Parses LaTeX as the volume of a work, whose case no style changes; also returns the columns of the findings, from 1.
 */
function volume(latex: string): readonly [string, readonly number[]] {
  const text = `@book{a, volume = {${latex}}}`
  const {references, findings} = parseBibliography([{path: 'references.bib', text}])
  return [references[0]!.csl.volume as string, findings.map(({place}) => place!.start.column - 20)]
}

function read(latex: string): string {
  return volume(latex)[0]
}

function pairs(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split(/\s*\n\s*|(?<=\S) {2,}/)
    .map(row => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)])
}

describe('accents', () => {
  // LaTeX2e: An unofficial reference manual, 23.5.
  test.each(
    pairs(`
      \`a à  'a á  ^a â  ~a ã  "a ä  =a ā  .c ċ  'n ń  ~n ñ  "y ÿ  ^w ŵ  .Z Ż  =U Ū
      u{a} ă  v{c} č  H{o} ő  c{s} ş  k{e} ę  r{u} ů  d{h} ḥ  b{d} ḏ  G{a} ȁ  h{a} ả  f{a} ȃ
      u{G} Ğ  v{Z} Ž  H{U} Ű  c{C} Ç  k{A} Ą  r{A} Å  d{S} Ṣ  b{K} Ḵ`)
  )('\\%s is %s', (command, expected) => {
    expect(read(`\\${command}`)).toBe(expected)
    expect(read(`{\\${command}}s`)).toBe(`${expected}s`)
  })

  test('are combining marks after letters without a precomposed form', () => {
    expect(read('\\t{oo}')).toBe('o\u0361o')
    expect(read('\\U{z}')).toBe('z\u030E')
    expect(read('\\.{q}')).toBe('q\u0307')
  })

  test.each([
    ["\\'\\i", 'í'],
    ["\\'{\\i}", 'í'],
    ['\\^{\\j}', 'ĵ'],
    ['\\v\\j', 'ǰ'],
    ['\\"\\i x', 'ïx'],
    ["\\' e", 'é'],
    ['\\c  c', 'ç'],
    ["\\'{ea}b", 'éab'],
    ["\\'{e\\emph{a}}", 'é<i>a</i>'],
    ["\\'{1}", '1́'],
    ["\\'", "'"],
    ["a\\'", "a'"],
    ["\\'{}a", "'a"],
    ['\\"{-}', '"-'],
    ['\\c{}a', 'a'],
    ['\\v{-}', '\\v-'],
    ['\\u{\\emph{a}}', '\\u<i>a</i>'],
    ["\\'{𝒜}", '𝒜́']
  ])('%s is %s', (latex, expected) => {
    expect(read(latex)).toBe(expected)
  })
})

describe('symbols', () => {
  test.each(
    pairs(`
      aa å  AA Å  ae æ  AE Æ  oe œ  OE Œ  o ø  O Ø  l ł  L Ł  ss ß  SS ẞ  i ı  j ȷ  dh ð  DH Ð  dj đ  DJ Đ  ng ŋ  NG Ŋ
      th þ  TH Þ  slash /  hyphen -  textbackslash \\  textasciitilde ~  textasciicircum ^
      textquotesingle '  textquotedbl "  textasciigrave \`  textunderscore _  textbraceleft {  textbraceright }
      textdollar $  textless <  textgreater >  textbar |  textendash –  textemdash —  textquoteleft ‘
      textquoteright ’  textquotedblleft “  textquotedblright ”  quotedblbase „  quotesinglbase ‚  lq ‘  rq ’
      guillemotleft «  guillemotright »  guillemetleft «  guillemetright »  guilsinglleft ‹  guilsinglright ›
      flqq «  frqq »  glqq „  grqq “  textellipsis …  ldots …  dots …  textbullet •  textperiodcentered ·
      textexclamdown ¡  textquestiondown ¿  textordfeminine ª  textordmasculine º  textdegree °  textregistered ®
      texttrademark ™  textcopyright ©  copyright ©  texteuro €  euro €  textsterling £  pounds £  textyen ¥
      textcent ¢  textsection §  S §  textparagraph ¶  P ¶  dag †  textdagger †  ddag ‡  textmu µ  textonehalf ½
      textonequarter ¼  textthreequarters ¾  textnumero №  textcelsius ℃
      textinterrobang ‽  textinterrobangdown ⸘  textasteriskcentered ∗  textfractionsolidus ⁄  textonesuperior ¹
      alpha α  beta β  gamma γ  delta δ  varepsilon ε  zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ  mu μ  nu ν
      xi ξ  omicron ο  pi π  rho ρ  sigma σ  varsigma ς  tau τ  upsilon υ  varphi φ  chi χ  psi ψ  omega ω
      Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Phi Φ  Psi Ψ  Omega Ω
      times ×  div ÷  pm ±  mp ∓  leq ≤  le ≤  geq ≥  ge ≥  neq ≠  ne ≠  approx ≈  sim ∼  equiv ≡  propto ∝
      infty ∞  partial ∂  nabla ∇  sum ∑  prod ∏  int ∫  in ∈  notin ∉  subset ⊂  subseteq ⊆  cup ∪  cap ∩  forall ∀
      exists ∃  neg ¬  wedge ∧  vee ∨  oplus ⊕  otimes ⊗  ell ℓ  hbar ℏ  aleph ℵ  rightarrow →  to →  leftarrow ←
      leftrightarrow ↔  Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔  mapsto ↦  odot ⊙`)
  )('\\%s is %s', (command, expected) => {
    expect(volume(`\\${command}{}x`)).toEqual([`${expected}x`, []])
  })

  test.each(pairs('& &  % %  $ $  # #  _ _'))('\\%s is %s', (command, expected) => {
    expect(read(`a\\${command}b`)).toBe(`a${expected}b`)
  })

  test.each([
    ['a\\ b', 'a b'],
    ['a\\\\b', 'a b'],
    ['a\\newline b', 'a b'],
    ['a\\linebreak b', 'a b'],
    ['a\\par b', 'a b'],
    ['a\\space b', 'a b'],
    ['a\\quad b', 'a b'],
    ['a\\qquad b', 'a b'],
    ['a\\,b', 'a\u202Fb'],
    ['a\\;b', 'a b'],
    ['a\\:b', 'a b'],
    ['a\\!b', 'ab'],
    ['a\\/b', 'ab'],
    ['a\\-b', 'ab'],
    ['a\\@b', 'ab'],
    ['a\\\nb', 'a b'],
    ['\\ss  s', 'ßs'],
    ['\\ss{}  s', 'ß s'],
    ['\\&  s', '& s'],
    ['\\AA.', 'Å.']
  ])('%j is %j', (latex, expected) => {
    expect(read(latex)).toBe(expected)
  })

  test.each(
    pairs(`
      aap Astronomy & Astrophysics
      aj The Astronomical Journal
      apj The Astrophysical Journal
      apjl The Astrophysical Journal Letters
      apjs The Astrophysical Journal Supplement Series
      araa Annual Review of Astronomy and Astrophysics
      jcap Journal of Cosmology and Astroparticle Physics
      mnras Monthly Notices of the Royal Astronomical Society
      nat Nature
      pasp Publications of the Astronomical Society of the Pacific
      prd Physical Review D
      prl Physical Review Letters
      ssr Space Science Reviews`)
  )('the astronomers’ abbreviation \\%s is %s', (command, expected) => {
    expect(read(`\\${command}`)).toBe(expected)
  })

  test('no command has two meanings', () => {
    const commands = [...accents.keys(), ...symbols.keys(), ...logos.keys()]
    expect(new Set(commands).size).toBe(commands.length)
  })

  test.each(
    pairs(
      'TeX TeX  LaTeX LaTeX  LaTeXe LaTeX2ε  BibTeX BibTeX  XeTeX XeTeX  XeLaTeX XeLaTeX  LuaTeX LuaTeX  AmS AMS  METAFONT METAFONT  MF METAFONT'
    )
  )('the name \\%s is %s, and protected from changes of case', (command, expected) => {
    const text = `@book{a, title = {The \\${command}{} Law}}`
    const {references} = parseBibliography([{path: 'references.bib', text}])
    expect(references[0]!.csl.title).toBe(`The <span class="nocase">${expected}</span> law`)
  })
})

describe('commands with an argument', () => {
  const open = new Map([
    ['italic', '<i>'],
    ['bold', '<b>'],
    ['small-caps', '<span style="font-variant:small-caps;">'],
    ['superscript', '<sup>'],
    ['subscript', '<sub>']
  ])
  const close = (tag: string): string => `</${tag.slice(1).split(/[ >]/)[0]}>`

  test.each(
    pairs(`
      emph italic  textit italic  textsl italic  mkbibemph italic  mkbibitalic italic  textbf bold  mkbibbold bold
      textsc small-caps  textsuperscript superscript  mkbibsuperscript superscript  up superscript
      textsubscript subscript  mkbibsubscript subscript`)
  )('\\%s is %s', (command, style) => {
    const tag = open.get(style)!
    expect(read(`a\\${command}{b}c`)).toBe(`a${tag}b${close(tag)}c`)
    expect(read(`a\\${command} bc`)).toBe(`a${tag}b${close(tag)}c`)
  })

  test.each(
    pairs(
      'it italic  itshape italic  em italic  sl italic  slshape italic  bf bold  bfseries bold  sc small-caps  scshape small-caps'
    )
  )('\\%s is %s up to the end of its group', (command, style) => {
    const tag = open.get(style)!
    expect(read(`a{\\${command} bc}d`)).toBe(`a${tag}bc${close(tag)}d`)
    expect(read(`a\\${command} bc`)).toBe(`a${tag}bc${close(tag)}`)
  })

  test.each('rm rmfamily sf sffamily tt ttfamily normalfont upshape mdseries'.split(' '))(
    '\\%s has no formatting',
    command => {
      expect(volume(`a{\\${command} bc}d`)).toEqual(['abcd', []])
    }
  )

  test.each(
    'texttt textrm textsf textup textmd textnormal mbox hbox text underline uline ensuremath autocap bibstring mkbibacro url* nolinkurl* lowercase MakeLowercase uppercase MakeUppercase textquote'.split(
      ' '
    )
  )('\\%s shows its argument', command => {
    expect(volume(`a\\${command}{b \\emph{c}}d`)).toEqual(['ab <i>c</i>d', []])
  })

  test.each(pairs('enquote “b”  enquote* ‘b’  mkbibquote “b”  mkbibparens (b)  mkbibbrackets [b]'))(
    '\\%s is %s',
    (command, expected) => {
      expect(read(`a\\${command}{b}c`)).toBe(`a${expected}c`)
    }
  )

  test.each(['noopsort', 'sortnoop', 'noop', 'singleletter', 'switchargs', 'NoopSort'])(
    '\\%s shows nothing',
    command => {
      expect(volume(`a\\${command}{b}c`)).toEqual(['ac', []])
    }
  )

  test.each(
    'protect relax noindent allowbreak nobreak break smallskip medskip bigskip selectfont small large normalsize bgroup egroup'.split(
      ' '
    )
  )('\\%s has no output', command => {
    expect(volume(`a\\${command} b`)).toEqual(['ab', []])
    expect(volume(`a\\${command}{b}`)).toEqual(['ab', []])
  })

  test.each([
    ['\\url{https://e.org/a_b~c}', 'https://e.org/a_b~c', []],
    ['\\url {a{b}c} d', 'abc d', []],
    ['\\url{a\\_b\\%20\\#c\\&d}', 'a_b%20#c&d', []],
    ['\\path{a}b', 'ab', []],
    ['\\nolinkurl{a}b', 'ab', []],
    ['\\doi{10.1/a_b}', '10.1/a_b', []],
    ['\\url', '\\url', []],
    ['\\url a', '\\url a', []],
    ['\\href{https://e.org}{E}', 'E (https://e.org)', []],
    ['\\href{https://e.org}{\\emph{E}}', '<i>E</i> (https://e.org)', []],
    ['\\href{https://e.org}{https://e.org}', 'https://e.org', []],
    ['\\href{https://e.org}{}x', 'https://e.orgx', []],
    ['\\href{}{E}', 'E', []]
  ])('%s is %s', (latex, expected, columns) => {
    expect(volume(latex)).toEqual([expected, columns])
  })

  test.each([
    ['\\foo', '\\foo', [0]],
    ['a \\foo b', 'a \\foo b', [2]],
    ['\\foo{b \\emph{c}}d', '\\foo{b <i>c</i>}d', [0]],
    ['\\foo {b}', '\\foo b', [0]],
    ['\\foo*{b}', '\\foo*{b}', [0]],
    ['\\foo\\bar', '\\foo\\bar', [0, 4]],
    ['\\emph{\\foo}', '<i>\\foo</i>', [6]],
    ['\\3', '\\3', [0]]
  ])('%s is unknown: %s', (latex, expected, columns) => {
    expect(volume(latex)).toEqual([expected, columns])
  })
})

describe('TeX ligatures and characters', () => {
  test.each([
    ['a-b--c---d', 'a-b–c—d'],
    ['a----b', 'a—-b'],
    ["``a'' `b'", '“a” ‘b’'],
    ["a'b", 'a’b'],
    ["a'''", 'a”’'],
    ['a~b', 'a\u00A0b'],
    ['a\n\t b', 'a b'],
    ['&amp;&#38;&lt;&gt;&quot;', '&&<>"'],
    ['&amp;amp;', '&amp;'],
    ['&nbsp;', '&nbsp;'],
    ['a & b', 'a & b'],
    ['AT&T;', 'AT&T;']
  ])('%j is %j', (latex, expected) => {
    expect(read(latex)).toBe(expected)
  })
})

describe('tags in LaTeX', () => {
  test.each([
    ['<i>a</i>b', '<i>a</i>b'],
    ['<em>a</em>b', '<i>a</i>b'],
    ['<b>a</b>b', '<b>a</b>b'],
    ['<strong>a</strong>b', '<b>a</b>b'],
    ['<sup>a</sup>b', '<sup>a</sup>b'],
    ['<sub>a</sub>b', '<sub>a</sub>b'],
    ['<I>a</I>b', '<i>a</i>b'],
    ['<i>a <b>b</b> c</i>', '<i>a <b>b</b> c</i>'],
    ['<i>a</i> <i>b</i>', '<i>a</i> <i>b</i>'],
    ['<i>a <i>b</i>', '<\u2060i>a <i>b</i>'],
    ['</i>a', '<\u2060/i>a'],
    ['</i><i>a', '<\u2060/i><\u2060i>a'],
    ['a < b > c', 'a < b > c'],
    ['{<i>a}</i>', '<\u2060i>a<\u2060/i>']
  ])('%s is %s', (latex, expected) => {
    expect(read(latex)).toBe(expected)
  })
})

describe('formulas of a title', () => {
  test.each([
    ['$x$', '<i>x</i>', []],
    ['$xy$', '<i>xy</i>', []],
    ['$xyz$', '$xyz$', []],
    ['$X$', '<i>X</i>', []],
    ['$x^2$', '<i>x</i><sup>2</sup>', []],
    ['$x^{10}$', '<i>x</i><sup>10</sup>', []],
    ['$x_i$', '<i>x</i><sub><i>i</i></sub>', []],
    ['$x_\\alpha$', '<i>x</i><sub>α</sub>', []],
    ['$^{13}$C', '<sup>13</sup>C', []],
    ['$x^{a^b}$', '$x^{a^b}$', []],
    ['$x_{a_b}$', '$x_{a_b}$', []],
    ['$x_{a^2}$', '<i>x</i><sub><i>a</i><sup>2</sup></sub>', []],
    ['$x^$', '$x^$', []],
    ['$\\alpha \\leq \\beta$', 'α≤β', []],
    ['$\\foo$', '$\\foo$', []],
    ['$a-b$', '<i>a</i>−<i>b</i>', []],
    ['$a+1$', '<i>a</i>+1', []],
    ['$\\mathrm{CO}_2$', 'CO<sub>2</sub>', []],
    ['$\\text{a b}$', 'a b', []],
    ['$\\textrm{a}$', 'a', []],
    ['$\\mathsf{a}$', 'a', []],
    ['$\\mathit{a}$', 'a', []],
    ['$\\mathbf{a}$', 'a', []],
    ['$\\rm{a}$', 'a', []],
    ['$\\frac{a}{b}$', '$\\frac{a}{b}$', []],
    ['$a\\%$', '<i>a</i>%', []],
    ['$a\\,b$', '<i>a</i>\u202F<i>b</i>', []],
    ['$\\{a\\}$', '{<i>a</i>}', []],
    ['$\\frac{a}  {b}$', '$\\frac{a} {b}$', []],
    ['\\(x\\)', '<i>x</i>', []],
    ['\\[x\\]', '<i>x</i>', []],
    ['\\(\\frac{a}{b}\\)', '$\\frac{a}{b}$', []],
    ['a\\(b', 'a\\(b', [1]],
    ['a\\[b', 'a\\[b', [1]],
    ['\\(a\\]', '\\(a\\]', [0, 3]],
    ['\\(a\\(b\\)', '\\(a<i>b</i>', [0]],
    ['from $5 to $10', 'from $5 to $10', []],
    ['$5', '$5', [0]],
    ['a $5 b', 'a $5 b', [2]],
    ['$$', '$$', [1]],
    ['$a\\$b', '$a$b', [0]]
  ])('%s is %s', (latex, expected, columns) => {
    expect(volume(latex)).toEqual([expected, columns])
  })

  test('with 200 characters is parsed, longer ones are not', () => {
    expect(read(`$${'1'.repeat(200)}$`)).toBe('1'.repeat(200))
    expect(read(`$${'1'.repeat(201)}$`)).toBe(`$${'1'.repeat(201)}$`)
  })
})

describe('URLs and identifiers', () => {
  test.each([
    [' https://e.org/a_b ', 'https://e.org/a_b'],
    ['\\url{https://e.org/a}', 'https://e.org/a'],
    ['\\path{a}', 'a'],
    ['\\nolinkurl{a}', 'a'],
    ['{a}{b}', 'ab'],
    ['a\\_b\\%c\\&d\\#e\\$f', 'a_b%c&d#e$f'],
    ['a\\{b\\}c\\\\d\\^e', 'a{b}c\\d^e'],
    ['\\textasciitilde a', '~a'],
    ['\\textasciitilde{}a', '~a'],
    ['\\~a', '~a'],
    ['\\~{}a', '~a'],
    ['$\\sim$a', '~a'],
    ['a\\textunderscore b', 'a_b'],
    ['a\\textunderscore{}b', 'a_b'],
    ['\\urlx', '\\urlx'],
    ['\\textunderscores', '\\textunderscores'],
    ['\\textasciitildes', '\\textasciitildes'],
    ['$a$', '$a$'],
    ['a~b', 'a~b']
  ])('%s is %s', (latex, expected) => {
    expect(verbatimText(latex)).toBe(expected)
  })
})

describe('braces', () => {
  const title = (latex: string): unknown =>
    parseBibliography([{path: 'references.bib', text: `@book{a, title = {The Law ${latex}}}`}]).references[0]!
      .csl.title

  test.each([
    ['Of Bricks', 'The law of bricks'],
    ['{Of} Bricks', 'The law <span class="nocase">Of</span> bricks'],
    ['{B}ricks', 'The law <span class="nocase">Bricks</span>'],
    ['{\\"O}z', 'The law öz'],
    ['{\\"Oz} A', 'The law <span class="nocase">Öz</span> a'],
    ['{\\OE}uvre', 'The law œuvre'],
    ['{{Of}} Bricks', 'The law <span class="nocase">Of</span> bricks'],
    ['{} Bricks', 'The law bricks'],
    ['\\emph{Of} Bricks', 'The law <i>of</i> bricks'],
    ['\\emph{{Of}} Bricks', 'The law <i><span class="nocase">Of</span></i> bricks'],
    ['{\\em Of} Bricks', 'The law <i><span class="nocase">Of</span></i> bricks'],
    ['$X$', 'The law <i><span class="nocase">X</span></i>']
  ])('%s: %s', (latex, expected) => {
    expect(title(latex)).toBe(expected)
  })

  test('nested a hundred deep and deeper are text', () => {
    for (const deep of [99, 100, 101, 150]) {
      expect(plainLatex(parseLatex(`${'{'.repeat(deep)}a${'}'.repeat(deep)}`))).toMatch(/^a\}*$/)
    }
  })
})
