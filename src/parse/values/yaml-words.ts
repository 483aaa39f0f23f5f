import {isScalar, Lexer, parseDocument, visit} from 'yaml'

/** The texts in a YAML file: its keys and values, and its comments, each without repetitions and in order. */
export type YamlWords = Readonly<{scalars: readonly string[]; comments: readonly string[]}>

/** Extracts the texts of a YAML file regardless of their meaning; from invalid YAML, as many as possible. */
export function yamlWords(text: string): YamlWords {
  const scalars = new Set<string>()
  const document = parseDocument(text, {
    logLevel: 'silent',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false
  })
  visit(document, (_, node) => {
    if (isScalar(node)) scalars.add(oneLine(String(node.source ?? node.value ?? '')))
  })
  const comments = new Set<string>()
  for (const token of new Lexer().lex(text)) if (token.startsWith('#')) comments.add(oneLine(token.slice(1)))
  const isWord = (words: string): boolean => words !== ''
  return {scalars: [...scalars].filter(isWord), comments: [...comments].filter(isWord)}
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
