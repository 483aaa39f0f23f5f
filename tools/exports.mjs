/** The exports of the package, read from the sources: names with the first sentence of their doc comments. */
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** The entries of the package, and the files that they come from. */
export const entries = {
  galley: 'src/index.ts',
  'galley/node': 'src/node/library.ts',
  'galley/remark': 'src/parse/plugins/index.ts',
  'galley/rehype': 'src/node/rehype.ts',
  'galley/csl': 'src/csl/index.ts'
}

/** The exports of a file: name, kind, and first sentence, which is empty without a doc comment. */
export function exportsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8')
  const found = []
  for (const [, name] of text.matchAll(/^export (?:async )?(?:function|const|type|interface|class) (\w+)/gm))
    found.push(declared(text, name, name))
  for (const [, list, from] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(.+)'$/gm))
    for (const part of list.split(',').filter(each => each.trim() !== '')) {
      const [own, name = own] = part
        .trim()
        .replace(/^type /, '')
        .split(' as ')
      found.push({...declaredIn(root, join(dirname(file), from), own), name})
    }
  for (const [, from] of text.matchAll(/^export (?:type )?\* from '(.+)'$/gm))
    found.push(...exportsOf(root, join(dirname(file), from)))
  for (const [, name, from] of text.matchAll(/^export type \* as (\w+) from '(.+)'$/gm))
    found.push({
      name,
      kind: 'types',
      says: firstSentence(commentAt(readFileSync(join(root, dirname(file), from), 'utf8')))
    })
  const named = found.filter(({name}, at) => found.findIndex(other => other.name === name) === at)
  return named
    .filter(({name}) => name !== 'default')
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

function declaredIn(root, file, name) {
  const text = readFileSync(join(root, file), 'utf8')
  if (new RegExp(`^export (?:async )?(?:function|const|type|interface|class) ${name}\\b`, 'm').test(text))
    return declared(text, name, name)
  for (const [, list, from] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(.+)'$/gm))
    for (const part of list.split(',')) {
      const [own, alias = own] = part
        .trim()
        .replace(/^type /, '')
        .split(' as ')
      if (alias === name) return declaredIn(root, join(dirname(file), from), own)
    }
  throw new Error(`${file} does not export ${name}`)
}

function declared(text, name) {
  const found = new RegExp(
    `(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n)?export (?:async )?(function|const|type|interface|class) ${name}\\b`
  ).exec(text)
  return {name, kind: found[2] === 'interface' ? 'type' : found[2], says: firstSentence(found[1] ?? '')}
}

/** The comment at the beginning of a file, or else the first comment. */
function commentAt(text) {
  return /\/\*\*((?:(?!\*\/)[\s\S])*)\*\//.exec(text)?.[1] ?? ''
}

function firstSentence(comment) {
  const text = comment
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // A full stop within code, or before a lower-case letter, does not end a sentence.
  return /^(?:`[^`]*`|[^`])*?\.(?= [A-Z`]|$)/.exec(text)?.[0] ?? text
}

/** The paper that the examples of functions use. */
export const examplePaper = {
  'manuscript.yaml': 'title: Tides\nlicense: CC-BY-4.0',
  '01.md': '# Water\n\nIt *rises* [@roe].'
}

/** Code of pages and examples that tests run; a function that is used there needs no other example. */
const codeThatTestsRun = {
  'docs/csl.md': text => /```js\n([\s\S]*?)```/.exec(text)[1],
  'docs/library.md': text => /```js\n(import \{changeNodes[\s\S]*?)```/.exec(text)[1],
  'docs/examples/plain-text/plain-text.mjs': text => text,
  'tests/library-page.test.ts': text => text
}

/**
 * The functions of the package, except plugins, that have no example and are not used by code that tests run, each with
 * its entry.
 */
export function functionsWithoutExample(root) {
  const read = file => readFileSync(join(root, file), 'utf8')
  const code = Object.entries(codeThatTestsRun).map(([file, codeOf]) => codeOf(read(file)))
  const known = Object.keys(JSON.parse(read('tests/data/function-examples.json')))
  return Object.entries(entries).flatMap(([entry, file]) =>
    exportsOf(root, file)
      .filter(({kind, name}) => kind === 'function' && !name.startsWith('remark') && !known.includes(name))
      .filter(({name}) => !code.some(text => new RegExp(`\\b${name}\\(`).test(text)))
      .map(({name}) => `${entry} ${name}`)
  )
}

/** The page that lists all exports, with the results of functions and plugins for examples. */
export function exportsPage(root) {
  const examples = JSON.parse(readFileSync(join(root, 'tests/data/plugin-examples.json'), 'utf8'))
  const functions = JSON.parse(readFileSync(join(root, 'tests/data/function-examples.json'), 'utf8'))
  const sections = Object.entries(entries).flatMap(([entry, file]) => [
    `## \`${entry}\``,
    '',
    '| name | | |',
    '|---|---|---|',
    ...exportsOf(root, file).map(
      ({name, kind, says}) => `| \`${name}\` | ${kind} | ${says.replaceAll('|', '\\|')} |`
    ),
    ''
  ])
  return [
    '<!-- Made by `make docs` from the sources. -->',
    '# What the package exports',
    '',
    'Each name is listed with the first sentence of its doc comment; the types in the package have the full comments.',
    '[Use galley as a library](library.md) shows how to use these names together, and [Custom outputs](outputs.md) lists the nodes of an article.',
    '',
    ...sections,
    '## Examples of functions',
    '',
    'These examples use the manuscript and the article of the paper below. Examples of the other functions are in the pages about [the library](library.md), [outputs](outputs.md) and [the CSL processor](csl.md).',
    '',
    '```markdown',
    examplePaper['01.md'],
    '```',
    '',
    ...Object.entries(functions).flatMap(([name, {code, gives}]) => [
      `### \`${name}\``,
      '',
      '```js',
      code.replace(/^\{\n|\n\}$|^ {2}/gm, ''),
      '```',
      '',
      '```text',
      JSON.stringify(gives),
      '```',
      ''
    ]),
    '## Examples of the plugins',
    '',
    'Each plugin runs after remark-parse, remark-gfm, remark-math and `remarkAttributes`, and after the plugins in parentheses.',
    '',
    ...Object.entries(examples).flatMap(([name, {markdown, with: before = [], tree}]) => [
      `### \`${name}\`${before.length > 0 ? ` (${before.join(', ')})` : ''}`,
      '',
      '```markdown',
      markdown,
      '```',
      '',
      '```text',
      tree,
      '```',
      ''
    ])
  ].join('\n')
}
