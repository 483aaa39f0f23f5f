import type {Code, InlineCode, Link, Nodes, Text} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import {isConditional, shownOutputs} from '../../../core/output-conditions.ts'
import {stemOf} from '../../../core/path.ts'
import {perObject} from '../../../core/per-object.ts'
import {isRunLanguage} from '../../../core/run-languages.ts'
import type {Chapter} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'
import {filteredCode, headingNumber, idleAttributes, idleOfFigure} from './foreign-code.ts'
import {diagramLabel, diagramLanguage, directiveForm, drawnBy, formNamed, roleForm} from './foreign-forms.ts'
import {foreignMarks} from './foreign-marks.ts'
import {hugoShortcode} from './template-marks.ts'

/** The notation of other programs in a chapter, unless galley parses it; an unchanged chapter is not searched again. */
export const foreignNotation = perObject((chapter: Chapter): readonly ForeignNotation[] => {
  const {text, tree, prose} = chapter
  const found: ForeignNotation[] = []
  let diagrams = 0
  walk(tree, node => {
    if (node.type === 'code') addAll(found, [...inCode(node, chapter, () => ++diagrams)])
    else if (node.type === 'inlineCode') addAll(found, inInlineCode(node, chapter))
    else if (node.type === 'math' || node.type === 'inlineMath') addAll(found, [...inFormula(node, text)])
    else if (node.type === 'div' || node.type === 'span') addAll(found, inAttributes(node, text))
    else if (node.type === 'figure') addAll(found, idleOfFigure(node, text))
    else if (node.type === 'heading') addAll(found, [...headingNumber(node, text)])
    else if (node.type === 'link') addAll(found, [...downloads(node, text)])
    return undefined
  })
  for (const {node} of prose) {
    addAll(found, inText(node.children, text))
    addAll(found, shortcodes(node, text))
    addAll(found, foreignMarks(node, text))
  }
  return found
})

/** The foreign notation, its offset in the source, and its replacement. */
export type ForeignNotation = Readonly<{at: number; source: string; what: string; expected: string}>

