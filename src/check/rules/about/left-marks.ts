import type {MarkForm} from './wiki-forms.ts'

/**
 * THE TABLE of marks that galley, like other programs that read Markdown, leaves in running text: marks of other
 * languages, and misspelt Markdown.
 */
export const leftMarks: readonly MarkForm[] = [
  [/^[ \t>]*(:{3,})[ \t]*$/gm, 'the end of a block that has no beginning', () => 'nothing in its place'],
  [
    /^[ \t>]*:{3,}[ \t]*(\{[^{}\n]*\})[ \t]*\S[^\n]*$/gm,
    'not the beginning of a block, because words follow its braces',
    ([, braces]) => `\`::: ${braces}\` alone on its line`
  ],
  [
    /^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+"([^"\n]*)")?/gm,
    'a callout of MkDocs',
    ([, kind = '', title]) =>
      `\`::: {.callout-${kind}${title === undefined ? '' : ` title="${title}"`}}\` above its words and \`:::\` below, without their indent`
  ],
  [/^={3}\+?[ \t]+"([^"\n]+)"/gm, 'a tab of MkDocs', ([, title]) => `a heading, \`## ${title}\``],
  [
    /^[-;]*-8<-+[ \t]*(?:\n[ \t]*)?["']?([^"'\s:]+)(?::[^"'\n]*)?["']?/gm,
    'an inclusion of MkDocs',
    ([, path]) => `\`{{< include /${path} >}}\``
  ],
  [
    /^\/{3}[ \t]+(?!\/)([\w-]+)[^\n]*/gm,
    'a block of MkDocs',
    ([, name]) =>
      name === 'caption' ? '`: words` below the table or the words in the picture' : `\`::: ${name}\``
  ],
  [/^\/{3}[ \t]*$/gm, 'the end of a block of MkDocs', () => '`:::`'],
  [
    /(?<![\w+{])\+\+([\w-]+(?:\+[\w-]+)*)\+\+(?![\w+])/g,
    'a key or an inserted text of MkDocs',
    ([, keys]) => `\`[${keys}]{.kbd}\`, or \`[${keys}]{.underline}\``
  ],
  [
    /(?<![\w:]):(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?/g,
    'an icon of MkDocs',
    () => 'nothing in its place, or words: galley prints no icons'
  ],
  [
    /^(?:\{\{#(?:include|rustdoc_include|playground)[ \t]+([^\s:}]+)[^}\n]*\}\}|\{![ \t]{0,9}([^!\s{}][^!\n{}]{0,300}?)[ \t]{0,9}!\}|#include[ \t]+"([^"\n]+)"|!INCLUDE[ \t]+"?([^"\n]+)"?|:\[[^\]\n]*\]\(([^()\n]+)\)|@include[ \t]+(\S+)|<<\[[^\]\n]*\]\(([^()\n]+)\))/gm,
    'an inclusion by another program',
    match => `\`{{< include ${match.slice(1).find(path => path !== undefined)} >}}\``
  ],
  [
    /\{\{#title[ \t]+[^}\n]+\}\}/g,
    'a title of mdBook for the window of a browser',
    () => 'nothing in its place'
  ],
  [
    /^([A-Z])>[ \t]+(?=\S)/gm,
    'a block of Leanpub',
    ([, letter]) =>
      letter === 'A' || letter === 'B' ? '`> words`' : '`::: {.callout-note}` and `:::` around it'
  ],
  [
    /^\{(?:pagebreak|\/?(?:aside|blurb|quiz|exercise)|class:[^{}\n]*|sample:[^{}\n]*)\}[ \t]*$/gm,
    'a mark of Leanpub',
    () => 'nothing in its place, or `\\newpage`'
  ],
  [
    /^\.\. ([\w:-]+)::[ \t]*([^\n]*)(?:\n[ \t]+:[\w-]+:[^\n]*)*/gm,
    'a directive of reStructuredText',
    ([, name = '', argument = '']) =>
      /^(?:figure|image)$/.test(name)
        ? `\`![Caption](${argument.trim()})\``
        : name === 'math'
          ? '`$$…$$`'
          : `\`:::{${name}}${argument === '' ? '' : ` ${argument}`}\`, its options and words without their indent, and \`:::\``
  ],
  [
    /(?<![\w:}]):([a-z][\w+-]*(?::[a-z][\w+-]*)?):`([^`\n]+)`/g,
    'a role of reStructuredText',
    ([, name = '', words = '']) =>
      name === 'math'
        ? `\`$${words}$\``
        : name.startsWith('cite')
          ? `\`[@${words}]\``
          : `\`\` {${name}}\`${words}\` \`\``
  ],
  [
    /(?<![`\w])`([^`<\n]{1,300})<([^`>\n]{1,1000})>`__?(?!\w)/g,
    'a link of reStructuredText',
    ([, words = '', address]) => `\`[${words.trim()}](${address})\``
  ],
  [
    /(?<![`\w}:\\])`([^`<>\n]{1,100})`__?(?![\w`])/g,
    'a link of reStructuredText by its name',
    ([, words = '']) => `\`[${words}](address)\``
  ],
  [
    /^\.\. _`?([^:`\n]{1,80})`?:[ \t]*(\S*)/gm,
    'a target of reStructuredText',
    ([, name = '', address = '']) =>
      address === ''
        ? `\`{#${name.trim().replace(/\s+/g, '-')}}\` after the heading below it`
        : `the address in the link itself, \`[${name}](${address})\``
  ],
  [
    /(?<![\w\]\\])\[(#?[\w*-]{1,30})\]_(?!\w)|^\.\. \[(#?[\w*-]{1,30})\][ \t]+(?=\S)/gm,
    'a note of reStructuredText',
    ([, call, note = '']) =>
      call === undefined ? `\`[^${note.replace('#', '')}]: words\`` : `\`[^${call.replace('#', '')}]\``
  ],
  [
    /(?<![\\@\w{])\{(-?@(?!(?:fig|tbl|tab|eq|sec|lst)[:-])[\p{L}_][\w:.-]*(?:[ \t]*[;,][ \t]*-?@[\p{L}_][\w:.-]*)*)\}/gu,
    'a citation in braces, which are printed',
    ([, keys = '']) => `\`[${keys.replace(/[ \t]*[;,][ \t]*/g, '; ')}]\``
  ],
  [
    /^:([A-Za-z][\w-]{0,30}):[ \t]+(\S[^\n]{0,80})/gm,
    'a field of another language',
    ([, name, value]) => `\`${name}: ${value}\` in the settings, or nothing`
  ],
  [/^#\+[A-Za-z_]+(?::|[ \t])?[^\n]{0,80}/gm, 'a line of Org', () => 'its form in Markdown'],
  [/(?<![\w'])'''([^'\n]{1,300})'''(?!['\w])/g, 'bold text of a wiki', ([, words]) => `\`**${words}**\``],
  [
    /(?<![\w\]\\!])\[(https?:\/\/[^\s\]]+)[ \t]+([^\]\n]{1,200})\](?![([])/g,
    'a link of a wiki',
    ([, address, words]) => `\`[${words}](${address})\``
  ],
  [
    /(?<![\w\]\\])\(([^()\n]{1,200})\)\[(https?:\/\/[^\s\]]+)\]/g,
    'a link whose brackets and parentheses are exchanged',
    ([, words, address]) => `\`[${words}](${address})\``
  ],
  [
    /(?<![\]\\!])\[(?!\d+\])([^[\]\n^@][^[\]\n]{0,200})\][ \t]+\((https?:\/\/[^\s()]+)\)/g,
    'not a link, because a space divides it',
    ([, words, address]) => `\`[${words}](${address})\``
  ],
  [
    /!\[([^[\]\n]{0,300})\][ \t]*\(([^\s()]+)[ \t]+=\d*%?x?\d*%?\)/g,
    'a picture with a size of another editor, and is not shown',
    ([, words, file]) => `\`![${words}](${file}){width=50%}\``
  ],
  [
    /!\[([^[\]\n]{0,300})\][ \t]+\(([^\s()]+)\)/g,
    'not a picture, because a space divides it',
    ([, words, file]) => `\`![${words}](${file})\``
  ],
  [
    /!\[([^[\]\n]{0,300})\]\[([^[\]\n]{0,100})\]/g,
    'a picture without an address, and is not shown',
    ([, words, label]) => `a line \`[${label || words}]: file.png\``
  ],
  [
    /(?<![\\$\w])\$[ \t]{1,9}(?=[^$\n`]{0,200}[\\^_=<>])([^$\n`]{1,300}?)[ \t]{0,9}\$(?![\w$])|(?<![\\$\w])\$(?! )(?=[^$\n`]{0,200}[\\^_=<>])([^\s$\n`][^$\n`]{0,300}?)[ \t]{1,9}\$(?![\w$\\{(])/g,
    'not a formula, because a space is next to its dollar sign',
    ([, one, other]) => `\`$${(one ?? other ?? '').trim()}$\``
  ],
  [
    /(?<=^|[\s("“‘>—–-])\$(?=[^\s\d$])(?=(?:(?!\n[ \t>]*\n)[^$`]){0,300}\\(?:forall|exists|(?:not)?in|n?eq?|[lg]eq?|times|cdot|pm|to|mapsto|infty|sub(?:set|seteq)|c[au]p|wedge|vee|[td]?frac|sqrt|sum|prod|int|partial|nabla|math(?:bb|bf|cal|frak|rm|sf)|boldsymbol|operatorname|emptyset|sim|approx|equiv|l?dots|q?quad|hat|bar|tilde|vec|overline|(?:var)?(?:epsilon|theta|phi|rho)|alpha|beta|[gG]amma|[dD]elta|eta|kappa|[lL]ambda|mu|nu|xi|[pP]i|[sS]igma|tau|chi|[pP]si|[oO]mega)(?![A-Za-z]))(?![^$]*\$)/gm,
    'not the beginning of a formula, because no dollar sign closes it in its paragraph',
    () => '`$` directly after the formula'
  ],
  [
    /(?<![\\*\w])\*\*[ \t]{1,9}(?!p\b)([A-Za-z][^*\n]{0,200}?)[ \t]{0,9}\*\*(?!\*)/g,
    'not bold, because a space is next to its asterisks',
    ([, words]) => `\`**${words}**\``
  ],
  [
    /\|(?<=^[ \t]{0,20}\|)(?<!\|[ \t]{0,20}\n[ \t]{0,20}\|)[^\n]*\|(?=[ \t]{0,20}\n[ \t]{0,20}\|[^\n]*\|[ \t]{0,20}$)/gm,
    'not a table, because no line of dashes is below its head',
    () => '`|---|---|` there, with as many cells as the head'
  ],
  [
    /^(#{1,6})([A-Z][^\n#]{0,80})$(?!\n)/g,
    'not a heading, because no space follows its signs',
    ([, signs, words]) => `\`${signs} ${words}\``
  ],
  [
    /[•▪●◦‣](?<=^[ \t]{0,20}.)(?<!^[ \t]{0,20}[•▪●◦‣][^\n]{0,1000}\n[ \t]{0,20}.)[ \t]+[^\n]*(?=\n[ \t]{0,20}[•▪●◦‣][ \t])/gm,
    'not a list, so its items run together',
    () => '`- ` at the beginning of each item'
  ],
  [
    /\{(?<=@[\w:.-]{0,100}\w\{)([^{}\n]{1,60})\}/g,
    'not the page of a citation, which belongs in brackets after the key',
    ([, page]) => `\`@key [${page}]\``
  ],
  [
    /(?<![\s\S])\+{3}[ \t]*\n([\w.-]+)[ \t]*=[ \t]*([^\n]*)/g,
    'front matter in TOML, which is printed',
    ([, key, value]) => `lines of YAML between lines of \`---\`, \`${key}: ${value}\``
  ],
  [
    /(?<=[ \t\n(])(?:of|in|by|from|see|with|and|pp?\.|Sections?|Figures?|Tables?|Theorem|Lemma|Equation|Fig\.|Eq\.|Sec\.)[ \t\n]{1,3}[.,;](?=\s|$|<\/)/g,
    'without its last word, perhaps a reference that Pandoc has left out',
    () => 'the reference, as `\\cref{label}` in the LaTeX'
  ],
  [
    /"(?<=\p{L}")(?<!"[^"]{0,300}")([-=~|/])(?=\p{L})/gu,
    'a shorthand of babel, which is read only in a text with other LaTeX',
    ([, sign = '']) => shorthands.get(sign) ?? `\`${sign}\``
  ],
  [
    /"`(?<![\p{L}\p{N}`]"`)([^\s`"][^`"\n]{0,200})"'(?!\p{L})/gu,
    'a quotation of babel, which is read only in a text with other LaTeX',
    ([, words]) => `\`"${words}"\``
  ],
  [
    /\((?<=(?<![\w\\])@[\w:.-]{0,100}\w\()((?:pp?|chap|ch|sec|vol|fig|tab|tbl)\.[ \t]*[^()\n]{1,40})\)/g,
    'not the page of a citation, which belongs in brackets after the key',
    ([, page]) => `\`@key [${page}]\``
  ],
  [/(?<=\.)\\@(?=[\s,;)])/g, 'a space of LaTeX, whose sign is printed', () => 'nothing in its place'],
  [/\\\\(?=[ \t]*\n)/g, 'not a line break in Markdown', () => '`\\` at the end of the line'],
  [
    /(?<!\\)\\{1,2}(?=\s*(?![\s\S]))/g,
    'not a line break, because its paragraph ends, and is printed',
    () => 'nothing in its place'
  ],
  [/\*\*\\?\n[ \t]*\*\*/g, 'bold without words, whose asterisks are printed', () => 'nothing in its place'],
  [/^\. \. \.[ \t]*$/gm, 'a pause of slides', () => 'nothing in its place'],
  [/(?<![\w\]\\])\[#([\w:-]+);?\](?![([:])/g, 'a citation of MultiMarkdown', ([, key]) => `\`[@${key}]\``],
  [
    /(?<![\w\]\\])\[([^[\]\n]{1,60})\]\[#([\w:-]+)\]/g,
    'a citation of MultiMarkdown',
    ([, page, key]) => `\`[@${key}, ${page}]\``
  ],
  [
    /\(\\?#((?:fig|tab|eq|thm|lem|def|exm|cor|prp):[\w:.-]+)\)/g,
    'a label of bookdown in a place that has none',
    ([, label]) => `\`{#${label}}\` after the thing that it names, or nothing`
  ],
  [
    /(?<!\\)\[\^[^\]\n[]{0,40}[ \t][^\]\n[]{0,40}\](?!:)/g,
    'not the call of a note, because its name contains spaces',
    ([call = '']) => `\`${call.replace(/[ \t]+/g, '')}\``
  ],
  [/^import[ \t][^\n]{0,200}\bfrom[ \t]+['"][^'"\n]+['"];?/gm, 'code of MDX', () => 'nothing in its place'],
  [
    /\{\/\*[^{}]{0,300}\*\/\}/g,
    'a comment of MDX',
    ([comment = '']) => `\`<!-- ${comment.slice(3, -3).trim()} -->\``
  ],
  [
    /\{::(?:comment|nomarkdown|options)[^{}\n]{0,100}\}|\{:\/(?:comment|nomarkdown)?\}/g,
    'a mark of kramdown',
    () => 'nothing in its place, or `<!-- words -->` for a comment'
  ],
  [
    /\{:[ \t]{0,9}(?!toc)([^{}\s:][^{}\n]{0,200}?)[ \t]{0,9}\}/g,
    'a list of attributes of kramdown',
    ([, attributes]) =>
      `\`{${attributes}}\` directly after a picture or a span, or \`::: {${attributes}}\` and \`:::\` around a block`
  ]
]

/** The forms in Markdown of babel's shorthands. */
const shorthands: ReadonlyMap<string, string> = new Map([
  ['-', '`&shy;`'],
  ['~', '`&#8209;`, a hyphen that does not end a line'],
  ['=', '`-`'],
  ['|', 'nothing in its place']
])

/** Matches every text that may contain marks in the table above. It is tested first, because most texts have none. */
export const mayHoldLeft =
  /^[ \t>]*:{3}|^(?:!!!|\?\?\?|={3}\+?[ \t]|\/{3}|\.\. |[A-Z]>|#\S|\. \. \.|import[ \t]|@include|!INCLUDE|:\w+:[ \t]|<<\[|:\[)|-8<-|\+\+\w|\{\{#|\{!|\{(?:pagebreak|\/|aside|blurb|class:|sample:|:)|:`|`_|\]_|\{-?@|[a-z.]\s[.,;](?:\s|$|<\/)|\w"[=~|/-]|"`|@[\w:.-]{1,100}\(|'''|\[https?:|\)\[http|\][ \t]+\(|!\[[^\]\n]{0,300}\](?:\[|[ \t]|\([^\s()]{1,500}[ \t]+=)|\$[ \t]|[ \t]\$|(?<=^|[\s("“‘>—–-])\$[^\s\d$](?:(?!\n[ \t>]*\n)[^$])*?(?:\n[ \t>]*\n|\s*(?![\s\S]))|\*\*[ \t]|^[ \t]*(?:\||[•▪●◦‣])|\[#|\{\{TOC|^\+{3}[ \t]*$|\.\\@|\\[ \t]*$|\*\*\n|\(\\?#\w+:|\[\^[^\]\n]{0,40}[ \t]|\w\{[^#.{}\n]|:(?:material|fontawesome|octicons|simple)-/m
