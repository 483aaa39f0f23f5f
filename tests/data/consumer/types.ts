/** Every entry point of galley as used in TypeScript. */
import {
  type All,
  type article,
  type Build,
  build,
  createMemo,
  type Handlers,
  mapWith,
  type Output,
  type OwnRule,
  outputs,
  type Rule,
  rules,
  type World
} from 'galley'
import {createProcessor, createStyle, type Item, toHtml} from 'galley/csl'
import {createPrinter, diskWorld, type Printer} from 'galley/node'
import rehypeCitationByDefault, {
  citationHandlers,
  type RehypeCitationOptions,
  rehypeCitation,
  remarkCitation
} from 'galley/rehype'
import {type Cite, remarkDiv, remarkFigure, remarkTable, remarkTypography} from 'galley/remark'
import type {ElementContent} from 'hast'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'

/** The options of rehype-citation 2.3.2, as that package publishes them. */
type PublishedOptions = {
  bibliography?: string | string[]
  path?: string
  csl?: 'apa' | 'vancouver' | 'harvard1' | 'chicago' | 'mla' | string
  lang?: string
  suppressBibliography?: boolean
  linkCitations?: boolean
  noCite?: string[]
  inlineClass?: string[]
  inlineBibClass?: string[]
  showTooltips?: boolean
  tooltipAttribute?: string
}
const published: PublishedOptions = {bibliography: ['a.bib'], csl: 'apa'}
const options: RehypeCitationOptions = published

export const site = unified()
  .use(remarkParse)
  .use(remarkCitation, {lang: 'de'})
  .use(remarkFigure)
  .use(remarkDiv)
  .use(remarkTable)
  .use(remarkTypography)
  .use(remarkRehype, {handlers: citationHandlers})
  .use(rehypeCitation, options)
  .use(rehypeCitationByDefault)
  .use(rehypeStringify)

export const keysOf = (cite: Cite): readonly string[] => cite.items.map(({key}) => key)

const rule: OwnRule = {
  code: 'X1',
  name: 'no-very',
  severity: 'warning',
  summary: 'No text has “very”.',
  why: 'It says nothing.',
  check: ({project}) => project.texts.map(({path}) => ({file: path, message: 'Unexpected `very`'}))
}
const asked: readonly (Rule | OwnRule)[] = [...rules, rule]

const nodes: Output = {
  name: 'nodes',
  ending: 'json',
  mediaType: 'application/json',
  render: async ({article}) => ({bytes: new TextEncoder().encode(JSON.stringify(article.body))})
}

export async function made(folder: string): Promise<Build> {
  const printer: Printer = createPrinter({timeLimit: 1000})
  const world: World = diskWorld(folder, printer)
  const handlers = (own: Handlers<ElementContent>): Handlers<ElementContent> => ({
    ...own,
    table: (node, all, parent) => own.table(node, all, parent),
    text: ({value}) => ({type: 'text', value: value.toUpperCase()})
  })
  try {
    return await build(world, createMemo(), {entry: '', outputs: [...outputs, nodes], rules: asked, handlers})
  } finally {
    await printer.close()
  }
}

declare const whole: article.Article
declare const table: Handlers<string>
const all: All<string> = mapWith(table)
export const words: string = all(whole.body).join('')

// @ts-expect-error a rule says why it is there
export const incomplete: OwnRule = {code: 'X2', name: 'x', severity: 'info', summary: '', check: () => []}
// @ts-expect-error an option that there is not
export const wrong: RehypeCitationOptions = {styles: 'apa'}

const items: readonly Item[] = [{id: 'a', type: 'book'}]
export const html: string = toHtml(
  createProcessor(createStyle('', {locales: ['']}), items).update({citations: []}).bibliography?.[0]
    ?.segments ?? []
)