function* inCode(node: Code, {path, text}: Chapter, number: () => number): Generator<ForeignNotation> {
  const {lang, meta, value, position} = node
  const at = position?.start.offset
  if (at === undefined) return
  const source = lineAt(text, at)
  yield* filteredCode(node, source, text)
  if (!lang) return
  const diagram = diagramLanguage.exec(lang)
  if (diagram !== null) {
    yield {
      at,
      source,
      what: 'a diagram as code',
      expected: drawnBy(diagram, stemOf(path), number(), diagramLabel(node))
    }
    return
  }
  if (!lang.startsWith('{')) return
  const name = /^\{\s*([\w:+-]+)/.exec(lang)?.[1]
  if (name === undefined) return
  // Only chunks have a comma after the name or the label.
  const isRun = isRunLanguage(name) || lang.includes(',')
  const what = isRun ? 'code to be run' : 'a MyST directive'
  yield {at, source, what, expected: isRun ? 'its result' : directiveForm(name, meta ?? '', value)}
}

function* inText(siblings: readonly Nodes[], text: string): Generator<ForeignNotation> {
  for (const [index, node] of siblings.entries()) {
    if (node.type === 'text') yield* inWords(node, siblings[index + 1], text)
    else if ('children' in node && node.type !== 'cite') yield* inText(node.children, text)
  }
}

function* inWords(
  {position, value}: Text,
  next: Nodes | undefined,
  text: string
): Generator<ForeignNotation> {
  const start = position?.start.offset
  // The text printed by a role has no position in the source.
  if (start === undefined) return
  const written = text.slice(start, position?.end.offset)
  const backquote = value.includes('`') ? loneBackquote.exec(written) : null
  if (backquote !== null)
    yield {
      at: start + backquote.index,
      source: `${backquote[0]}${/^[^\s`]{0,40}/.exec(written.slice(backquote.index + 1))?.[0] ?? ''}`,
      what: 'printed with its backquote, because no second backquote closes the code',
      expected: '`` `words` `` for code, or `` \\` `` for the sign itself'
    }
  const [textReference] = /^\(ref:[\w-]+\)/.exec(written) ?? []
  if (textReference !== undefined)
    yield {
      at: start,
      source: textReference,
      what: 'a text reference of bookdown',
      expected: isCaptionOfChunk(textReference, text)
        ? `the figure of the code that has it as its caption, \`![${shortened(written.slice(textReference.length).trim())}](file)\``
        : 'one paragraph that begins with it, and a caption that consists of it'
    }
  const [directive, name = ''] = /^:{3,}[ \t]*\{([\w:+-]+)\}/.exec(written) ?? []
  if (directive !== undefined)
    yield {
      at: start,
      source: directive,
      what: 'a MyST directive',
      expected: directiveForm(name, lineAt(text, start).slice(directive.length), '')
    }
  if (start === 0 && /^%(?!%)[ \t]*\S/.test(written)) {
    const [line = '', next = ''] = written.split('\n')
    const words = line.replace(/^%\s*/, '')
    const block = /^(?:%[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|$)){1,3}/.exec(text)?.[0] ?? line
    // Pandoc's title block is followed by its authors or a blank line; a comment of MyST may be directly above a text.
    const isComment = next !== '' && !/^[%\s]/.test(next)
    yield {
      at: start,
      source: line,
      what: isComment ? 'a comment of MyST' : 'a title of Pandoc',
      expected: isComment
        ? `\`<!-- ${words} -->\``
        : `front matter between lines of \`---\`: ${titleSettings(block)}`
    }
  }
  for (const {0: written_, 1: name = '', index} of written.matchAll(/\{\{\s*([A-Za-z][\w-]*)\s*\}\}/g))
    yield {
      at: start + index,
      source: written_,
      what: 'a substitution of MyST or a variable of Manubot',
      expected: name === 'TOC' ? '`toc: true` in the settings' : `the words of \`${name}\``
    }
  const [target, label] = /^\(([\w:.-]+)\)=(?=\s*$)/.exec(written) ?? []
  if (target !== undefined)
    yield {
      at: start,
      source: target,
      what: 'a label of MyST',
      expected: `\`{#${label}}\` behind what it names`
    }
  const [role, roleName = ''] = /\{([a-z][\w:+-]*)(?:[ \t]+[.#][\w:-]+)*\}$/.exec(written) ?? []
  // Citations are reported by a rule of their own.
  if (role === undefined || next?.type !== 'inlineCode' || /^cite(?::|$)/.test(roleName)) return
  const at = start + written.length - role.length
  const expected = roleForm(roleName, next.value)
  yield {at, source: text.slice(at, next.position?.end.offset), what: 'a MyST role', expected}
}

/** Matches a backquote of code that is not closed; one within a word, as in Hawai`i, is a letter. */
const loneBackquote = /(?<![\\`\p{L}\p{N}])`(?!`)|(?<![\\`])`(?![`\p{L}\p{N}])/u

/** The settings of Pandoc's title block: title, authors and date, each with the lines that continue it. */
function titleSettings(block: string): string {
  const [title = '', authors = '', date = ''] = block
    .split(/^%/m)
    .slice(1)
    .map(part => part.trim())
  const quotedText = (words: string): string => `"${words.replace(/\s+/g, ' ').replaceAll('"', "'")}"`
  const names = authors.split(/\s*(?:;|\n)\s*/).filter(name => name !== '')
  const settings = [
    ...(title === '' ? [] : [`title: ${quotedText(title)}`]),
    ...(names.length === 0 ? [] : [`author: [${names.map(quotedText).join(', ')}]`]),
    ...(date === '' ? [] : [`date: ${quotedText(date)}`])
  ]
  return settings.map(setting => `\`${setting}\``).join(', ')
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function lineAt(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at, at + 2000))?.[0].trimEnd() ?? ''
}

/** Inline code whose result Quarto (`{python} n`) or R Markdown (`r n`) prints. */
function* inInlineCode(
  {value, position, data}: InlineCode,
  {path, text}: Chapter
): Generator<ForeignNotation> {
  const start = position?.start.offset
  if (data?.attributes?.classes.includes('include') && start !== undefined)
    yield {
      at: start,
      source: text.slice(start, position?.end.offset),
      what: 'an inclusion by a filter',
      expected: `\`{{< include ${value} >}}\``
    }
  const isRun =
    /^\{(?:r|python|julia|ojs)\}\s+\S/.test(value) ||
    (/^r\s+\S/.test(value) && /md$/.test(path) && !/\.md$/.test(path))
  if (!isRun || position?.start.offset === undefined) return
  const source = text.slice(position.start.offset, position.end.offset)
  yield {
    at: position.start.offset,
    source,
    what: 'code to be run',
    expected: parameterIn(value, text) ?? resultOf(value)
  }
}

