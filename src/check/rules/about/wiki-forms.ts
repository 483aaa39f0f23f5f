import {isMarkdown} from '../../../core/path.ts'
import {slug} from '../../../core/slug.ts'

export type MarkForm = readonly [pattern: RegExp, what: string, expected: (match: RegExpMatchArray) => string]

/** The table of links, embeds and other marks of Obsidian and GitHub in running text. */
export const wikiForms: readonly MarkForm[] = [
  [
    /(?<!\^)!\[\[([^[\]\n|]+)(?:\|([^[\]\n]+))?\]\]/g,
    'an embed of Obsidian',
    ([, path = '', size = '']) => embedded(path, size)
  ],
  [
    /(?<![\^!\w])\[\[(@[^[\]\n|]+)(?:\|([^[\]\n]*))?\]\](?![({[:])/g,
    'a citation of Obsidian',
    ([, key = '']) => `\`[${key.replace(/#.*/, '')}]\``
  ],
  [
    /(?<![\^!\w\]])\[\[([^[\]\n|]+?)\\?\|(\[@[^[\]\n]+\])\]\](?![({[:])/g,
    'a citation of Obsidian',
    ([, , citation]) => `\`${citation}\``
  ],
  [
    /(?<![\^!\w\]])\[\[(?!@)([^[\]\n|^]*)#\^([\w-]+)(?:\\?\|([^[\]\n]+))?\]\](?![({[:])/g,
    'a link to a block in Obsidian',
    ([, , name, words]) =>
      `\`[${words ?? name}](#${name})\`, with \`::: {#${name}}\` above that block and \`:::\` below`
  ],
  [
    /(?<![\^!\w\]])\[\[(?!@)([^[\]\n|^]+?)(?:\\?\|([^[\]\n]+))?\]\](?![({[:])/g,
    'a wiki link',
    ([, target = '', words]) => wikiLink(target, words)
  ],
  [
    /(?<!\])(?<=[^!\\]|^)\[([^[\]\n]+)\]\(((?!https?:|[<#])[^()<>\n"']*?[^()<>\s"'] [^()<>\n"']*?\.\w{1,5}(?:#[^()<>\n]*)?)\)/g,
    'no link in Markdown, since its target has spaces',
    ([, words, target]) => `\`[${words}](<${target}>)\``
  ],
  [
    /!\[([^[\]\n]*)\]\(((?!https?:|[<#])[^()<>\n"']*?[^()<>\s"'] [^()<>\n"']*?\.\w{1,5})\)/g,
    'no picture in Markdown, since its target has spaces',
    ([, words, target]) => `\`![${words}](<${target}>)\``
  ],
  [
    new RegExp(
      `(?<![\\w:\`/])(:(?:${Object.keys(emojis())
        .map(name => name.replace('+', '\\+'))
        .join('|')}):|(?<=[^\\n] ):[a-z][a-z_]+[a-z]:)(?![\\w:\`])`,
      'g'
    ),
    'an emoji of GitHub by name',
    ([, name = '']) => emojis()[name.slice(1, -1)] ?? 'the sign itself'
  ]
]

function embedded(path: string, size: string): string {
  if (/\.(?:png|jpe?g|svg|gif|webp|pdf)$/i.test(path)) {
    const [, words = '', width] = /^(.*?)\|?(?:(?<=^|\|)(\d+)(?:x\d+)?)?$/.exec(size) ?? []
    return `\`![${words}](${targetOf(path)})${width === undefined ? '' : `{width=${width}px}`}\``
  }
  const [file = ''] = path.split('#')
  return path.includes('#') ? `the words of that section of \`${file}\`` : `\`{{< include ${file}.md >}}\``
}

function wikiLink(target: string, words: string | undefined): string {
  const [file = '', heading = ''] = target.split('#')
  if (heading !== '' && file !== '')
    return `\`${words ?? heading}\`, or \`[${words ?? heading}](#${slug(heading)})\` where the paper has that heading`
  if (heading !== '') return words === undefined ? `\`[${heading}]\`` : `\`[${words}][${heading}]\``
  const shown = words ?? target
  return `\`[${shown}](${targetOf(isMarkdown(file) ? file : `${file}.md`)})\`, or \`${shown}\` where the paper has no such file`
}

/** The target of a link: in angle brackets if it has spaces. */
function targetOf(path: string): string {
  return /[\s()]/.test(path) ? `<${path}>` : path
}

/** The table of emoji that papers and readmes refer to by name, as GitHub prints them. */
function emojis(): Readonly<Record<string, string>> {
  return {
    rocket: '`🚀`',
    '+1': '`👍`',
    thumbsup: '`👍`',
    '-1': '`👎`',
    warning: '`⚠`',
    white_check_mark: '`✓`',
    heavy_check_mark: '`✓`',
    x: '`✗`',
    star: '`★`',
    tada: '`🎉`',
    bulb: '`💡`',
    bug: '`🐛`',
    memo: '`📝`',
    pencil: '`✎`',
    book: '`📖`',
    books: '`📚`',
    heart: '`♥`',
    smile: '`😄`',
    information_source: '`ℹ`',
    exclamation: '`❗`',
    question: '`❓`',
    arrow_right: '`→`',
    point_right: '`→`'
  }
}
