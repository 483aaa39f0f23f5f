// A site that renders citations, with files by path and a style by name.
import {writeFileSync} from 'node:fs'
import {rehypeCitation, remarkCitation} from 'galley/rehype'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'

writeFileSync('references.bib', '@book{doe99, author = {Doe, Jane}, title = {First}, year = 1999}')
const html = String(
  await unified()
    .use(remarkParse)
    .use(remarkCitation)
    .use(remarkRehype)
    .use(rehypeCitation, {bibliography: 'references.bib', csl: 'apa', linkCitations: true})
    .use(rehypeStringify)
    .process('Read [see @doe99, p. 3].')
)
console.log(html.split('\n')[0]?.replace(/<\/?span[^>]*>/g, ''))
