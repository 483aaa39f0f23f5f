import {describe, expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {quickPart} from './tier.ts'
import {textWorld} from './world.ts'

/** Names of members of every JavaScript object; authors use them like any other names. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  'length',
  'then'
]

type Files = Readonly<Record<string, string>>

const settings = 'title: A paper\nlicense: CC-BY-4.0\nstyle: plain\n'

/** The positions in which an author may write a name; plain text is a chapter. */
const positions: Readonly<Record<string, (name: string) => string | Files>> = {
  'a citation key': name => ({
    '01.md': `See [@${name}, p. 3] and @${name}.`,
    'references.bib': `@book{${name}, title = {T}}`
  }),
  'an unknown citation key': name => `See [see @${name}; -@{${name}}].`,
  'a key in CSL-JSON': name => ({
    'manuscript.yaml': `${settings}bibliography: a.json\n`,
    '01.md': `@${name}`,
    'a.json': `[{"id": "${name}", "type": "${name}", "${name}": {"${name}": 1}, "author": [{"${name}": "x"}], "issued": {"${name}": [[1]]}}]`
  }),
  'a key in CSL-YAML': name => ({
    'manuscript.yaml': `${settings}bibliography: a.yaml\n`,
    '01.md': `@${name}`,
    'a.yaml': `references:\n- id: ${name}\n  type: ${name}\n  ${name}: {${name}: 1}\n  author: [{${name}: x}]\n  issued: {${name}: 1}\n`
  }),
  'references in the metadata': name => ({
    'manuscript.yaml': `${settings}references:\n- {id: ${name}, type: book, title: T, ${name}: x}\n`,
    '01.md': `@${name}`
  }),
  'a type, fields and strings in BibTeX': name => ({
    '01.md': '@a @b',
    'references.bib': `@string{${name} = "x"}\n@${name}{a, ${name} = ${name}, title = {\\${name.replaceAll('_', '')}{x}}, author = {family=${name}, ${name}=x}, options = {${name}=true}, langid = {${name}}, month = ${name}, pubstate = {${name}}, type = {${name}}, eprinttype = {${name}}, crossref = {${name}}}\n@book{b, xdata = {${name}}, title = {T}, date = {${name}}, keywords = {${name}}}`
  }),
  'a label': name =>
    `# A {#${name}}\n\n![b](c.png){#${name}}\n\nSee @${name}, [-@${name}] and [x](#${name}).`,
  'a label with a kind': name =>
    `![b](c.png){#fig:${name}}\n\n$$a$$ {#eq:${name}}\n\nSee @fig:${name}, @${name}:a, [@fig:${name}; @eq:${name}].`,
  'a class and attributes': name =>
    `[a]{.${name} ${name}=x lang=${name}}\n\n::: {.${name} ${name}=x #${name}}\na\n:::\n\n::: ${name}\nb\n:::\n\n![c](d.png){.${name} width=${name} ${name}=e}`,
  'a class of an alert, code and a fence': name =>
    `> [!${name}]\n> a\n\n\`\`\`${name}\nb\n\`\`\`\n\n\`\`\`{.${name} ${name}=x}\nb\n\`\`\`\n\n\`c\`{.${name}}`,
  HTML: name =>
    `<${name} ${name}="x">a</${name}> <b ${name}="x" class="${name}" id="${name}" style="${name}: ${name}">b</b>\n\n<div class="${name}" ${name}="x">\n\nc\n\n</div>`,
  'a directive of MyST': name => `\`\`\`{${name}}\na\n\`\`\`\n\n:::{${name}}\na\n:::\n\n{${name}}\`a\``,
  'a note': name => `a[^${name}]\n\n[^${name}]: b [^${name}]`,
  'a link definition': name => `[a][${name}] [${name}] ![${name}]\n\n[${name}]: https://example.org`,
  'a heading in brackets': name => `# ${name}\n\nSee [${name}] and [a][${name}].`,
  'an abbreviation, a term and an example': name =>
    `*[${name}]: b\n\n${name} is.\n\n::: glossary\n${name}\n: a\n:::\n\n(@${name}) a\n\nSee (@${name}).`,
  TeX: name =>
    `\\${name.replaceAll('_', '')}{a} $\\${name.replaceAll('_', '')}$\n\n\\begin{${name}}\na \\label{${name}}\n\\end{${name}}\n\n\\newcommand{\\${name.replaceAll('_', '')}}{x}\n\nSee \\ref{${name}} and \\cite{${name}}.`,
  'a waiver in a comment': name =>
    `<!-- galley-ignore ${name}: b -->\n\na <!-- galley-ignore-file ${name}: c -->`,
  'a setting': name => ({'manuscript.yaml': `${settings}${name}: x\n`, '01.md': 'a'}),
  'a setting that is a map': name => ({
    'manuscript.yaml': `${settings}${name}: {${name}: x}\n`,
    '01.md': 'a'
  }),
  ...Object.fromEntries(
    [
      'statements',
      'author',
      'lang',
      'title',
      'abstract',
      'keywords',
      'license',
      'rules',
      'waivers',
      'style',
      'journal',
      'csl',
      'macros',
      'terms',
      'date',
      'bibliography',
      'nocite',
      'output',
      'outputs',
      'contents',
      'numbering',
      'resources',
      'funding',
      'affiliations',
      'translations',
      'reference-section',
      'look',
      'options',
      'pdf',
      'html'
    ].flatMap(setting => [
      [`setting ${setting}: a word`, (name: string) => setTo(setting, name)],
      [
        `setting ${setting}: a map`,
        (name: string) => setTo(setting, `{${name}: {${name}: ${name}}, en: a, name: b}`)
      ],
      [
        `setting ${setting}: a list`,
        (name: string) =>
          setTo(
            setting,
            `[${name}, {${name}: a}, {name: ${name}, id: ${name}, lang: ${name}, orcid: ${name}, rule: ${name}, reason: a, roles: [${name}], affiliation: ${name}}]`
          )
      ]
    ])
  ),
  'a style': name => ({
    'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\nstyle: own\n',
    '01.md': 'a [@b, p. 3]',
    'references.bib': '@book{b, title = {T}}',
    'styles/own/style.yaml': `name: ${name}\nextends: ${name}\n${name}: {${name}: x}\nlimits: {${name}: 1}\nlook: {${name}: x}\nterms: {${name}: {${name}: y}}\n`
  })
}

function setTo(setting: string, value: string): Files {
  const others = settings.split('\n').filter(line => !line.startsWith(`${setting}:`))
  return {
    'manuscript.yaml': `${others.join('\n')}${setting}: ${value}\n`,
    '01.md': 'a [@b, p. 3]',
    'references.bib': '@book{b, title = {T}}'
  }
}

describe.each(Object.entries(positions))('the name of an object property as %s', (position, written) => {
  test.each(quickPart(names, names.length, name => `${position} ${name}`))('%s', async name => {
    const files = written(name)
    const world = textWorld({
      'manuscript.yaml': settings,
      ...(typeof files === 'string' ? {'01.md': files} : files)
    })
    const built = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
    expect(built.artifacts).toHaveLength(1)
    const words = built.diagnostics
      .flatMap(({message, expected, note}) => [message, expected, note])
      .join(' ')
    expect(`${words} ${new TextDecoder().decode(built.artifacts[0]?.bytes)}`).not.toMatch(
      /\[native code\]|\[object Object\]/
    )
    expect(Object.prototype).not.toHaveProperty('x')
  })
})