/** The value of a parameter of R Markdown, `params$year`, that the front matter of the chapter has. */
function parameterIn(code: string, text: string): string | undefined {
  const name = /^(?:r|\{r\})\s+params\$(\w+)$/.exec(code.trim())?.[1]
  const [, , value] =
    new RegExp(
      `^params:[ \\t]*\\n(?:[ \\t]+[^\\n]*\\n)*?[ \\t]+${name}:[ \\t]*(["']?)([^\\n]+?)\\1[ \\t]*$`,
      'm'
    ).exec(text.slice(0, 5000)) ?? []
  return name === undefined || value === undefined ? undefined : `\`${value.replaceAll('`', '')}\``
}

/** The text to write instead of code; knitr's conditions on the output become a span for each output. */
function resultOf(code: string): string {
  const [, beside] = /^(?:r|\{r\})\s+(?:tufte::)?margin_note\(["'](.*)["'][^"']*\)$/s.exec(code) ?? []
  if (beside !== undefined) return `a note, \`^[${beside}]\``
  const [, words] =
    /^(?:r|\{r\})\s+(?:tufte::)?(?:newthought|quote_footer)\(["'](.*)["']\)$/s.exec(code) ?? []
  if (words !== undefined) return `its words, \`${words}\``
  const [, no, output] = /knitr::is_(?:(?:not|un)_?)?()(latex|html)_output\(\)/.exec(code) ?? []
  if (no === undefined || output === undefined) return 'its result'
  const form = (name: string): string => (name === 'latex' ? 'pdf' : 'html')
  const other = output === 'latex' ? 'html' : 'latex'
  const [, one, two] = /ifelse\s*\([^,]+,\s*["']([^"'\n]*)["']\s*,\s*["']([^"'\n]*)["']/.exec(code) ?? []
  const span = (words: string, name: string): string =>
    `[${words}]{.content-visible when-format="${form(name)}"}`
  if (one !== undefined && two !== undefined) return `\`${span(one, output)}${span(two, other)}\``
  return `the words for the PDF between \`::: {.content-visible when-format="pdf"}\` and \`:::\`, those for the page with \`when-format="html"\``
}

/** Code in a formula, whose result knitr and Quarto print there. */
function* inFormula({position}: Nodes, text: string): Generator<ForeignNotation> {
  const start = position?.start.offset
  if (start === undefined) return
  for (const {0: source, index} of text.slice(start, position?.end.offset).matchAll(codeInFormula))
    yield {at: start + index, source, what: 'code to be run', expected: 'its result'}
}

const codeInFormula = /`(?:r|\{(?:r|python|julia)\})\s[^`]+`/g

/** Links to files of the project that MyST publishes with the page. */
function* downloads({url, data, position}: Link, text: string): Generator<ForeignNotation> {
  const at = position?.start.offset
  if (at === undefined || !data?.attributes?.classes.includes('download') || /^[a-z]+:/i.test(url)) return
  yield {
    at,
    source: text.slice(at, position?.end.offset),
    what: 'a file to download in MyST',
    expected: `its address on the web in place of \`${url}\`, or that file beside the published page: galley prints the link and copies no file`
  }
}

/** Quarto's blocks and spans that are for a single output, or for the margin. */
function* inAttributes(
  node: Extract<Nodes, {type: 'div' | 'span'}>,
  text: string
): Generator<ForeignNotation> {
  const {classes = [], pairs = {}} = node.data?.attributes ?? {}
  const at = node.position?.start.offset
  if (at === undefined) return
  const source = node.type === 'div' ? lineAt(text, at) : text.slice(at, node.position?.end.offset)
  yield* idleAttributes(node, source)
  const directive = node.type === 'div' ? node.data?.directive : undefined
  if (directive !== undefined)
    yield {
      at,
      source,
      what: 'a MyST directive',
      expected: /^(?:contents|toc|tableofcontents)$/.test(directive.name)
        ? '`::: {#toc}` and `:::` below it at one place: galley prints the contents of the whole paper there'
        : `${directiveForm(directive.name, source.slice(source.indexOf('}') + 1), '')}: galley prints its words`
    }
  const attributes = {classes, pairs}
  if (isConditional(attributes) && shownOutputs(attributes) === undefined)
    yield {
      at,
      source,
      what: 'conditional in Quarto',
      expected: 'words for all readers, or `when-format="html"`: galley prints it in every output'
    }
  const layout = Object.entries(pairs).find(([name]) => /^layout(?:-ncol|-nrow)?$/.test(name))
  if (node.type === 'div' && layout !== undefined)
    yield {
      at,
      source,
      what: 'a layout of Quarto',
      expected: !hasFigure(node)
        ? 'its words alone: galley prints them one below the other'
        : `one figure of several, \`::: {#fig-name ${layout[0]}=${/[^\w.-]/.test(layout[1]) ? `"${layout[1]}"` : layout[1]}}\`, with its caption below: galley prints them one below the other`
    }
  if (classes.some(name => /^(?:column-margin|aside|marginfigure|marginnote)$/.test(name)))
    yield {
      at,
      source,
      what: `in the margin in ${marginProgram(source)}`,
      expected: hasFigure(node)
        ? `\`{${labelIn(node)}.margin}\` after the picture: galley prints it in the text`
        : `a note \`${noteFor(node, text)}\`: galley prints it in the text`
    }
}

