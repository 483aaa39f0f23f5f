import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {remarkAttributes} from '../plugins/remark-attributes.ts'
import {remarkCitation} from '../plugins/remark-citation.ts'
import {remarkDiv} from '../plugins/remark-div.ts'
import {remarkFigure} from '../plugins/remark-figure.ts'
import {remarkInlineNote} from '../plugins/remark-inline-note.ts'
import {remarkSubSuperscript} from '../plugins/remark-sub-superscript.ts'
import {remarkTex} from '../plugins/remark-tex.ts'

/** CommonMark + GFM + maths + Pandoc's notation, as mdast. Messages of the plugins go to the file. */
export function parseMarkdown(file: VFile, lang: string): Root {
  const processor = processorFor(lang)
  return processor.runSync(processor.parse(file), file)
}

function processorFor(lang: string): MarkdownProcessor {
  const known = processors.get(lang)
  if (known !== undefined) return known
  const processor = createProcessor(lang)
  processors.set(lang, processor)
  return processor
}

type MarkdownProcessor = ReturnType<typeof createProcessor>

function createProcessor(lang: string) {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkGfm, {singleTilde: false})
    .use(remarkMath)
    .use(remarkTex)
    .use(remarkAttributes)
    .use(remarkDiv)
    .use(remarkSubSuperscript)
    .use(remarkInlineNote)
    .use(remarkFigure)
    .use(remarkCitation, {lang})
    .freeze()
}

// Frozen processors hold no state; building one takes longer than reading a short chapter.
const processors = new Map<string, MarkdownProcessor>()
