import type {Inclusion} from './directives.ts'
import type {WordLine} from './lines.ts'

/** Matches every text that includes a file in the notation of mdBook or MkDocs, and few others. */
export const mayHoldSnippets = /\{\{#(?:include|rustdoc_include|playground)\b|-8<-/

const ofMdBook = /(?<!\\)\{\{#(include|rustdoc_include|playground)[ \t]+([^\s{}]{1,1000})[^{}\n]{0,300}\}\}/g

const ofMkDocs = /^-{1,20}8<-{1,20}[ \t]+(["'])(?!https?:)([^"'\n]{1,1000})\1[ \t]*$/

/**
 * The inclusions in a line in the notations of mdBook, `{{#include a.rs:2:3}}`, and of MkDocs, `--8<-- "a.md:part"`
 * (mdBook manual, “Including files”; PyMdown Extensions, “Snippets”).
 */
export function snippetsIn({words, at, prefix}: WordLine, isInCode: boolean): readonly Inclusion[] {
  const [, , snippet] = ofMkDocs.exec(words) ?? []
  if (snippet !== undefined) {
    const {path, options} = chosenPart(snippet, 'mkdocs')
    return [
      {
        form: 'mkdocs',
        start: at,
        end: at + words.length,
        paths: [path],
        prefix,
        isBlock: true,
        isInCode,
        options
      }
    ]
  }
  return Array.from(words.matchAll(ofMdBook)).flatMap(({0: source, 1: name, 2: written = '', index}) => {
    if (!isInCode && (words.slice(0, index).match(/`/g)?.length ?? 0) % 2 === 1) return []
    const {path, options} = chosenPart(written, 'mdbook')
    const code =
      name === 'playground' && !isInCode
        ? {open: '{code-block} rust\n', close: '', language: 'rust'}
        : undefined
    const start = at + index
    const end = start + source.length
    const isBlock = source === words.trim()
    return [{form: 'mdbook', start, end, paths: [path], prefix, isBlock, isInCode, code, options}]
  })
}

/**
 * The path of a file, and the part of it that follows its name: lines from the first to the last, `:2:3`, or a part
 * with a name. A single number is one line in mdBook, and the first of the lines in MkDocs.
 */
function chosenPart(
  written: string,
  form: 'mdbook' | 'mkdocs'
): Readonly<{path: string; options: ReadonlyMap<string, string>}> {
  const [path = '', first = '', last] = written.split(':')
  const options = new Map<string, string>([['marks', form]])
  const isLines = /^\d*$/.test(first) && /^\d*$/.test(last ?? '')
  if (!isLines) options.set('part', first)
  else if (first !== '' && last === undefined && form === 'mdbook') options.set('lines', first)
  else if (first !== '' || (last ?? '') !== '') options.set('lines', `${first || '1'}-${last ?? ''}`)
  return {path, options}
}
