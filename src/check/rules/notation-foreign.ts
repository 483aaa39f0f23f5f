import {perObject} from '../../core/per-object.ts'
import {locator} from '../../core/position.ts'
import type {Chapter, LocalText, Metadata} from '../../core/types.ts'
import {mayHoldForeignMarks} from './about/foreign-marks.ts'
import {foreignNotation} from './about/foreign-notation.ts'
import {unreadInclusions} from './about/unread-inclusions.ts'
import type {Rule} from './rule.ts'

export const notationForeign = {
  code: 'G510',
  name: 'notation-foreign',
  severity: 'warning',
  summary: 'The text contains no notation of MyST, R Markdown or Quarto that galley does not support.',
  why: 'Such notation is printed as typed: readers see the name of a directive, or code instead of its result.',
  examples: [
    {
      name: 'a directive and a role of MyST that galley does not support',
      files: {'01.md': '```{raw} latex\n```\n\nSee {doc}`two`, {proof:ref}`t` and {embed}`f`.'},
      expect: [
        "01.md:1:1-1:15 `{raw}` is a MyST directive, expected Pandoc's ```` ```{=latex} ````",
        '01.md:4:5-4:15 `{doc}` is a MyST role, expected a link, `[two](two.md)`',
        '01.md:4:17-4:31 `{proof:ref}` is a MyST role, expected a reference, `@t` or `[](#t)`',
        '01.md:4:36-4:46 `{embed}` is a MyST role, expected a reference, `[](#f)`'
      ]
    },
    {
      name: 'files that are included, one with settings of its own',
      files: {
        '01.md': '{{< include _two.qmd >}}\n\n```{include} _three.md\n```',
        '_two.qmd': '---\nlang: de\n---\n\nWords of two.',
        '_three.md': 'Words of three.'
      },
      expect: [
        '_two.qmd:1:1-2:9 The settings in `_two.qmd` have no effect, because another file includes it: move them to the settings of the paper'
      ]
    },
    {
      name: 'directives and roles of MyST that are read',
      files: {
        '01.md':
          '(one)=\n## One\n\n:::{note}\nWords, {sub}`2`.\n:::\n\n```{math}\n:label: two\nx = 1\n```\n\nSee {ref}`one` and {eq}`two`.'
      },
      expect: []
    },
    {
      name: 'code that is to be run',
      files: {'01.md': '```{r, echo=FALSE}\nplot(1)\n```'},
      expect: ['01.md:1:1-1:19 `{r, echo=FALSE}` is code to be run, expected its result']
    },
    {
      name: 'shortcodes of Quarto',
      files: {'01.md': '{{< lipsum >}}\n\n{{< embed lab.ipynb#fig-a >}}\n\n{{< pagebreak >}}'},
      expect: [
        '01.md:1:1-1:15 `{{< lipsum >}}` is a Quarto shortcode, expected the words that it produces',
        '01.md:3:1-3:30 `{{< embed lab.ipynb#fig-a >}}` is a Quarto shortcode, expected its result'
      ]
    },
    {
      name: 'results of code in the text, and a diagram',
      files: {
        '01.Rmd': 'We asked `r nrow(x)` people.',
        '02.md': 'We asked `{python} n` people.\n\n```mermaid\ngraph TD\n```'
      },
      expect: [
        '01.Rmd:1:10-1:21 `` `r nrow(x)` `` is code to be run, expected its result',
        '02.md:1:10-1:22 `` `{python} n` `` is code to be run, expected its result',
        '02.md:3:1-3:11 ```` ```mermaid ```` is a diagram as code, expected its picture `02-1.svg` beside the chapter, as `mmdc --input 02.md --output 02.svg` draws it'
      ]
    },
    {
      name: 'words on a condition, and in the margin',
      files: {
        '01.md':
          '::: {.content-visible when-profile="draft"}\nWords.\n:::\n\nWords [beside]{.aside}.\n\n::: {.column-margin}\nBeside.\n:::'
      },
      expect: [
        '01.md:1:1-1:44 `{.content-visible when-profile="draft"}` is conditional in Quarto, expected words for all readers, or `when-format="html"`: galley prints it in every output',
        '01.md:5:7-5:23 `[beside]{.aside}` is in the margin in Quarto or Distill, expected a note `^[beside]`: galley prints it in the text',
        '01.md:7:1-7:21 `{.column-margin}` is in the margin in Quarto or Distill, expected a note `^[…]`: galley prints it in the text'
      ]
    },
    {
      name: 'a text for a caption that no caption uses',
      files: {'01.md': '(ref:cap) Words of a caption.'},
      expect: [
        '01.md:1:1-1:10 `(ref:cap)` is a text reference of bookdown, expected one paragraph that begins with it, and a caption that consists of it'
      ]
    },
    {
      name: 'attributes of Pandoc, and braces in a text',
      files: {'01.md': '```{.python #lst:x caption="Code"}\nx\n```\n\nThe set {a} `x` of @lst:x, and `{r}`.'},
      expect: []
    }
  ],
  *check({chapters, findings, project, metadata, settings}) {
    yield* findings.filter(({rule}) => rule === 'notation-foreign')
    for (const {text, place} of textsOf(metadata))
      for (const [source] of text.matchAll(computed))
        yield {
          file: settings.file,
          place,
          subject: source,
          message: `${quoted(source)} is ${source.startsWith('{') ? 'a Quarto shortcode' : 'code to be run'}, expected ${source.startsWith('{') ? 'the words that it produces' : 'its result'}`
        }
    const isUnread = unreadInclusions({findings, project})
    for (const chapter of chapters) {
      const {path, text} = chapter
      if (!mayBeForeign(chapter)) continue
      const places = locator(text)
      for (const {at, source, what, expected} of foreignNotation(chapter)) {
        const place = places.place(at, at + source.length)
        if (isUnread(path, place)) continue
        yield {
          file: path,
          place,
          message: `${quoted(shown(source))} is ${what}, expected ${expected}`,
          ...(/: (?:galley (?:prints|does|turns)|the words are)/.test(expected) && {
            note: 'Its words are printed, but without the effect that they have in the other program.'
          })
        }
      }
    }
  }
} satisfies Rule

