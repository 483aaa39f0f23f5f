import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {toHtml} from 'hast-util-to-html'
import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {remarkAbbreviation} from '../../src/parse/plugins/remark-abbreviation.ts'
import {remarkAttributes} from '../../src/parse/plugins/remark-attributes.ts'
import {remarkCitation} from '../../src/parse/plugins/remark-citation.ts'
import {remarkDefinitionList} from '../../src/parse/plugins/remark-definition-list.ts'
import {remarkDiv} from '../../src/parse/plugins/remark-div.ts'
import {remarkFigure} from '../../src/parse/plugins/remark-figure.ts'
import {remarkInlineNote} from '../../src/parse/plugins/remark-inline-note.ts'
import {remarkLineBlock} from '../../src/parse/plugins/remark-line-block.ts'
import {remarkQuotationSource} from '../../src/parse/plugins/remark-quotation-source.ts'
import {remarkSubSuperscript} from '../../src/parse/plugins/remark-sub-superscript.ts'
import {remarkTex} from '../../src/parse/plugins/remark-tex.ts'
import {remarkTypography} from '../../src/parse/plugins/remark-typography.ts'
import {passOver} from '../judge.ts'
import {noCorpus} from './corpus.ts'

const folder = join(import.meta.dirname, '../../../shared/corpus/commonmark')
const specification = join(folder, 'spec.json')
const present = existsSync(specification)
type Example = Readonly<{example: number; markdown: string}>

/** remark-figure turns an image with a description, alone in its paragraph, into a figure. */
const figures = [517, 520, 572, 573, 574, 575, 576, 577, 578, 580, 582, 583, 584, 585, 586, 588, 589, 591]

const notation = {
  plugins: [remarkTex, remarkAttributes, remarkDiv, remarkSubSuperscript, remarkInlineNote]
}
/**
 * Plugins for galley's notation of blocks, and for abbreviations; a separate group, since it has its own reasons to
 * differ.
 */
const blocks = {plugins: [remarkDefinitionList, remarkLineBlock, remarkQuotationSource, remarkAbbreviation]}

/** Examples that galley parses differently, by plugin, with the reason. */
const differences = [
  ['spec.json', 'blocks', {}],
  ['spec.json', 'typography', {13: 'A backslash before a space is a no-break space.'}],
  [
    'spec.json',
    'citations',
    {606: 'What is no e-mail address for CommonMark either holds `@bar.example.com`, a citation.'}
  ],
  ['gfm-spec.json', 'blocks', {}],
  ['gfm-spec.json', 'typography', {309: 'A backslash before a space is a no-break space.'}],
  ['gfm-spec.json', 'citations', {614: 'As example 606 of CommonMark.'}]
] as const

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

const gfm = unified().use(remarkParse).use(remarkGfm, {singleTilde: false}).freeze()
const withNotation = {
  blocks: unified().use(remarkParse).use(remarkGfm, {singleTilde: false}).use(blocks).freeze(),
  typography: unified()
    .use(remarkParse)
    .use(remarkGfm, {singleTilde: false})
    .use(remarkTypography, {smart: false})
    .freeze(),
  citations: unified().use(remarkParse).use(remarkGfm, {singleTilde: false}).use(remarkCitation).freeze()
}

test('our notation does not change any example of CommonMark', () => {
  if (!present) passOver(noCorpus)
  expect(changed(inline)).toEqual([])
})

test('only pictures alone in their paragraph become figures', () => {
  if (!present) passOver(noCorpus)
  expect(changed(all)).toEqual(figures)
})

test.each(differences)('examples of %s with %s differ only for a reason', (file, name, reasons) => {
  if (!present) passOver(noCorpus)
  const examples = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Example[]
  const differing = examples.filter(
    ({markdown}) => html(withNotation[name] as typeof plain, markdown) !== html(gfm as typeof plain, markdown)
  )
  expect(differing.map(({example}) => example)).toEqual(Object.keys(reasons).map(Number))
})