function marginProgram(source: string): string {
  if (/margin(?:figure|note)/.test(source)) return 'a handout of Tufte'
  return /\{(?:margin|sidebar|aside)\}/.test(source) ? 'MyST' : 'Quarto or Distill'
}

/** The form of a note for words in the margin: an inline note, or for several blocks a note that is defined below. */
function noteFor(node: Extract<Nodes, {type: 'div' | 'span'}>, text: string): string {
  if (node.type === 'span') return `^[${wordsIn(node, text)}]`
  const [only, ...others] = node.children
  return only?.type === 'paragraph' && others.length === 0
    ? '^[…]'
    : '[^margin]` and below it `[^margin]: …` with its further blocks indented by four spaces, as in `    …'
}

/** The label of the first picture, to be written before the classes in braces. */
function labelIn(node: Nodes): string {
  let label = ''
  walk(node, inner => {
    const id = inner.type === 'figure' || inner.type === 'image' ? inner.data?.attributes?.id : undefined
    if (label === '' && id !== undefined) label = `#${id} `
    return undefined
  })
  return label
}

function hasFigure(node: Nodes): boolean {
  let isThere = false
  walk(node, inner => {
    isThere ||= inner.type === 'figure' || inner.type === 'image'
    return undefined
  })
  return isThere
}

/**
 * Whether a text reference is the caption of a code chunk, that is, in a line that opens the chunk or sets an option.
 */
function isCaptionOfChunk(name: string, text: string): boolean {
  return text.split('\n').some(line => chunkLine.test(line) && line.includes(name))
}

/** A line that opens or closes a fence of code, or sets an option of a chunk. */
const chunkLine = /^[ \t>]*(?:`{3}|#\|)/

/** The text of a span as written. */
function wordsIn({children}: Extract<Nodes, {type: 'span'}>, text: string): string {
  return text.slice(children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset)
}

/** Quarto's shortcodes outside code, which may contain a URL. */
function* shortcodes(node: Nodes, text: string): Generator<ForeignNotation> {
  const start = node.position?.start.offset
  if (start === undefined) return
  const written = text.slice(start, node.position?.end.offset)
  if (!written.includes('{{<')) return
  const codes: Nodes[] = []
  walk(node, inner => {
    if (inner.type === 'inlineCode') codes.push(inner)
    return undefined
  })
  for (const {index, 0: source, 1: name = '', 2: rest = ''} of written.matchAll(shortcode)) {
    const at = start + index
    const isCode = codes.some(
      ({position}) => position && position.start.offset! < at && at < position.end.offset!
    )
    if (name === 'cite' || isCode) continue
    const forms: Readonly<Record<string, string>> = {
      pagebreak: '`\\newpage`',
      video: `\`[Video](${rest.trim().split(/\s+/)[0]})\``,
      kbd: `\`\` \`${rest.trim()}\` \`\``,
      include: `the words of the file, or \`${rest.trim()}\` as a chapter`,
      embed: 'its result',
      fa: 'nothing in its place, or words: galley prints no icons',
      iconify: 'nothing in its place, or words: galley prints no icons',
      bi: 'nothing in its place, or words: galley prints no icons',
      ai: 'nothing in its place, or words: galley prints no icons',
      placeholder: 'a picture, `![Caption](file.png)`'
    }
    const [what, expected] = hugoShortcode(name, rest) ?? [
      'a Quarto shortcode',
      formNamed(forms, name, 'the words that it produces')
    ]
    yield {at, source, what, expected}
  }
}

const shortcode = /\{\{<\s*([\w-]+)([^>]*)>\}\}/g
