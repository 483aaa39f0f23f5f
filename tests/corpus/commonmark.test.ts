import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {toHtml} from 'hast-util-to-html'
import type {Root} from 'mdast'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {remarkAttributes} from '../../src/plugins/remark-attributes.ts'
import {remarkDiv} from '../../src/plugins/remark-div.ts'
import {remarkFigure} from '../../src/plugins/remark-figure.ts'
import {remarkInlineNote} from '../../src/plugins/remark-inline-note.ts'
import {remarkSubSuperscript} from '../../src/plugins/remark-sub-superscript.ts'
import {remarkTex} from '../../src/plugins/remark-tex.ts'

const specification = join(import.meta.dirname, '../../../shared/corpus/commonmark/spec.json')
const present = existsSync(specification)
type Example = Readonly<{example: number; markdown: string}>

/** An image with a description that is a paragraph of its own is a figure: that is what remark-figure is for. */
const figures = [520, 572, 573, 574, 575, 576, 577, 578, 580, 582, 583, 584, 585, 586, 588, 589, 591]

const notation = {
  plugins: [remarkTex, remarkAttributes, remarkDiv, remarkSubSuperscript, remarkInlineNote]
}
const plain = unified().use(remarkParse).freeze()
const inline = unified().use(remarkParse).use(notation).freeze()
const all = unified().use(remarkParse).use(notation).use(remarkFigure).freeze()
const toHast = unified().use(remarkRehype, {allowDangerousHtml: true}).freeze()

function html(processor: typeof plain, markdown: string): string {
  const file = new VFile({value: markdown})
  const tree = processor.runSync(processor.parse(file), file) as Root
  return toHtml(toHast.runSync(tree), {allowDangerousHtml: true})
}

function changed(processor: typeof plain): readonly number[] {
  const examples = JSON.parse(readFileSync(specification, 'utf8')) as readonly Example[]
  expect(examples).toHaveLength(652)
  return examples
    .filter(({markdown}) => html(processor, markdown) !== html(plain, markdown))
    .map(({example}) => example)
}

const title = present ? '' : ' (skipped: no corpus)'

test(`no example of CommonMark is read otherwise with our notation${title}`, () => {
  if (present) expect(changed(inline)).toEqual([])
  else console.log('skipped: no corpus')
})

test(`only pictures that stand alone become figures${title}`, () => {
  if (present) expect(changed(all)).toEqual(figures)
  else console.log('skipped: no corpus')
})