/** The texts of the settings. */
function textsOf({title, subtitle, titles, abstracts, statements}: Metadata): readonly LocalText[] {
  const own = [title, subtitle].filter(text => text !== undefined)
  return [...own, ...titles, ...abstracts, ...statements.map(({text}) => text)]
}

/** Code and shortcodes whose result another program prints. */
const computed = /\{\{<\s*(?!cite\b)[\w-]+[^>\n]*>\}\}|`(?:r|\{(?:r|python|julia)\})\s[^`\n]+`/g

const mayBeForeign = perObject(({text}: Chapter): boolean => mayHold.test(text) || mayHoldForeignMarks(text))

/** Most texts contain no foreign notation and need no closer look. */
const mayHold =
  /(?:`{3}|~{3}|:{3})[ \t]*(?:\{[A-Za-z]|mermaid|dot|pseudo|sequence|flow|chart|wavedrom|vega|tikz|abc|bpmn|d2|nomnoml)|\{\.download\}|`[^`]|\{\{<|\(ref:|layout|\{\{\s*[A-Za-z]|^%[ \t]|\{%|\.(?:content-|column-margin|aside|margin(?:figure|note))|^\([\w:.-]+\)=\s*$/m

/** Puts a text in backquotes for a message: in one backquote more than the longest run of backquotes in the text. */
function quoted(source: string): string {
  const longest = (source.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  if (longest === 0) return `\`${source}\``
  const marks = '`'.repeat(longest + 1)
  return `${marks} ${source} ${marks}`
}

/** The source for a message: a role without its text, only the braces of a fence, and anything else shortened. */
function shown(source: string): string {
  const [role, ofFence] = /^(?:[`~]{3,}|:{3,})[ \t]*(\{[^{}]+\})|^\{[a-z][\w:+-]*\}(?=`)/.exec(source) ?? []
  const braces = ofFence ?? role ?? source
  return braces.length > 60 ? `${braces.slice(0, 60)}…` : braces
}
