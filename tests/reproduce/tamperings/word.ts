import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {put} from './texts.ts'

/** A change to a part of a Word document. */
export type PartTampering = readonly [
  name: string,
  part: string,
  change: (text: string) => string,
  located: RegExp
]

const words = 'word/document.xml'

/** Changes to the parts of a Word document. */
export const partTamperings: readonly PartTampering[] = [
  [
    'a word',
    words,
    put('wages', 'wares'),
    /^word\/document\.xml, paragraph \d+, in <w:t>, after “.*about the”: expected “wages”, found “wares”$/
  ],
  [
    'the title',
    words,
    put('<w:t>A paper', '<w:t>A letter'),
    /paragraph 1, in <w:t>, after “A”: expected “paper”/
  ],
  ['the author', words, put('Ann Doe', 'Eve Doe'), /paragraph 2, .*expected “Ann”, found “Eve”$/],
  ['a heading', words, put('<w:t>Two', '<w:t>Too'), /paragraph \d+, in <w:t>.*expected “Two”, found “Too”$/],
  [
    'a cell',
    words,
    put('<w:t>two', '<w:t>2'),
    /paragraph \d+, in <w:t>, after “.*one”: expected “two”, found “2”$/
  ],
  [
    'a style',
    words,
    put('w:val="Author"', 'w:val="Title"'),
    /paragraph 2, in <w:pStyle .*attribute w:val: expected/
  ],
  [
    'a hidden word',
    words,
    put('<w:r><w:t>, and more', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>, and more'),
    /paragraph \d+, .*expected/
  ],
  [
    'a paragraph more',
    words,
    put('</w:body>', '<w:p><w:r><w:t>New</w:t></w:r></w:p></w:body>'),
    /^word\/document\.xml, .*expected/
  ],
  [
    'a paragraph less',
    words,
    put(/<w:p><w:pPr><w:pStyle w:val="Author".*?<\/w:p>/, ''),
    /paragraph \d+, .*expected/
  ],
  ['a formula', words, put('>+b<', '>-b<'), /in <m:t .*: expected “\+b”, found “-b”$/],
  [
    'an alternative text',
    words,
    put('descr="A round', 'descr="A square'),
    /in <wp:docPr .*attribute descr: expected “round”/
  ],
  ['the size of a picture', words, put('cx="952500"', 'cx="95250"'), /in <wp:extent .*attribute cx/],
  [
    'the data of a citation',
    words,
    put('[[1999]]', '[[2000]]'),
    /in <w:instrText .*expected “.*1999.*”, found “.*2000.*”$/
  ],
  [
    'an address',
    'word/_rels/document.xml.rels',
    put('a.example', 'b.example'),
    /^word\/_rels\/document\.xml\.rels, in <Relationship .*attribute Target/
  ],
  ['a relation', 'word/_rels/document.xml.rels', put('Id="rId1"', 'Id="rId99"'), /attribute Id: expected/],
  [
    'a style sheet',
    'word/styles.xml',
    put('<w:b/>', '<w:i/>'),
    /^word\/styles\.xml, .*expected “.*b.*”, found “.*i.*”$/
  ],
  [
    'the metadata',
    'docProps/core.xml',
    put('A paper', 'A letter'),
    /^docProps\/core\.xml, in <dc:title>, after “A”: expected “paper”/
  ],
  [
    'a property',
    'docProps/custom.xml',
    put(/(<vt:lpwstr>)(.)/, '$1x$2'),
    /^docProps\/custom\.xml, in <vt:lpwstr>/
  ],
  [
    'the footer',
    'word/footer1.xml',
    put('PAGE', 'DATE'),
    /^word\/footer1\.xml, paragraph 1, .*expected “PAGE/
  ],
  [
    'a drawing',
    'word/media/*.svg',
    put('red', 'tan'),
    /^word\/media\/\w+\.svg, in <circle .*>?, attribute fill: expected “fill="red"\/”, found “fill="tan"\/”$/
  ],
  [
    'the types of parts',
    '[Content_Types].xml',
    put('image/png', 'image/gif'),
    /^\[Content_Types\]\.xml, in <Default .*attribute ContentType/
  ]
]

/** A Word document with a changed part; `*` in a name matches anything. */
export function withPart(docx: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(docx)
  const pattern = new RegExp(`^${name.replace(/[.[\]]/g, '\\$&').replace('*', '.*')}$`)
  const found = Object.keys(parts).find(part => pattern.test(part))
  if (found === undefined) throw new Error(`no part ${name}`)
  const text = strFromU8(parts[found]!)
  const changed = change(text)
  if (changed === text) throw new Error(`nothing to change in ${name}`)
  return zipSync({...parts, [found]: strToU8(changed)})
}

/** Changes to the package of a Word document. */
export const packageTamperings: ReadonlyArray<
  readonly [name: string, change: (docx: Uint8Array) => Uint8Array, located: RegExp]
> = [
  ['packed again', docx => zipSync(unzipSync(docx), {level: 1}), /^another program packed it again: no part/],
  [
    'a part more',
    docx => zipSync({...unzipSync(docx), 'word/vbaProject.bin': Uint8Array.of(1)}),
    /word\/vbaProject\.bin is not in it/
  ],
  [
    'a part less',
    docx => zipSync(without(unzipSync(docx), 'word/footer1.xml')),
    /word\/footer1\.xml is missing/
  ],
  [
    'something appended',
    docx => Uint8Array.from([...docx, 1, 2, 3]),
    /^3 bytes were appended to it: no part/
  ],
  ['cut short', docx => docx.subarray(0, 4000), /^cut short: 4000 of \d+ bytes$/]
]

function without(parts: Readonly<Record<string, Uint8Array>>, name: string): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name))
}
