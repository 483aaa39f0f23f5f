import type {MarkForm} from './wiki-forms.ts'

/** THE TABLE of templates and shortcodes of site generators, which galley prints as written. */
export const templateMarks: readonly MarkForm[] = [
  [/\{\{\s*manubot\.[^{}]*\}\}/g, 'a template of Manubot', () => 'the words that it produces'],
  [
    /\{\{%[ \t]{0,9}(\/?[\w-]{1,40})[^{}\n]{0,500}%\}\}/g,
    'a shortcode of Hugo',
    ([, name = '']) => blockOf(name)
  ],
  [
    /(?<!\{)\{%-?[ \t]{0,9}(\/?[\w-]{1,40})([^{}]{0,500}?)-?%\}/g,
    'a tag of a template, as of Jekyll or GitBook',
    ([, name = '', rest = '']) => tagForm(name, rest.trim())
  ],
  [
    /\{\{(?![<%#\\])(?![ \t]{0,9}(?:[A-Za-z][\w-]*[ \t]*\}\}|manubot\.))[^{}\n]{1,200}\}\}/g,
    'a value of a template',
    () => 'the words that it produces'
  ],
  [
    /\{#[ \t][^{}\n]{0,300}#\}/g,
    'a comment of Jinja',
    ([mark = '']) => `\`<!-- ${mark.slice(2, -2).trim()} -->\``
  ],
  [
    /\{[#:/@](?:if|each|else|await|key|snippet|html|render|const)\b[^{}\n]{0,200}\}/g,
    'a tag of a template, as of Svelte',
    () => 'nothing in its place, or the words that it produces'
  ],
  [/<%[^<>\n]{1,200}%>/g, 'a tag of a template', () => 'the words that it produces']
]

export const mayHoldTemplates = /\{%|\{[#:/@]|\{\{|<%/

/** The citation of `{% cite one two --locator 12 %}`, or `{% citet one %}`, in Markdown. */
function citationForm(name: string, rest: string): string {
  const [, locator] = /(?:--locator|-l)[ \t]+(?:"([^"]+)"|(\S+))/.exec(rest)?.filter(Boolean) ?? []
  const [, prefix] = /--prefix[ \t]+(?:"([^"]+)"|(\S+))/.exec(rest)?.filter(Boolean) ?? []
  const keys = (rest.split(/(?:^|[ \t])-/)[0] ?? '').split(/[\s|,]+/).filter(Boolean)
  const page = locator === undefined ? '' : /^\d/.test(locator) ? `p. ${locator}` : locator
  if (/^cite_?t/.test(name)) return `\`@${keys[0]}${page === '' ? '' : ` [${page}]`}\``
  const before = prefix === undefined ? '' : `${prefix} `
  return `\`[${before}${keys.map(key => `@${key}`).join('; ')}${page === '' ? '' : `, ${page}`}]\``
}

function tagForm(name: string, rest: string): string {
  const [, path] = /(?:src|url|file|href|path)=["']([^"'\n]+)["']/.exec(rest) ?? []
  const end = name.replace(/^(?:end|\/)/, '')
  if (/^(?:if|for|else|elif|elsif|unless|set|assign|raw|comment)$/.test(end))
    return name === 'comment' ? '`<!-- words -->`' : 'nothing in its place, or the words that it produces'
  if (name !== end) return end === 'highlight' ? '```` ``` ````' : '`:::`'
  if (/^cite/.test(name)) return citationForm(name, rest)
  if (name === 'bibliography' || name === 'references') return '`::: {#refs}` and `:::` below it'
  if (name === 'embed' || name === 'youtube' || name === 'video') return `a link, \`<${path ?? rest}>\``
  if (/^(?:include|figure|image|img|responsive_image)/.test(name) && path !== undefined)
    return /\.(?:png|jpe?g|svg|gif|webp|pdf)$/i.test(path)
      ? `\`![${/(?:caption|title)=["']([^"'\n]+)/.exec(rest)?.[1] ?? 'Caption'}](${path})\``
      : `\`{{< include ${path} >}}\``
  if (name === 'include') return 'the words of that file'
  if (name === 'highlight' || name === 'code') return `\`\`\`\` \`\`\`${rest.split(' ')[0]} \`\`\`\``
  if (name === 'tab') return `a heading, \`## ${/title=["']([^"'\n]+)/.exec(rest)?.[1] ?? 'Title'}\``
  if (name === 'tabs') return '`::: {.panel-tabset}`'
  return blockOf(/style=["'](\w+)/.exec(rest)?.[1] ?? name)
}

function blockOf(name: string): string {
  if (name.startsWith('/')) return '`:::`'
  const kinds: Readonly<Record<string, string>> = {
    info: 'note',
    note: 'note',
    hint: 'tip',
    tip: 'tip',
    success: 'tip',
    warning: 'warning',
    danger: 'caution',
    alert: 'warning',
    callout: 'note'
  }
  return Object.hasOwn(kinds, name)
    ? `\`::: {.callout-${kinds[name]}}\` and \`:::\` around its words`
    : 'the words that it produces'
}

/** The kind and the form of a shortcode of Hugo, `figure src="a.png"`; undefined for others. */
export function hugoShortcode(
  name: string,
  rest: string
): readonly [what: string, expected: string] | undefined {
  const value = (key: string): string | undefined =>
    new RegExp(`\\b${key}=["']([^"'\\n]+)["']`).exec(rest)?.[1]
  const what = 'a shortcode of Hugo'
  const [file = ''] = rest.trim().split(/\s+/)
  if (name === 'figure' || name === 'img') {
    const words = [value('title'), value('caption'), value('attr')].filter(text => text !== undefined)
    return [what, `\`![${words.join('. ') || 'Caption'}](${value('src') ?? file})\``]
  }
  if (/^(?:m|math|katex|latex|tex|eq)$/.test(name))
    return [what, '`$…$` or `$$…$$` around the formula, in place of both']
  if (/^(?:rel)?ref$/.test(name)) return [what, `a link, \`[words](${file.replace(/["']/g, '')})\``]
  if (/^(?:youtube|vimeo|tweet|gist)$/.test(name)) return [what, 'a link to it']
  if (/^(?:highlight|code)$/.test(name)) return [what, `a fence, \`\`\`\` \`\`\`${file} \`\`\`\``]
  return undefined
}
