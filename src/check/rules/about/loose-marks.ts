import type {MarkForm} from './wiki-forms.ts'

/**
 * The last table of marks in running text: text that looks like markup of any language, and Markdown that is not closed.
 * A mark that an earlier table has is not reported again.
 */
export const looseMarks: readonly MarkForm[] = [
  [
    /(?<!\\)\\\\((?:ref|eqref|cref|autoref|cite[a-z]*|textbf|textit|emph|label|footnote|url)\{[^{}\n]{0,200}\})/g,
    'a command with two backslashes, which is printed',
    ([, command]) => `one backslash, \`\\${command}\``
  ],
  [
    /(?<![\w/:.-])\/((?:ref|eqref|cite[a-z]*|label|textbf|textit|emph)\{[^{}\n]{1,200}\})/g,
    'a command with a slash, which is printed',
    ([, command]) => `a backslash, \`\\${command}\``
  ],
  [
    /(?<!\\)\[([^[\]\n]{1,200})\]\((?![^\n]*\))(?![^\n]*\n[^\n]*\))([^\s()[\]]+)/g,
    'not a link, because its parenthesis is not closed',
    ([, words, address]) => `\`[${words}](${address})\``
  ],
  [
    /(?<![\\\]\w])\[(?![^\n]*\])(?![^\n]*\n[^\n]*\])(?=-?(@[\p{L}_][\w:.-]*\w))/gu,
    'not a citation in brackets, because the bracket is not closed',
    ([, key]) => `\`[${key}]\``
  ],
  [
    /(?<!\\)\[@(?=[\s,;\]]|$)/g,
    'the beginning of a citation without a key',
    () => '`[@key]` with the key of the work, or nothing'
  ],
  [
    /(?<!\\)\^\[(?![^\n]*\])(?![^\n]*\n[^\n]*\])/g,
    'a note whose bracket is not closed',
    () => '`]` at the end of the note'
  ],
  [
    /(?<=^|[\s(])\*\*(?!p\b)(?=\p{L})(?![^\n]*\*\*)(?![^\n]*\n[^\n]*\*\*)/gu,
    'not bold, because its end is missing',
    () => '`**` at the end of the bold words as well'
  ],
  [
    /<!--(?![\s\S]*-->)/g,
    'a comment whose end is missing, and is printed',
    () => '`-->` at the end of the comment'
  ],
  [
    /(?<=[^\s>:][ \t]{1,9}):{3,}(?:[ \t]*\{[^{}\n]*\})?(?=\s|$)/gm,
    'the mark of a block within a line, which is printed',
    ([mark = '']) => `\`${mark.trim()}\` alone on its line`
  ],
  [
    /(?<=\S)\[([^[\]\n]{1,200})\]\{[ \t]*[.#][\w-]+(?![^\n]*\})|(?<=^|\s)\[([^[\]\n]{1,200})\]\{[ \t]*[.#][\w-]+(?![^\n]*\})/gm,
    'not a span, because its brace is not closed',
    ([span = '']) => `\`${span}}\``
  ],
  [
    /(?<![\\\w])\{([A-Za-z][\w-]*)=(?:"[^"\n]*"|“[^”\n]*”)(?:[ \t]+[\w-]+="[^"\n]*")*[ \t]*\}/g,
    'an attribute in braces, which is printed',
    ([braces]) => `\`${braces}\` directly after a picture or the words of a span, or nothing`
  ],
  [/(?<![\\$\w])[$#]\{[A-Za-z_][\w.]*\}/g, 'a value of a template', () => 'the words that it produces'],
  [
    /(?<![<\w])<<([\w:-]+),[ \t]*([^<>\n]{1,100})>>/g,
    'a reference of AsciiDoc',
    ([, label, words]) => `\`[${words}](#${label})\``
  ],
  [
    /(?<![\w:])(xref|image|include|footnote|cite|link|stem|latexmath|kbd|btn|menu):{1,2}([^\s[\]`]{0,200})\[([^\]\n]{0,300})\]/g,
    'a macro of AsciiDoc',
    ([, name = '', target = '', words = '']) => asciidocForm(name, target, words)
  ],
  [
    /(?<![\w:/])(?:cite|citep|citet|citealp|parencite|textcite):&?([A-Za-z][\w-]*\d{4}\w*)/g,
    'a citation of Org',
    ([, key]) => `\`[@${key}]\``
  ],
  [
    /(?<![\w@#:{}\\/.[(-])(fig|tab|tbl|eq|thm):[a-z][\w-]*\w/g,
    'a label without its sign',
    ([label]) => `a reference, \`@${label}\``
  ],
  [
    /(?<![\w\\])!\[([^[\]\n]{0,300})\](?![[({:\w])/g,
    'a picture without an address, and is not shown',
    ([, words]) => `\`![${words}](file.png)\``
  ],
  [
    /(?<![\w\]\\!^])\[[>?%]([A-Za-z][^[\]\n]{0,60})\](?![([{:])/g,
    'an abbreviation or a term of MultiMarkdown',
    ([, words]) => `its words, \`${words}\``
  ],
  [
    /(?<![\w:\]])(:{1,2})([a-z][\w-]*)\[([^[\]\n]{1,200})\](?:\{[^{}\n]*\})?/g,
    'a directive of another program',
    ([, , , words]) => `its words, \`${words}\``
  ],
  [
    /(?<![\w:`/]):[a-z\d]+(?:-[a-z\d]+)+:(?![\w:`])/g,
    'an icon by its name',
    () => 'the sign itself, or nothing'
  ],
  [
    /(?<![\w|])\|([A-Za-z][\w-]{2,60})\|_?(?![\w|])/g,
    'a substitution of reStructuredText',
    () => 'the words that it stands for'
  ],
  [
    /(?<![\w(])\(\(([\w:-]{1,60})\)\)(?![\w)])/g,
    'a reference to a block, as of Logseq or Roam',
    ([, label]) => `a reference, \`@${label}\`, or its words`
  ],
  [
    /(?<=\S\s)\(ref:[\w-]+\)/g,
    'a text reference of bookdown outside captions',
    () => 'the words that it stands for'
  ],
  [/&[a-zA-Z]{2,8};/g, 'no character of HTML', () => 'the character itself'],
  // The marks that no other row names.
  [
    /(?<![\\{])\{\{(?!\s*[A-Za-z][\w-]*\s*\}\})[^\s{}<][^{}\n]{0,80}(?:\}\})?|\{%[^%\n]{0,80}|(?<![\\\w\]])\[\[[^[\]\n]{1,80}\]\](?![({[])/g,
    'a mark of another language',
    () => 'the words that it produces'
  ]
]

/** Matches every text that may contain marks in the table above. It is tested first, because most texts have none. */
export const mayHoldLoose =
  /\\\\[a-z]|\/[a-z]+\{|\]\(|\[-?@|\^\[|\*\*|<!--|\S[ \t]+:{3}|\]\{|\{[A-Za-z][\w-]*=|[$#]\{|<<|\w:{1,2}[^\s[\]`]{0,200}\[|cite|:&|(?:fig|tab|tbl|eq|thm):|!\[|\[[>?%]|:[a-z][\w-]*\[|:[a-z\d]+-|&[a-zA-Z]|\{\{|\{%|\[\[|\|[A-Za-z][\w-]{2,60}\||\(\(|\(ref:/m

function asciidocForm(name: string, target: string, words: string): string {
  const forms: Readonly<Record<string, string>> = {
    xref: `\`[${words || target}](#${target.replace(/^.*#/, '')})\``,
    link: `\`[${words || target}](${target})\``,
    image: `\`![${words || 'Caption'}](${target})\``,
    include: `\`{{< include ${target} >}}\``,
    footnote: `\`^[${words}]\``,
    cite: `\`[@${words || target}]\``,
    stem: `\`$${words}$\``,
    latexmath: `\`$${words}$\``
  }
  return forms[name] ?? `\`\` \`${words || target}\` \`\``
}
