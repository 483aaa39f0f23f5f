import {spawnSync} from 'node:child_process'
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {findJudge} from '../../tools/oracles/find.mjs'

/** The styles of galley, and their columns. */
export const styles = {plain: 1, insights: 1, joss: 1, notes: 1, twocolumn: 2}

/** Programs that set a text in the face and the measures of a style; those that are not installed are left out. */
export const rivals = {
  'LuaLaTeX, microtype': {
    command: 'lualatex',
    suffix: 'tex',
    write: asLatex,
    args: ['-interaction=batchmode', 'paper.tex']
  },
  Typst: {
    command: 'typst',
    suffix: 'typ',
    write: asTypst,
    args: fonts => ['compile', '--font-path', fonts, 'paper.typ', 'paper.pdf']
  }
}

/**
 * The PDF of a text by galley.
 * @param {string} galley the compiled program
 * @param {import('./texts.mjs').Text} text
 * @param {string} style
 * @param {string} folder
 */
export function byGalley(galley, {name, lang, blocks}, style, folder) {
  mkdirSync(folder, {recursive: true})
  const body = blocks.map(({isHeading, text, figure}) => {
    if (figure === undefined) return `${isHeading ? '# ' : ''}${text}`
    writeFileSync(join(folder, `${figure.caption}.svg`), svgOf(figure))
    return `![${figure.caption}](${figure.caption}.svg)`
  })
  // The running head must not occur in the text.
  const settings = `title: Pages of ${name}\nlang: ${lang}\nstyle: ${style}\nsmart: false`
  writeFileSync(join(folder, 'paper.md'), `---\n${settings}\n---\n\n${body.join('\n\n')}\n`)
  const out = join(folder, 'out')
  const args = [galley, 'build', join(folder, 'paper.md'), '--to', 'pdf', '--draft', '--output', out]
  spawnSync('node', args, {stdio: 'ignore'})
  return join(
    out,
    readdirSync(out).find(file => file.endsWith('.pdf'))
  )
}

/**
 * The PDF of a text by another program; undefined if it is not installed.
 * @param {keyof typeof rivals} name
 * @param {import('./texts.mjs').Text} text
 * @param {Measures} measures
 * @param {string} folder
 */
export function byRival(name, text, measures, folder) {
  const {command, suffix, write, args} = rivals[name]
  const found = findJudge(command)
  if ('missing' in found) return undefined
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, `paper.${suffix}`), write(text, measures))
  const [program, ...before] = found.command
  const own = typeof args === 'function' ? args(measures.fonts) : args
  const {status, stderr} = spawnSync(program, [...before, ...own], {cwd: folder, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
  return join(folder, 'paper.pdf')
}

/** A grey picture of its height in pt. */
function svgOf({height}) {
  const size = `width="300pt" height="${height}pt"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#ccc"/></svg>`
}

function asLatex({lang, blocks}, {columns, size, leading, width, gap, height, fonts}) {
  const body = blocks.map(({isHeading, text, figure}) => {
    if (figure !== undefined)
      return `\\begin{figure}[htbp]\\centering\\rule{300bp}{${figure.height}bp}\\caption{${figure.caption}}\\end{figure}`
    const escaped = text.replace(/[%&#_$]/g, sign => `\\${sign}`)
    return isHeading ? `\\section{${escaped}}` : escaped
  })
  const whole = width * columns + gap * (columns - 1)
  // In points of PDF (bp) and not of TeX; spaces after full stops as in the other programs.
  return `\\documentclass${columns > 1 ? '[twocolumn]' : ''}{article}
\\usepackage[a4paper,textwidth=${whole}bp,textheight=${height}bp]{geometry}
\\setlength\\columnsep{${gap}bp}
\\usepackage{fontspec}
\\setmainfont{SourceSerif4-Regular.ttf}[Path=${fonts}/,BoldFont=SourceSerif4-Bold.ttf,ItalicFont=SourceSerif4-It.ttf]
\\usepackage[${lang === 'fr' ? 'french' : 'english'}]{babel}
\\usepackage{microtype}
\\frenchspacing
\\begin{document}
\\fontsize{${size}bp}{${leading}bp}\\selectfont
${body.join('\n\n')}
\\end{document}
`
}

function asTypst({lang, blocks}, {columns, size, leading, width, gap, height}) {
  const body = blocks.map(({isHeading, text}) => {
    const escaped = text.replace(/[\\#$*_`<>@~[\]"'/=+-]/g, sign => `\\${sign}`)
    return isHeading ? `= ${escaped}` : escaped
  })
  const whole = width * columns + gap * (columns - 1)
  // The leading of Typst is the distance between the boxes of lines, here of type without ascenders and descenders.
  return `#set page(paper: "a4", columns: ${columns}, numbering: "1", margin: (x: (595.28pt - ${whole}pt) / 2, y: (841.89pt - ${height}pt) / 2))
#set columns(gutter: ${gap}pt)
#set text(font: "Source Serif 4", size: ${size}pt, lang: "${lang}", top-edge: "baseline", bottom-edge: "baseline")
#set par(justify: true, leading: ${leading}pt, spacing: ${leading}pt, first-line-indent: 1.4em)
${body.join('\n\n')}
`
}

/**
 * The type, columns and height of a style's pages, in pt.
 * @typedef {Readonly<{columns: number, size: number, leading: number, width: number, gap: number, height: number, fonts: string}>} Measures
 */
