// The parts of galley that do not depend on the machine, as a bundler puts them into a page.
import {build as buildPaper, createMemo, outputs} from 'galley'
import locale from 'galley/locales/locales-en-US.xml'
import {rehypeCitation, remarkCitation} from 'galley/rehype'
import apa from 'galley/styles/csl/apa.csl'
import vancouver from 'galley/styles/csl/vancouver.csl'
import page from 'galley/styles/plain/page.html'
import print from 'galley/styles/plain/print.css'
import screen from 'galley/styles/plain/screen.css'
import style from 'galley/styles/plain/style.yaml'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'

const bytes = text => new TextEncoder().encode(text)
const files = {'law.md': '---\ntitle: Law\nauthor: Ada\nlicense: CC-BY-4.0\n---\n\nRead [@doe99].\n'}
const assets = {
  'styles/plain/style.yaml': style,
  'styles/plain/page.html': page,
  'styles/plain/print.css': print,
  'styles/plain/screen.css': screen,
  'styles/csl/vancouver.csl': vancouver
}

const world = {
  list: async () => Object.keys(files),
  read: async path => (path in files ? bytes(files[path]) : {fault: 'absent', reason: 'missing file'}),
  asset: async path => (path in assets ? bytes(assets[path]) : undefined),
  locale: () => locale,
  typeset: () => Promise.reject(new Error('no PDF here')),
  readPdf: () => Promise.reject(new Error('no PDF here')),
  version: '0'
}

export async function build() {
  const html = outputs.filter(({name}) => name === 'html')
  const {artifacts, diagnostics} = await buildPaper(world, createMemo(), {
    entry: 'law.md',
    outputs: html,
    draft: true
  })
  const findings = diagnostics.filter(({severity}) => severity === 'error').map(({rule}) => rule)
  return {
    findings,
    html: new TextDecoder().decode(artifacts[0].bytes).includes('Read'),
    path: artifacts[0].path
  }
}

export async function render() {
  const bibliography = '@book{doe99, author = {Doe, Jane}, title = {First}, year = 1999}'
  const site = unified()
    .use(remarkParse)
    .use(remarkCitation)
    .use(remarkRehype)
    .use(rehypeCitation, {bibliography, csl: apa, locales: locale})
    .use(rehypeStringify)
  return String(await site.process('Read [@doe99].'))
    .split('\n')[0]
    .replace(/<\/?span[^>]*>/g, '')
}
