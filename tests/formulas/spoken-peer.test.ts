import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

/**
 * English formulas beside those of `speech-rule-engine`, recorded in `peer.txt`: its `toSpeech` for the MathML of each
 * formula, without our words.
 */
const folder = fileURLToPath(new URL('../data/spoken/', import.meta.url))

/** The words of each formula, which stand below it. */
function recorded(file: string): ReadonlyMap<string, string> {
  const lines = readFileSync(`${folder}${file}`, 'utf8').trimEnd().split('\n')
  return new Map(
    lines.flatMap((line, index) => (line.startsWith('    ') ? [[lines[index - 1]!, line.trim()]] : []))
  )
}

const greek = new Set(
  'alpha beta gamma delta epsilon lambda mu nu pi rho sigma tau phi psi omega theta'.split(' ')
)

/** The letters and numbers that a formula is said with, in order, without those in words such as “is a member of”. */
function operands(words: string): readonly string[] {
  const plain = words.replace(/\bis (?:not )?a (?:member|subset) of\b/g, ' ').replaceAll('lamda', 'lambda')
  return (plain.match(/[A-Za-z]+|\d+(?:\.\d+)?/g) ?? [])
    .filter(word => /^(?:[A-Za-z]|\d.*)$/.test(word) || greek.has(word.toLowerCase()))
    .map(word => (word.length > 1 ? word.toLowerCase() : word))
}

/** What the two say differently on purpose, with the formulas. */
const differences: Readonly<Record<string, readonly string[]>> = {
  'the peer says what a letter stands for, or not its name': [
    'i\\hbar\\frac{\\partial}{\\partial t}\\Psi = \\hat{H}\\Psi',
    '\\log_2 n \\ln(1+x)',
    '\\{x \\in \\mathbb{R} \\mid x > 0\\}',
    '[0, 1) \\subset \\mathbb{R}^n',
    '\\alpha \\beta \\gamma \\Gamma \\Delta \\omega \\Omega',
    '\\SI{3e8}{\\meter\\per\\second}'
  ],
  'the peer reads a binomial coefficient as a matrix': ['\\binom{n}{k} = \\frac{n!}{k!(n-k)!}'],
  'the peer reads chemical symbols as words': ['\\ce{H2SO4 -> 2H+ + SO4^2-}', '\\ce{CO2 + H2O <=> H2CO3}'],
  'the peer reads a transposed matrix as a power': ['A^\\dagger A^T x_{\\max} x_\\text{obs}'],
  'the peer does not join the groups of a number': ['.001 \\times 10\\,000']
}

test('English formulas have the operands of the peer in the same order, save those that differ on purpose', () => {
  const [own, peer] = [recorded('en.txt'), recorded('peer.txt')]
  expect([...own.keys()]).toEqual([...peer.keys()])
  const different = [...own].flatMap(([tex, words]) => {
    const theirs = operands(peer.get(tex)!)
    return JSON.stringify(operands(words)) === JSON.stringify(theirs) ? [] : [tex]
  })
  expect(different.sort()).toEqual(Object.values(differences).flat().sort())
})
