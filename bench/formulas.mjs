/** Formulas of papers, in the notation that galley, Pandoc and LaTeX share; `N` is a number that makes them differ. */
const inline = [
  'x_N = \\alpha + \\beta_N',
  '\\hat{\\theta}_N',
  'p < 0.0N',
  '\\mathcal{O}(n \\log n + N)',
  '\\lVert x - y \\rVert_2^N',
  'E = m c^2 + N'
]
const displayed = [
  '\\sum_{i=1}^{N} \\frac{a_i}{1 + b_i^2} = \\int_0^{N} f(x) \\, dx',
  '\\hat{\\beta}_N = (X^\\top X)^{-1} X^\\top y',
  'P(A \\mid B) = \\frac{P(B \\mid A) P(A)}{P(B)} \\quad \\text{with } N \\text{ trials}',
  'f_N(x) = \\begin{cases} x^2 & \\text{if } x > 0 \\\\ \\sqrt{-x} & \\text{otherwise} \\end{cases}',
  'A_N = \\begin{pmatrix} a_{11} & a_{12} \\\\ a_{21} & a_{22} \\end{pmatrix}',
  '\\lim_{n \\to \\infty} \\left( 1 + \\frac{N}{n} \\right)^n = e^{N}'
]

/**
 * A section with formulas, four in the text to one that is displayed, and with pictures.
 * @param {number} chapter from 0
 * @param {number} formulas
 * @param {readonly string[]} pictures their files, as paths from the chapter
 * @returns {string}
 */
export function formulaSection(chapter, formulas, pictures) {
  const blocks = Array.from({length: Math.ceil(formulas / 5)}, (_, block) => {
    const numbered = index => chapter * 100 + block * 5 + index
    const texts = [1, 2, 3, 4].map(index => `$${written(inline, numbered(index))}$`)
    const sentence = `Here ${texts[0]} and ${texts[1]} are given, while ${texts[2]} follows from ${texts[3]} at once.`
    return `${sentence}\n\n$$\n${written(displayed, numbered(0))}\n$$`
  })
  const figures = pictures.map((file, index) => `![The values of run ${chapter}.${index + 1}](${file})`)
  return ['## Formulas', ...blocks, ...figures].join('\n\n')
}

function written(formulas, number) {
  return formulas[number % formulas.length].replaceAll('N', String(number + 1))
}

/**
 * A chart as SVG.
 * @param {number} number
 * @returns {string}
 */
export function chart(number) {
  const bars = Array.from({length: 24}, (_, index) => {
    const height = 20 + ((index * 37 + number * 11) % 160)
    return `<rect x="${index * 16 + 8}" y="${200 - height}" width="12" height="${height}" fill="#357"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 210" width="400" height="210">${bars.join('')}</svg>\n`
}
