import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {galley, project} from './galley.ts'
import {headingStyles, p, styled, wordParts} from './import/document/word-package.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/guide-editor.md'), 'utf8')
const section = page.slice(page.indexOf('## 6. A manuscript in Word'))

/** The commands of the section, each with the output stated in the comment after it. */
const commands = [...section.matchAll(/^(galley .*?) +# (.*)$/gm)].map(([, line = '', printed = '']) => ({
  words: line.split(' ').slice(1),
  printed
}))

function docx(body: string): Uint8Array {
  const parts = Object.entries(wordParts(body, {'word/styles.xml': headingStyles}))
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, new TextEncoder().encode(text)])))
}

function manuscript(oven: string, more: string): Uint8Array {
  const heading = (text: string): string => p(text, styled('H1'))
  return docx(
    p('Bread', styled('Title')) +
      p('Ada Lovelace') +
      p('Institute of Ovens, University of Turin; ada@example.org') +
      heading('Ovens') +
      p(`The oven is ${oven} (Roe, 2011), and Doe (2012) says why.`) +
      more +
      heading('References') +
      p('Doe, J. (2012). Bricks of the oven. Clay Press.') +
      p('Roe, A. (2011). Kilns and law. Journal of Clay, 3(1), 1–12.')
  )
}

/** Returns the proof after the author's change: one replaced word. */
function edited(proof: Uint8Array): Uint8Array {
  const parts = unzipSync(proof)
  const text = new TextDecoder().decode(parts['word/document.xml'])
  expect(text).toContain('at night')
  return zipSync({
    ...parts,
    'word/document.xml': new TextEncoder().encode(text.replace('at night', 'at dawn'))
  })
}

test('the way from a Word file to the file for OJS is as the guide for editors says', async () => {
  const cwd = project({
    'article.docx': manuscript('big', p('Bread rises.')),
    'article_v3.docx': manuscript('hot', p('Bread rises at night.')),
    'journal.docx': docx(p('Anything.'))
  })
  const settings = join(cwd, 'paper/manuscript/manuscript.yaml')
  expect(commands.length).toBe(10)
  for (const {words, printed} of commands) {
    if (words.includes('--answers'))
      writeFileSync(
        join(cwd, 'edited.docx'),
        edited(readFileSync(join(cwd, 'paper/proofs/round-1/bread.docx')))
      )
    if (words.includes('ojs')) {
      const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? []
      writeFileSync(settings, `${readFileSync(settings, 'utf8').replace(yaml, '')}${yaml}`)
    }
    const {out, err} = await galley(words, {cwd})
    expect(out + err, words.join(' ')).toContain(printed)
  }
  expect(readFileSync(join(cwd, 'paper/manuscript/01-ovens.md'), 'utf8')).toContain(
    'The oven is hot [@roe2011], and @doe2012 says why.\n\nBread rises at dawn.'
  )
})
