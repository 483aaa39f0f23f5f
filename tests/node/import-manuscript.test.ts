import {existsSync, readFileSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {galley, project} from '../galley.ts'
import {p, run, wordParts} from '../import/document/word-package.ts'

const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='),
  letter => letter.charCodeAt(0)
)

const bold = (text: string): string => p(run(text, '<w:b/>'))
const body = [
  p(run('Bread and Salt', '<w:b/>'), '<w:jc w:val="center"/>'),
  p('Ada Lovelace and Jane Doe'),
  p('Institute of Ovens, University of Turin; ada@example.org'),
  bold('Abstract'),
  p('Bread is old.'),
  p('Keywords: bread; salt'),
  bold('1. Introduction'),
  p('Bread rises (Roe, 2011), and Doe (2012) says why.'),
  bold('2. Method'),
  p('<w:r><w:drawing><pic:pic><a:blip r:embed="i1"/></pic:pic></w:drawing></w:r>'),
  p('Figure 1: An oven.'),
  bold('References'),
  p('Doe, J. (2012). Bricks of the oven. Clay Press.'),
  p('Roe, A. (2011). Kilns and law. Journal of Clay, 3(1), 1–12.')
].join('')
const parts = wordParts(body, {
  'word/_rels/document.xml.rels': '<Relationship Id="i1" Target="media/image1.png"/>'
})

function docx(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? encoder.encode(content) : content
      ])
    )
  )
}

const article = docx({...parts, 'word/media/image1.png': picture})

describe('a manuscript in Word becomes a paper', () => {
  test('but not one of 300 MB', async () => {
    const cwd = project({'large.docx': ''})
    truncateSync(join(cwd, 'large.docx'), 300_000_000)
    expect(await galley(['import', 'large.docx', '--to', 'paper'], {cwd})).toEqual({
      code: 2,
      out: '',
      err: 'galley: large.docx is larger than 256 MB, which no manuscript is; nothing was written\n'
    })
  })

  test('of which galley goes on', async () => {
    const cwd = project({'article.docx': article})
    const {code, out} = await galley(['import', 'article.docx', '--to', 'paper'], {cwd})
    expect(out).toContain(
      '2 references; of 2 typed citations 2 linked, 0 in doubt, 0 not in the list; 0 works never cited'
    )
    expect(out).toContain('none is lost')
    expect(code).toBe(0)
    const read = (path: string): string => readFileSync(join(cwd, 'paper', path), 'utf8')
    expect(read('manuscript/01-introduction.md')).toContain('Bread rises [@roe2011], and @doe2012 says why.')
    expect(read('manuscript/02-method.md')).toContain('![An oven.](figures/picture-1.png){#fig:1}')
    expect(read('manuscript/manuscript.yaml')).toContain('number-sections: true')
    expect(read('references.bib')).toContain('@article{roe2011,')
    const checked = await galley(['check', 'paper'], {cwd})
    expect(checked.out).toContain('2 references (2 cited, 0 uncited), 0 undefined')
    const again = await galley(['import', 'article.docx', '--to', 'paper'], {cwd})
    expect(again).toEqual({
      code: 2,
      out: '',
      err: 'galley: article.docx is version 1 of the paper already; nothing was written\n'
    })
    const other = project({'article.docx': article, 'paper/notes.txt': 'Mine.'})
    expect(await galley(['import', 'article.docx', '--to', 'paper'], {cwd: other})).toEqual({
      code: 2,
      out: '',
      err: 'galley: paper is not empty; name a new folder. Nothing was written\n'
    })
  })

  test.each<[name: string, bytes: Uint8Array, line: string]>([
    ['cut.docx', article.subarray(0, 900), 'is damaged: it was cut short or altered on the way'],
    [
      'old.doc',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      'is a document of an old version of Word; save it as .docx'
    ],
    ['text.docx', new TextEncoder().encode('Words.'), 'is not a Word file'],
    [
      'my open.odt',
      docx({mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>'}),
      "is an OpenDocument file; save it as .docx in Word or LibreOffice, or run `soffice --headless --convert-to docx 'my open.odt'`; nothing was written"
    ],
    [
      'flat.fodt',
      new TextEncoder().encode(
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
      ),
      'run `soffice --headless --convert-to docx flat.fodt`'
    ],
    [
      'rich.rtf',
      new TextEncoder().encode('{\\rtf1 Words.}'),
      'run `soffice --headless --convert-to docx rich.rtf`'
    ],
    [
      'unsound.docx',
      docx({'word/document.xml': '<w:document><w:body>'}),
      'is damaged: its text is not sound XML'
    ],
    [
      'entities.docx',
      docx({'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
      'has a document type'
    ],
    [
      'long.docx',
      docx(wordParts(p('<w:r><w:t>a</w:t><w:br/></w:r>'.repeat(5001)))),
      'has 10,002 stretches of text in one paragraph'
    ],
    ['empty.docx', docx({'a.txt': 'b'}), 'is not a Word file: it contains no text'],
    [
      'my article.tex',
      new TextEncoder().encode('\\documentclass{article}'),
      "is LaTeX; run `pandoc -s 'my article.tex' -o 'my article.md'`, and build the new file with `galley build 'my article.md'`"
    ],
    [
      'article.html',
      new TextEncoder().encode('<!doctype html><p>Words.</p>'),
      'is not a Word file; run `pandoc article.html -o article.docx`, and import the new file'
    ],
    [
      'article.ipynb',
      new TextEncoder().encode('{"cells": [], "nbformat": 4}'),
      'is not a Word file; run `pandoc article.ipynb -o article.docx`, and import the new file'
    ],
    [
      'article.qmd',
      new TextEncoder().encode('Words.'),
      'is Markdown, which needs no import; run `galley check article.qmd`'
    ],
    [
      'article.pdf',
      new TextEncoder().encode('%PDF-1.7'),
      'is a PDF, which has no headings, notes or citations to import; ask for the Word file or the sources'
    ],
    [
      'locked.docx',
      Uint8Array.from(Buffer.from(`\xd0\xcf\x11\xe0${[...'EncryptedPackage'].join('\0')}\0`, 'latin1')),
      'is protected by a password; save it without one'
    ],
    [
      'bomb.docx',
      docx({'word/document.xml': new Uint8Array(100_000_001)}),
      'is too large: `word/document.xml` unpacks to more than 100 MB'
    ]
  ])('but %s does not, and says why in a line', async (name, bytes, line) => {
    const cwd = project({[name]: bytes})
    const {code, err} = await galley(['import', name, '--to', 'paper'], {cwd})
    expect(code).toBe(2)
    expect(err).toContain(line)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(cwd, 'paper'))).toBe(false)
  })
})
