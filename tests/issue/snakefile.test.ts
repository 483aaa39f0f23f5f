import {expect, test} from 'vitest'
import {snakefileText} from '../../src/issue/snakefile.ts'

const facts = {
  papers: [
    {name: 'one', inputs: ['../papers/one/paper.md', 'a "b".bib'], said: '{"volume":"3"}'},
    {name: 'Dr. Zoë', inputs: [], said: ''}
  ],
  isContinued: true,
  options: ['--to', 'html,pdf', '--style', "{my} 'own'"]
}

test('a Snakefile has the files that each paper reads, and what the issue says of it', () => {
  const text = snakefileText(facts)
  expect(text).toContain(
    '    "one": {"said": "{\\"volume\\":\\"3\\"}", "inputs": ["../papers/one/paper.md", "a \\"b\\".bib"]},\n    "Dr. Zoë": {"said": "", "inputs": []},\n'
  )
  expect(text).toContain('"{GALLEY} issue . --cache {CACHE:q} --jobs {threads} --to html,pdf --style')
})

test('a paper waits for the pages of the others only where pages go on', () => {
  expect(snakefileText(facts)).toContain('ancient(expand("build/pages/{paper}.json", paper=PAPERS))')
  expect(snakefileText(facts)).toContain('rule pages:')
  expect(snakefileText({...facts, isContinued: false})).not.toContain('pages')
})

test('a word of an option is one word for the shell, after Python and Snakemake have read it', () => {
  const [, line = ''] = /--jobs \{threads\}(.*) \|\| \[/.exec(snakefileText(facts)) ?? []
  // Undoes the escapes of the Python string, and then those of Snakemake's braces.
  const command = (JSON.parse(`"${line}"`) as string).replaceAll('{{', '{').replaceAll('}}', '}')
  expect(command).toBe(` --to html,pdf --style '{my} '\\''own'\\'''`)
})
