/** The replacement for an element of HTML that galley prints as typed. */
export function helpForElement(tag: string): string {
  if (/^h[1-6]$/.test(tag)) return `Write a heading, \`${'#'.repeat(Number(tag.slice(1)))} words\`.`
  return Object.hasOwn(helps, tag) ? helps[tag]! : 'Write its words without the tag, or in Markdown.'
}

const link = 'Write a link, `[words](address)`.'
const division = 'Write `::: {.name}` above its words and `:::` below.'
const nothing = 'Remove it: nothing runs in a paper, and the journal style has the looks.'

/** THE TABLE of elements that papers have, with their forms in Markdown. */
const helps: Readonly<Record<string, string>> = {
  a: 'Write a link, `[words](address)`, or `[]{#name}` for a place to which links lead.',
  article: division,
  aside: 'Write a note, `^[words]`, or a block, `::: {.callout-note}` and `:::` around its words.',
  audio: link,
  blockquote: 'Write `> words`, with its tags on lines of their own if it is HTML.',
  br: 'Write `\\` at the end of the line.',
  button: 'Write its words.',
  div: 'Its tags need lines of their own; or write `::: {.name}` above its words and `:::` below.',
  embed: link,
  footer: division,
  header: division,
  hr: 'Write `---` between blank lines.',
  iframe: link,
  img: 'Write `![description](file){width=50%}`.',
  link: nothing,
  main: division,
  math: 'Write a formula, `$x$`.',
  meta: nothing,
  nav: division,
  noscript: nothing,
  object: link,
  p: 'Write its words between blank lines.',
  script: nothing,
  section: division,
  source: link,
  style: nothing,
  svg: 'Save it as a file, and write `![description](drawing.svg)`.',
  table: 'Write a table of Markdown, or close each of its tags.',
  video: link
}
