import {expect, test} from 'vitest'
import {type CommandForm, commandForms} from '../../src/parse/latex/blocks/commands.ts'
import {wrappers} from '../../src/parse/latex/blocks/environments.ts'
import {ignored, switches, transparent} from '../../src/parse/latex/commands.ts'
import {accountOf, accounts, lossOf} from '../../src/parse/latex/consumed.ts'
import {declarations} from '../../src/parse/markdown/tex-declarations.ts'
import {renderingOf} from '../compose/article.ts'

/** Commands whose argument is printed with a sign of the reader, or by the reader of bibliographies alone. */
const read = new Set(
  'text hbox lowercase MakeLowercase uppercase MakeUppercase textquote pkg proglang'.split(' ')
)

/** The commands and environments that the tables of LaTeX in texts read without an effect of their own. */
const idle: readonly string[] = [
  ...[...commandForms].flatMap(([name, form]) => (isIdle(form) ? [name] : [])),
  ...[...declarations].flatMap(([name, command]) => (command === 'textrm' ? [name] : [])),
  ...[...switches].flatMap(([name, style]) => (style === 'plain' && !name.startsWith('tt') ? [name] : [])),
  ...[...transparent, ...ignored].filter(name => !read.has(name)),
  ...wrappers.keys()
]

/** Environments and commands that have an effect, although the table of environments only positions their content. */
const effective = new Set(['otherlanguage', 'foreignlanguage'])

function isIdle(form: CommandForm): boolean {
  return (
    'drops' in form ||
    'keeps' in form ||
    'space' in form ||
    ('declares' in form && form.declares === undefined)
  )
}

test('each command and environment that is read without an effect has a reason or a note for the author', () => {
  expect(idle.filter(name => !effective.has(name) && accountOf(name) === undefined)).toEqual([])
})

test('each row of the accounts is about a command that is read without an effect', () => {
  const rest = new Set([...idle, 'underline', 'multicols', 'subappendices'])
  expect([...accounts.keys()].filter(name => !rest.has(name))).toEqual([])
})

const lost = [...new Set(idle)].filter(name => lossOf(name) !== undefined)

test.each(lost)('%s is told once, with the form to write', async name => {
  const source = sourceOf(name)
  const {diagnostics} = await renderingOf({'01.md': `${source}\n\n${source}\n`})
  const told = diagnostics.filter(({code, message}) => code === 'G501' && message.includes(name))
  expect(told.map(({note}) => note)).toEqual([lossOf(name)?.note])
})

test.each(lost.filter(name => commandForms.has(name)))('%s in a command or a list is told', async name => {
  for (const source of [
    `\\emph{${sourceOf(name)}}`,
    `\\begin{itemize}\n\\item ${sourceOf(name)}\n\\end{itemize}`
  ]) {
    const {diagnostics} = await renderingOf({'01.md': source})
    const told = diagnostics.filter(({code, message}) => code === 'G501' && message.includes(name))
    expect(told.map(({note}) => note)).toEqual([lossOf(name)?.note])
  }
})

/** A text that uses a command or an environment. */
function sourceOf(name: string): string {
  const form = commandForms.get(name)
  if (form !== undefined && 'keeps' in form) return `\\${name}${'{words}'.repeat(form.keeps)} more`
  if (form !== undefined && 'drops' in form) return `More \\${name}${'{words}'.repeat(form.drops)} words`
  if (form !== undefined && 'space' in form) return `More \\${name} words`
  if (wrappers.has(name) && !declarations.has(name))
    return `\\begin{${name}}${'{1cm}'.repeat(wrappers.get(name) ?? 0)}\nWords.\n\\end{${name}}`
  return name === 'fontsize' ? '{\\fontsize{9}{9} words}' : `{\\${name} words}`
}

test('a float has the type and place of the style, and code for LaTeX alone is no loss', async () => {
  const {diagnostics} = await renderingOf({
    '01.md':
      '\\begin{table}\n\\small\\centering\n\\begin{tabular}{l} a \\\\ \\end{tabular}\n\\caption{\\small Words.}\n\\end{table}\n\n```{=latex}\n\\small\n```\n\n\\begin{center}\n![A map.](a.svg)\n\\end{center}\n',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  })
  expect(diagnostics.filter(({code}) => code === 'G501')).toEqual([])
})
