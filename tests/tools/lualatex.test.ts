import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {recordedBoxes} from '../formula-paper.ts'
import {judge} from '../judge.ts'
import {mathFont} from '../outputs/formulas/font.ts'
import {project} from '../project.ts'

const lualatex = judge('lualatex')

const formulas = [...recordedBoxes.atoms, ...recordedBoxes.formulas]

/** Prints the box of each formula as a display and in running text, in points. */
const document = `\\documentclass{article}
\\usepackage{amsmath}\\usepackage[mathbf=sym, mathsf=sym, mathtt=sym]{unicode-math}
\\setmainfont{math.otf}[Path=./]
\\setmathfont{math.otf}[Path=./]
\\def\\say#1{\\typeout{BOX \\the\\wd0 \\the\\ht0 \\the\\dp0}}
\\begin{document}
${formulas
  .flatMap(([tex]) => [`\\setbox0\\hbox{$\\displaystyle ${tex}$}\\say{}`, `\\setbox0\\hbox{$${tex}$}\\say{}`])
  .join('\n')}
\\end{document}
`

test('LuaLaTeX sets formulas in the boxes that ours are compared with', async () => {
  lualatex(['--version'])
  const folder = project({'boxes.tex': document})
  writeFileSync(join(folder, 'math.otf'), await mathFont())
  const {status, stdout} = lualatex(['-interaction=nonstopmode', 'boxes.tex'], {cwd: folder})
  expect(status, stdout.slice(-2000)).toBe(0)
  const log = readFileSync(join(folder, 'boxes.log'), 'utf8')
  const said = [...log.matchAll(/^BOX (-?[\d.]+)pt(-?[\d.]+)pt(-?[\d.]+)pt$/gm)]
  const boxes = said.map(([, ...points]) => points.map(value => Number(value) / 10))
  const recorded = formulas.flatMap(([, display, text]) => [display, text])
  expect(boxes).toHaveLength(recorded.length)
  const differing = formulas.filter((_, index) =>
    [2 * index, 2 * index + 1].some(place =>
      boxes[place]!.some((length, side) => Math.abs(length - recorded[place]![side]!) > 0.01)
    )
  )
  expect(differing.map(([tex]) => tex)).toEqual([])
}, 300_000)
