import {readdirSync, readFileSync} from 'node:fs'

/** Sentences of this repository's own paper without any markup: prose as authors write it. */
const sentences = readdirSync(new URL('../manuscript/', import.meta.url))
  .filter(name => name.endsWith('.md'))
  .sort()
  .map(name => readFileSync(new URL(`../manuscript/${name}`, import.meta.url), 'utf8'))
  .flatMap(text => text.split(/\n\n|(?<=[.?])\s+(?=[A-Z])/u))
  .map(sentence => sentence.replace(/\s+/gu, ' ').trim())
  .filter(sentence => /^[A-Z][\p{L} ,;’-]{30,}\.$/u.test(sentence))

/** The contents of the article, so that a test can search for them. */
export type LongArticle = Readonly<{
  markdown: string
  notes: number
  figures: number
  equations: number
  references: number
}>

/**
 * An article of about `pages` pages with everything that makes pagination hard: on twenty pages 40 notes, some of them
 * long, 12 figures and tables, 20 numbered formulas and 30 references to pages. Related parts have matching names: the
 * word `call7` precedes the call of the note that begins `Note7`, and `page-of-f3` the page of the figure whose caption
 * begins `Caption-f3`.
 */
export function longArticle(pages: number, metadata: string): LongArticle {
  let seed = 7
  const below = (count: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % count
  }
  const sentence = (): string => sentences[below(sentences.length)]!
  const paragraph = (): string => Array.from({length: 3 + below(5)}, sentence).join(' ')

  const count = (onTwentyPages: number): number => Math.round((onTwentyPages * pages) / 20)
  const [paragraphs, notes, figures, equations, references] = [110, 40, 12, 20, 30].map(count) as [
    number,
    number,
    number,
    number,
    number
  ]
  const parts: string[] = []
  const made = {notes: 0, figures: 0, equations: 0, references: 0}
  for (let index = 0; index < paragraphs; index++) {
    const isDue = (done: number, all: number) => done < (all * (index + 1)) / paragraphs
    if (index % 9 === 0) parts.push(`# Section ${index / 9 + 1} {#sec:s${index / 9 + 1}}`)
    let text = paragraph()
    while (isDue(made.notes, notes)) {
      const note = ++made.notes
      text += ` ${sentence().slice(0, -1)} call${note}.[^n${note}]`
      parts.push(
        `[^n${note}]: Note${note} ${sentence()}${note % 13 === 0 ? ` ${paragraph()} ${paragraph()}` : ''}`
      )
    }
    while (isDue(made.references, references)) {
      made.references++
      const target = ((made.references * 5) % figures) + 1
      text += ` See page-of-f${target}x \\pageref{${target % 2 === 1 ? 'fig' : 'tbl'}:f${target}} y.`
    }
    parts.push(text)
    while (isDue(made.equations, equations)) {
      const equation = ++made.equations
      parts.push(`$$ x_{${equation}} = \\sum_{i=0}^{n} \\frac{a_i}{b_i + ${equation}} $$ {#eq:e${equation}}`)
    }
    while (isDue(made.figures, figures)) {
      const figure = ++made.figures
      const rows = Array.from(
        {length: 4 + below(6)},
        (_, row) => `| ${sentence().split(' ')[1]} | ${row} | ${below(1000)} |`
      )
      parts.push(
        figure % 2 === 1
          ? `![Caption-f${figure} ${sentence()}](figure.svg){#fig:f${figure}}`
          : `| A | B | C |\n|---|---|---|\n${rows.join('\n')}\n\n: Caption-f${figure} ${sentence()} {#tbl:f${figure}}`
      )
    }
  }
  return {markdown: `---\n${metadata}\n---\n\n${parts.join('\n\n')}\n`, notes, figures, equations, references}
}

/** A figure of 300 by 180 pixels. */
export const figure = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="180" viewBox="0 0 300 180">
<path d="M10 170L100 60L180 120L290 20" fill="none" stroke="#a33" stroke-width="3"/></svg>`
