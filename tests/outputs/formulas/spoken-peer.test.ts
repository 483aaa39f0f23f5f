import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import type {FormulaNode} from '../../../src/core/formula-tree.ts'
import {formulaReader} from '../../../src/core/formulas/trees.ts'
import {formulaSpeaker} from '../../../src/outputs/formulas/spoken/index.ts'

/**
 * Spoken formulas compared with `speech-rule-engine`, recorded in `peer.en.txt` and similar files: its `toSpeech` for
 * the MathML of each formula in `formulas.txt`, with the version and the rules in the first line. Letters that are
 * words of some language, such as “a” and “y”, are replaced for both.
 */
const folder = fileURLToPath(new URL('../../data/spoken/', import.meta.url))
const letters: Readonly<Record<string, string>> = {a: 'b', e: 'c', i: 'j', o: 'q', u: 'v', y: 'z', d: 'k'}

/** The recorded words of each formula, which are below it in the file. */
function recorded(lang: string): ReadonlyMap<string, string> {
  const lines = readFileSync(`${folder}peer.${lang}.txt`, 'utf8').trimEnd().split('\n')
  return new Map(
    lines.flatMap((line, index) => (line.startsWith('    ') ? [[lines[index - 1]!, line.trim()]] : []))
  )
}

/** The Latin letters and numbers in the speech of a formula, in order. */
function operands(words: string): readonly string[] {
  const plain = words.replaceAll(/\p{L}[’']/gu, ' ').match(/[\p{L}\p{M}]+|\d+(?:[.,]\d+)?/gu) ?? []
  return plain
    .map(word => hindiLetters[word] ?? word.replace(',', '.'))
    .filter(word => /^(?:[b-df-hj-np-tv-xz]|\d.*)$/i.test(word) && word !== 'd')
}

/**
 * The operands in Hindi, sorted and in lower case, since `speech-rule-engine` puts functions after their arguments and
 * writes the names of letters; without d and k, which are also words.
 */
function operandsInHindi(words: string): readonly string[] {
  return operands(words)
    .map(word => word.toLowerCase())
    .filter(word => word !== 'k' && word !== 'd')
    .toSorted()
}

const hindiLetters: Readonly<Record<string, string>> = {
  ...{बी: 'b', सी: 'c', एफ: 'f', जी: 'g', एच: 'h', जे: 'j', एल: 'l', एम: 'm', एन: 'n', पी: 'p', क्यू: 'q'},
  ...{आर: 'r', एस: 's', टी: 't', वी: 'v', डब्ल्यू: 'w', एक्स: 'x', जेड: 'z'}
}

type Differences = Readonly<Record<string, readonly string[]>>

/** How `speech-rule-engine`, the peer, differs from galley in all languages, with the formulas concerned. */
const everywhere: Differences = {
  'the peer reads a transposed matrix as a power': ['A^\\dagger A^T x_{\\max} x_\\text{obs}'],
  'the peer does not join the groups of a number': ['.001 \\times 10\\,000'],
  'the peer says the numbers of lines last, and counts the lines': [
    '\\begin{align} a &= b \\tag{1}\\\\ c &= d \\tag{2}\\end{align}'
  ]
}

/** Differences due to the rules of ClearSpeak. */
const clearSpeak: Differences = {
  'the peer says what a letter stands for, or not its name': [
    '\\log_2 n \\ln(1+x)',
    '\\{x \\in \\mathbb{R} \\mid x > 0\\}',
    '[0, 1) \\subset \\mathbb{R}^n',
    '\\mathrm{CO_2}',
    '5\\,\\mathrm{kg} \\cdot 9.81\\,\\mathrm{m\\,s^{-2}}'
  ],
  'the peer reads a binomial coefficient as a matrix': ['\\binom{n}{k} = \\frac{n!}{k!(n-k)!}'],
  'the peer reads chemical symbols as words': ['\\ce{H2SO4 -> 2H+ + SO4^2-}', '\\ce{CO2 + H2O <=> H2CO3}']
}

const hbar = 'i\\hbar\\frac{\\partial}{\\partial t}\\Psi = \\hat{H}\\Psi'
const overline = '\\overline{a+b} \\underbrace{c+d}_{n}'
const union = '\\bigcup_{n=1}^{\\infty} A_n = \\bigcap_{k\\in K} B_k'

const differences: Readonly<Record<string, Differences>> = {
  en: {
    ...clearSpeak,
    'the peer says a power with an ordinal number': ['\\SI{3e8}{\\meter\\per\\second}'],
    'the peer says “n ary”': [union]
  },
  de: {
    ...clearSpeak,
    'the peer says “Kubik” and “nte Wurzel”': ['x^2 + y^3 - z^n', '\\sqrt[3]{x} \\sqrt[n]{a+b}'],
    'the peer says “N-stufig”': [union],
    'the peer says “Planck-Konstante”': [hbar],
    'the peer says nothing below a line': [overline]
  },
  fr: {
    ...clearSpeak,
    'the peer says “constante de Planck”': [hbar],
    'the peer says nothing below a line': [overline]
  },
  it: {
    ...clearSpeak,
    'the peer says a power with an ordinal number': ['\\SI{3e8}{\\meter\\per\\second}'],
    'the peer says nothing below a line': [overline],
    'the peer says “notazione z”': ['f\\colon A \\to B,\\ x \\mapsto x^2']
  },
  // speech-rule-engine has no ClearSpeak in Spanish; this is MathSpeak.
  es: {
    'the peer says the number 2 where we say “al cuadrado”': ['x_i x_{ij} x_i^2', '\\sum_{i=1}^n x_i^2'],
    'the peer spells names': [
      '\\operatorname*{arg\\,max}_\\theta \\log p(x \\mid \\theta)',
      '\\operatorname{Var}(X) = E[X^2] - E[X]^2',
      '\\operatorname*{ess\\,sup}_{t} g(t)'
    ],
    'the peer reads an inverse as a power': ['f^{-1}(y) \\sin^{-1} y'],
    'the peer says “primera fila” where we count': [
      '\\begin{pmatrix}1 & 0\\\\ 0 & 1\\end{pmatrix}',
      '\\begin{vmatrix}a & b\\\\ c & d\\end{vmatrix} = ad - bc',
      'f(x) = \\begin{cases} x & \\text{if } x > 0,\\\\ 0 & \\text{otherwise.}\\end{cases}',
      '\\begin{aligned} a &= b + c\\\\ d &= e \\end{aligned}'
    ]
  },
  hi: {
    ...clearSpeak,
    'the peer says a power with an ordinal number': ['\\SI{3e8}{\\meter\\per\\second}'],
    'the peer says “एन-आर्य”': [union],
    'the peer says “प्लैंक कॉन्स्टेंट”': [hbar],
    'the peer says nothing below a line': [overline]
  }
}

const read = await formulaReader([])

/** A formula with other letters in place of those that are also words. */
function withLetters(node: FormulaNode): FormulaNode {
  const {text = '', variant, children} = node
  const letter = variant === 'italic' ? letters[text] : undefined
  return {...node, ...(letter && {text: letter}), ...(children && {children: children.map(withLetters)})}
}

test.each(Object.entries(differences))(
  'formulas in %s have the operands of the peer in the same order, save those that differ on purpose',
  (lang, own) => {
    const {say} = formulaSpeaker(lang)
    const ordered = (words: string) => (lang === 'hi' ? operandsInHindi : operands)(words).join(' ')
    const different = [...recorded(lang)].flatMap(([tex, theirs]) => {
      const formula = read(tex, true)
      if (!('tree' in formula)) return [tex]
      const words = say(withLetters(formula.tree))
      return ordered(words) === ordered(theirs) ? [] : [tex]
    })
    expect(different.sort()).toEqual(
      Object.values({...everywhere, ...own})
        .flat()
        .sort()
    )
  }
)
