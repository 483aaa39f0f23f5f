import {describe, expect, test} from 'vitest'
import {topNodes, wordsOf} from '../../src/core/walk-article.ts'
import {type CommandForm, commandForms} from '../../src/parse/latex/blocks/commands.ts'
import {renderingOf} from '../compose/article.ts'
import {environment, shared} from '../habit-rows.ts'

async function shownOf(source: string): Promise<string> {
  const {article} = await renderingOf({...shared, '01.md': source})
  return wordsOf(topNodes(article)).replace(/[\s\u2002-\u200A\u202F\u205F]+/g, ' ')
}

function argumentCount(form: CommandForm): number {
  if ('drops' in form) return form.drops
  if ('keeps' in form) return form.keeps
  if ('space' in form) return form.space
  if ('joins' in form) return 2
  return 'gives' in form || 'breaks' in form || 'declares' in form || 'verbatim' in form ? 0 : 1
}

/** Commands that do not leave a line of text around them, or whose next characters are theirs. */
const others = new Set('verb lstinline begingroup endgroup bgroup egroup hskip tabularnewline'.split(' '))

/** Each command with its arguments; words in brackets after them are text in LaTeX. */
const commands: readonly string[] = [
  ...[...commandForms].flatMap(([name, form]) =>
    others.has(name) ? [] : [`\\${name}${'{1em}'.repeat(argumentCount(form))}`]
  ),
  ...['\\\\', '\\emph{a}', '\\textbf{a}', '\\ref{a}', '\\url{a}', '\\dots', '\\LaTeX', '\\,', '\\ ', '\\S'],
  ...['\\citet{doe}', '\\footnote{a}', '\\href{a}{b}', '\\index{a}', '\\SI{1}{m}', '\\foo']
]

const figure = (body: string): string => environment('figure', `\\includegraphics{a.svg}\n${body}`)
const containers: ReadonlyArray<readonly [name: string, contain: (words: string) => string]> = [
  ['plain paragraph', words => words],
  ['quote', words => environment('quote', words)],
  ['center', words => environment('center', words)],
  ['theorem', words => environment('theorem', words)],
  ['itemize', words => environment('itemize', `\\item ${words}`)],
  ['figure', words => figure(`\n${words}\n\\caption{A}`)],
  ['caption', words => figure(`\\caption{${words}}`)],
  ['footnote', words => `A\\footnote{${words}}.`],
  ['command', words => `\\emph{${words}}`],
  ['cell', words => environment('tabular', `a & b\\\\\nc & ${words}`, '{ll}')]
]

describe('words in brackets after a command that has no option are printed', () => {
  test.each(containers)('%s', async (_, contain) => {
    const rows = commands.map((command, index) => contain(`Then ${command} [words ${index}] follow.`))
    const shown = await shownOf(`\\emph{Words}\n\n${rows.join('\n\n')}`)
    expect(commands.filter((_command, index) => !shown.includes(`[words ${index}]`))).toEqual([])
  })

  test.each(containers)('%s after a space with a group', async (_, contain) => {
    const shown = await shownOf(contain('See\\hspace{1em}{one words} and\\hfill{two words}.'))
    expect(shown).toContain('See one words and two words.')
  })
})

test.each<[source: string, shown: string]>([
  // After a line break, only a length is an option.
  [environment('quote', 'A \\\\ [@doe] B'), 'A (1) B'],
  [environment('quote', 'A \\hfill [@doe, 98]'), 'A (1, p. 98)'],
  [environment('center', 'A \\\\* [see B]'), 'A [see B]'],
  [environment('quote', 'A \\\\ [\\dots] B'), 'A […] B'],
  [environment('verse', 'A \\\\ [two] B\\\\*[\\baselineskip]\nC\\\\![1ex]\nD'), 'A[two] BCD'],
  [environment('tabular', 'a & b \\\\ [c] & d\\\\[2pt]\ne & f', '{ll}'), 'ab[c]def'],
  ...[
    '2pt',
    '-.5ex',
    '1.5 em',
    '\\baselineskip',
    '0.5\\baselineskip',
    '1ex plus 2pt',
    '2 true cm',
    '1,5mm'
  ].map((length): [string, string] => [environment('quote', `A \\\\[${length}] B`), 'A B']),
  // Environments that only position their content have no option.
  [environment('center', '[One] two.'), '[One] two.'],
  [environment('flushleft', '[One] two.'), '[One] two.'],
  [environment('threeparttable', 'Two.', '[b]'), 'Two.'],
  [environment('minipage', '[One] two.', '[t]{5cm}'), '[One] two.'],
  [`${environment('center', '[See @doe] and **two**.')}`, '(See 1) and two.'],
  // Steps of an algorithm.
  [environment('algorithmic', '\\State [one] two\n\\STATE [three]'), '[one] two[three]'],
  [environment('algorithmic', '\\IF[first]{a}\n\\ELSE[second]\n\\ENDIF'), 'if a then ▷ firstelse ▷ second'],
  [
    environment('algorithm', '\\SetKw{To}{to}\n\\BlankLine [one] \\To [two]\\;\n\\caption{A}'),
    '[one] to [two]'
  ]
])('%s', async (source, shown) => {
  expect(await shownOf(source)).toContain(shown)
})
