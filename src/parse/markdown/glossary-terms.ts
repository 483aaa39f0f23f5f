import type {Nodes, Paragraph, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GlossaryForm, GlossaryTermNode} from '../../core/mdast.ts'
import {walk, wordsWithoutNotes} from '../../core/walk.ts'
import {lengthOfTermDefinition} from '../latex/term-definitions.ts'
import {slice, sourceOf} from '../plugins/source.ts'

/**
 * Parses the uses of terms: `\gls{rna}` and similar commands of the packages glossaries, acro and acronym become
 * `glossaryTerm` nodes; `\printglossary` and similar commands become the placeholder of the list. Use it after
 * remark-tex.
 */
export function glossaryTerms(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHoldTerms.test(source)) return
    walk(tree, node => {
      if (node.type === 'image' && node.data?.caption?.some(isTerm)) {
        const caption: Paragraph = {type: 'paragraph', children: node.data.caption.map(termOf) as never}
        node.data.caption = caption.children
        node.alt = caption.children.map(wordsWithoutNotes).join('').trim()
      }
      if (!('children' in node)) return
      const children = (node.children as readonly Nodes[]).flatMap((child, at, all) =>
        isTerm(child)
          ? termOf(child)
          : (definitions(child, source) ?? placesOfLists(child, all[at - 1], source))
      )
      if (children.some((child, at) => child !== node.children[at])) Object.assign(node, {children})
    })
  }
}

/** Matches texts that may contain terms; most do not. */
const mayHoldTerms =
  /\\(?:[Gg]ls|GLS|ac|Ac|acr|Acr|print(?:[a-z]*glossar|acronyms|abbrev)|(?:long)?new(?:acro|abbrev|gloss)|DeclareAcronym)/

/** The table of commands, with the form that each prints, in the singular or the plural. */
const commands: ReadonlyMap<string, Omit<GlossaryTermNode, 'type' | 'key' | 'value'>> = new Map(
  (
    [
      ['auto', 'gls ac acrauto glsxtrfirst', 'glspl acp'],
      [
        'short',
        'acrshort acs glsentryshort glsxtrshort glsentrytext glstext glsentryname glsname',
        'acrshortpl acsp glsxtrshortpl glsentryshortpl glsentryplural glsplural'
      ],
      ['long', 'acrlong acl glsentrylong glsxtrlong glsfirst', 'acrlongpl aclp glsxtrlongpl glsentrylongpl'],
      ['full', 'acrfull acf glsxtrfull glsentryfull', 'acrfullpl acfp glsxtrfullpl'],
      ['described', 'glsdesc glsentrydesc', ''],
      ['listed', 'glsadd acuse', '']
    ] as const satisfies ReadonlyArray<readonly [GlossaryForm, string, string]>
  ).flatMap(([form, one, many]) => [
    ...namesOf(one).flatMap(name => withCapitals(name, {form})),
    ...namesOf(many).flatMap(name => withCapitals(name, {form, isPlural: true as const}))
  ])
)

function namesOf(names: string): readonly string[] {
  return names.split(' ').filter(Boolean)
}

type Printed = Omit<GlossaryTermNode, 'type' | 'key' | 'value'>

/** Adds the variants with capitals: `\Gls` capitalizes the first letter, and `\GLS` all letters. */
function withCapitals(name: string, printed: Printed): ReadonlyArray<readonly [string, Printed]> {
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  return [
    [name, printed],
    [capital, {...printed, capital: 'first'}],
    [name.toUpperCase(), {...printed, capital: 'all'}]
  ]
}

function isTerm(node: Nodes): boolean {
  return node.type === 'rawTex' && !node.block && isGlossaryCommand(node.name)
}

/** Whether a command prints a term, links to one, or resets its first use. */
export function isGlossaryCommand(name: string): boolean {
  const bare = name.replace('*', '')
  return commands.has(bare) || resets.has(bare) || linked.has(bare)
}

const resets: ReadonlySet<string> = new Set(['glsresetall', 'acresetall', 'glsreset', 'acreset'])
const linked: ReadonlySet<string> = new Set(['glslink', 'glsdisp'])

function termOf(node: Nodes): Nodes {
  if (node.type !== 'rawTex' || !isTerm(node)) return node
  const [, keys = '', words] =
    /^\\[A-Za-z]+\*?(?:\[[^\]]*\])?(?:\{([^{}]*)\}(?:\{([\s\S]*)\})?)?$/.exec(node.value) ?? []
  const key = keys.trim()
  const name = node.name.replace('*', '')
  const at = node.position && {position: node.position}
  if (resets.has(name)) return {type: 'glossaryTerm', key, form: 'reset', value: '', ...at}
  if (key === '') return node
  if (linked.has(name))
    return {type: 'glossaryTerm', key, form: 'short', words: words ?? key, value: key, ...at}
  return {type: 'glossaryTerm', key, ...commands.get(name)!, value: key, ...at}
}

/** Converts a paragraph that only defines terms, which is not printed; undefined for others. */
function definitions(node: Nodes, source: string): Nodes | undefined {
  const [first] = node.type === 'paragraph' ? node.children : []
  if (first?.type !== 'rawTex') return undefined
  const whole = slice(node, source)
  let rest = whole.trimStart()
  for (let length = lengthOfTermDefinition(rest); length > 0; length = lengthOfTermDefinition(rest))
    rest = rest.slice(length).replace(/^(?:\s|%[^\n]*(?:\n|$))+/, '')
  if (rest !== '') return undefined
  return {type: 'macros', macros: [], value: whole, ...(node.position && {position: node.position})}
}

/**
 * Converts a paragraph of `\printglossary`, `\printacronyms` and similar commands to placeholders of lists of terms;
 * the heading above, if any, becomes the heading of the first list.
 */
function placesOfLists(node: Nodes, before: Nodes | undefined, source: string): Nodes[] {
  const [first] = node.type === 'paragraph' ? node.children : []
  if (first?.type !== 'rawTex') return [node]
  const lines = slice(node, source)
    .trim()
    .split(/\s*\n\s*/)
  if (!lines.every(line => lists.test(line))) return [node]
  return lines.map((line, at) => placeOfList(line, node, at === 0 ? before : undefined))
}

function placeOfList(line: string, node: Nodes, before: Nodes | undefined): Nodes {
  const [whole = '', name = ''] = lists.exec(line) ?? []
  const isShort = /acronym|abbreviation/i.test(whole)
  const id = isShort ? 'abbreviations' : name.endsWith('glossaries') ? 'terms' : 'glossary'
  const classes = before?.type === 'heading' ? [] : ['with-heading']
  return {
    type: 'div',
    children: [],
    data: {attributes: {id, classes, pairs: {}}},
    ...(node.position && {position: node.position})
  }
}

const lists = /^\\(print(?:noidx|unsrt)?(?:glossar(?:y|ies)|acronyms|abbreviations))(?:\[[^\]]*\])?(?:\{\})?$/
