// A program that builds a paper with its own rule, output and handler.
import {mkdirSync, writeFileSync} from 'node:fs'
import {build, createMemo, outputs, rules, walkNodes} from 'galley'
import {createPrinter, diskWorld} from 'galley/node'

mkdirSync('own', {recursive: true})
writeFileSync('own/01.md', 'A very old law.\n\n| a |\n|---|\n| 1 |\n')
writeFileSync('own/manuscript.yaml', 'title: Law\nauthors: [{name: Ada}]\nlicense: CC-BY-4.0\n')

/** @type {import('galley').OwnRule} */
const noVery = {
  code: 'X1',
  name: 'no-very',
  severity: 'error',
  summary: 'No text has “very”.',
  why: 'It says nothing.',
  *check({project}) {
    for (const {path} of project.texts.filter(({path}) => path.endsWith('.md')))
      yield {
        file: path,
        place: {start: {line: 3, column: 1, offset: 0}, end: {line: 3, column: 2, offset: 1}},
        message: 'Unexpected `very`, expected a word that says how much'
      }
  }
}

/** @type {import('galley').Output} */
const count = {
  name: 'count',
  ending: 'txt',
  mediaType: 'text/plain',
  async render({article}) {
    let words = 0
    walkNodes(article.body, node => {
      if (node.type === 'text') words += node.value.split(/\s+/).filter(Boolean).length
    })
    return {bytes: new TextEncoder().encode(`${words} words`)}
  }
}

const printer = createPrinter()
try {
  const {artifacts, diagnostics} = await build(diskWorld('own', printer), createMemo(), {
    entry: '',
    outputs: [...outputs, count],
    rules: [...rules, noVery],
    draft: true,
    handlers: own => ({
      ...own,
      table: (node, all, parent) => {
        const [made] = [own.table(node, all, parent)].flat()
        return made?.type === 'element' ? {...made, tagName: 'table', properties: {className: ['mine']}} : []
      }
    })
  })
  for (const {severity, code, file, start, message} of diagnostics)
    if (severity === 'error')
      console.log(`${severity} ${code} ${file}:${start?.line}:${start?.column} ${message}`)
  for (const {path, bytes} of artifacts) {
    const text = new TextDecoder('latin1').decode(bytes)
    if (path.endsWith('.html'))
      console.log(`html: <table class="mine"> ${text.includes('<table class="mine">')}`)
    else if (path.endsWith('.pdf')) console.log(`pdf: ${text.slice(0, 5)}`)
    else console.log(`count: ${text}`)
  }
} finally {
  await printer.close()
}
