import {describe, expect, test} from 'vitest'
import type {Article, Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {childNodes, topNodes, walkNodes} from '../../src/core/walk-article.ts'
import {buildScreenPage} from '../../src/outputs/html/index.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {zoo} from '../zoo.ts'
import {articleOf, renderingOf} from './article.ts'

/** The files of a paper that contains every kind of node. */
const everything: Readonly<Record<string, string>> = {
  'manuscript.yaml': `title: All *kinds*
abstract: Words [@doe] of \`code\`.
lang: en
license: CC-BY-4.0
date: 2025-01-02
toc: true
references:
  - {id: doe, type: book, title: 'On $\\mathbb{R}^3$', author: [{family: Doe}], issued: {date-parts: [[1999]]}, language: de}
  - {id: ali, type: book, title: كتاب, author: [{family: علي}], issued: {date-parts: [[2001]]}, URL: 'https://example.org/x'}
statements: {funding: 'None [@ali].'}
`,
  '01.md': `# One {#sec:one}

*Em* **strong** ~~gone~~ x^2^ H~2~O [small]{.smallcaps} \`code\`\\
broken, [link](https://example.org "T"), [to a heading](#two), ![alt](x.png){width=5cm}, $x^2$,
[see @doe, p. 3; @ali], @doe, @no, @sec:one, [@fig:a; @tbl:t], @fig:none, a note[^n], ^[inline].

[^n]: A note with @ali.

    And a second paragraph.

$$x$$ {#eq:x}

\`\`\`js
let x
\`\`\`

- [x] done
- a

2) two

term
: definition

> Words.
>
> --- Ada

| line one
| line two

![Caption @doe](x.png){#fig:a}

| a | b |
|:--|--:|
| 1 | 2 |

: Table {#tbl:t}

::: {.callout-note}
callout
:::

::: {.theorem}
words
:::

---

<div>raw *html*</div>

<kbd>K</kbd> <abbr title="Hypertext">HTML</abbr> \\ac{x}

::: {#fig:parts}
![A](x.png)

![B](y.png)

Both
:::

\\unknown{x} <video> <!-- AQ: So? -->

\\newpage

::: {#toc}
:::

::: {#refs}
:::
`
}

/** A copy of an article as another program would read it. */
function reread(article: Article): Article {
  return JSON.parse(JSON.stringify(article))
}

describe.each([
  ['every kind', everything],
  ['the zoo', zoo]
])('the article of %s', (_, files) => {
  test('is plain JSON without undefined values', async () => {
    const article = await articleOf(files)
    expect(reread(article)).toStrictEqual(article)
  })

  test('gives the same pages after a JSON round trip', async () => {
    const rendering = await renderingOf(files)
    const copy = {...rendering, article: reread(rendering.article), memo: createMemo()}
    expect(await buildScreenPage(copy)).toBe(await buildScreenPage(rendering))
    expect((await buildPrintPage(copy)).html).toBe((await buildPrintPage(rendering)).html)
  })

  test('has unique ids in each text, and unique anchors', async () => {
    const ids: string[] = []
    const anchors: string[] = []
    walkNodes(topNodes(await articleOf(files)), node => {
      if ('id' in node && node.id !== undefined) ids.push(node.id)
      if ('anchor' in node && node.anchor !== undefined) anchors.push(node.anchor)
      return undefined
    })
    expect(twice(ids)).toEqual([])
    expect(twice(anchors)).toEqual([])
    expect(ids.length).toBeGreaterThan(10)
  })

  test('has the places of its blocks', async () => {
    const article = await articleOf(files)
    const placed = article.body.flatMap(block => (block.place ? [[block, block.place] as const] : []))
    expect(placed.length).toBeGreaterThan(10)
    for (const [{type}, {file, start, end}] of placed) {
      const source = files[file]!.slice(start, end)
      expect(source.trim(), type).not.toBe('')
      expect(source, type).toBe(source.trimEnd())
    }
  })
})

test('the article of all kinds contains every kind of node', async () => {
  const kinds = new Set<Node['type']>()
  const article = await articleOf(everything)
  walkNodes(topNodes(article), node => {
    kinds.add(node.type)
    return undefined
  })
  // An entry part occurs only in a style that numbers its list, and a part of a figure only in a figure with several
  // parts.
  expect([...kinds].sort()).toMatchInlineSnapshot(`
    [
      "break",
      "callout",
      "citation",
      "contents",
      "crossReference",
      "definition",
      "definitionList",
      "delete",
      "division",
      "element",
      "emphasis",
      "entryPart",
      "equation",
      "figure",
      "figurePart",
      "formula",
      "heading",
      "image",
      "inlineCode",
      "language",
      "lineBlock",
      "link",
      "list",
      "listItem",
      "listing",
      "noteCall",
      "notes",
      "paragraph",
      "query",
      "quotation",
      "raw",
      "references",
      "span",
      "strong",
      "subscript",
      "superscript",
      "table",
      "term",
      "text",
      "thematicBreak",
      "theorem",
      "undefinedReference",
      "undefinedWork",
      "work",
    ]
  `)
})

test('child nodes are found in all properties of a node', async () => {
  const article = await articleOf(everything)
  const found = new Set<unknown>()
  walkNodes(topNodes(article), node => {
    found.add(node)
    return undefined
  })
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (
      'type' in value &&
      typeof value.type === 'string' &&
      'children' in value &&
      Array.isArray(value.children)
    )
      for (const child of value.children)
        expect(found.has(child), JSON.stringify(child).slice(0, 80)).toBe(true)
    for (const inner of Object.values(value)) look(inner)
  }
  look(article.body)
  expect(childNodes({type: 'text', value: 'a'})).toEqual([])
})

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}
