import type {Code} from 'mdast'

/** The form that a table lists for a name, or else `otherwise`. */
export function formNamed(table: Readonly<Record<string, string>>, name: string, otherwise: string): string {
  return Object.hasOwn(table, name) ? table[name]! : otherwise
}

export const diagramLanguage = /^(\{?)(mermaid|dot|graphviz)(?=[\s},]|$)/

/** The picture of a diagram, and the command that draws it; mmdc itself finds the Mermaid fences in Markdown. */
export function drawnBy(
  [, brace, language]: RegExpExecArray,
  stem: string,
  number: number,
  label: string | undefined
): string {
  const name = label ?? `${stem}-${number}`
  if (language !== 'mermaid')
    return `its picture \`${name}.svg\` beside the chapter, as \`dot -Tsvg -o ${name}.svg ${name}.dot\` draws it from the code in \`${name}.dot\``
  return brace === ''
    ? `its picture \`${name}.svg\` beside the chapter, as \`mmdc --input ${stem}.md --output ${stem}.svg\` draws it`
    : `its picture \`${name}.svg\` beside the chapter, as \`mmdc --input ${name}.mmd --output ${name}.svg\` draws it from the code in \`${name}.mmd\``
}

/** The label of a diagram, which names its picture. */
export function diagramLabel({value, data, meta}: Code): string | undefined {
  const [, written] = /^[ \t]*(?:%%|\/\/|#)\|[ \t]*label:[ \t]*(\S+)/m.exec(value) ?? []
  return written ?? data?.attributes?.id ?? /#([\w:-]+)/.exec(meta ?? '')?.[1]
}

/** The form to write for a directive of MyST, with the author's words. */
export function directiveForm(name: string, argument: string, body: string): string {
  const path = argument.trim()
  if (name === 'include' && path !== '') return `the words of \`${path}\`, or that file as a chapter`
  if (name === 'literalinclude' && path !== '') return `the code of \`${path}\``
  if (/^(?:iframe|video|youtube|embed)$/.test(name) && /^https?:/.test(path)) return `a link, \`<${path}>\``
  if (/^button-(?:link|ref)$/.test(name) && path !== '') {
    const words = body.replace(/^(?::[\w-]+:.*\n?|\s*\n)*/, '').trim() || path
    return `a link, \`[${words}](${name === 'button-ref' && !/[.#/]/.test(path) ? `#${path}` : path})\``
  }
  if (name === 'csv-table') {
    const header =
      /^:header:\s*(.+)$/m.exec(body)?.[1] ?? body.split('\n').find(line => /^[^:\s]/.test(line)) ?? ''
    const cells = header.split(',').map(cell => cell.trim().replace(/^"(.*)"$/, '$1'))
    return cells.length > 1
      ? `a table, \`| ${cells.join(' | ')} |\` and \`|${cells.map(() => '---').join('|')}|\` below it`
      : 'a table'
  }
  if (/^tab(?:bed|-item)?$/.test(name))
    return `the title as a heading, \`## ${path || 'Title'}\`, with the words below it: galley prints all tabs`
  const [, label] = /^:label:[ \t]*(\S+)/m.exec(body) ?? []
  const title = path === '' ? '' : ` name="${path.replaceAll('"', "'")}"`
  if (name === 'exercise-start')
    return `\`::: {.exercise${label === undefined ? '' : ` #${label}`}${title}}\` and \`:::\` below the last of its blocks`
  if (name === 'exercise-end') return '`:::`'
  if (name === 'solution-start') return `\`:::{solution} ${path}\` and \`:::\` below the last of its blocks`
  if (name === 'solution-end') return '`:::`'
  const small = name.toLowerCase()
  if (
    small !== name &&
    /^prf:(?:theorem|proof|lemma|definition|corollary|proposition|example|remark|axiom|conjecture)$/.test(
      small
    )
  )
    return `\`{${small}}\``
  if (name.startsWith('prf:'))
    return `\`\\newtheorem{${name.slice(4)}}{${name[4]!.toUpperCase()}${name.slice(5)}}\` in the text, and \`::: {.${name.slice(4)}${label === undefined ? '' : ` #${label}`}${title}}\``
  if (name === 'embed' && path.startsWith('#'))
    return `the blocks that \`${path.slice(1)}\` names, or a reference to them, \`[](${path})\``
  if (name === 'raw' && /^(?:la)?tex$/.test(path)) return "Pandoc's ```` ```{=latex} ````"
  if (name.startsWith('glue')) return 'the figure or table that the notebook shows'
  return formNamed(directives, name, `its words in a block, \`::: {.${name.replace(/[^\w-]/g, '-')}}\``)
}

/** The form to write for a role of MyST, with the author's words. */
export function roleForm(name: string, value: string): string {
  const [, words = value, target = value] = /^(.*?)\s*<([^<>]+)>$/s.exec(value) ?? []
  if (name === 'doc') return `a link, \`[${words}](${target}${/\.\w+$/.test(target) ? '' : '.md'})\``
  if (name === 'button') return `a link, \`[${words}](${target})\``
  if (name === 'sub-ref') return `the words of \`${value}\``
  if (/^(?:octicon|fa[brs]?|fas?|material-\w+)$/.test(name))
    return 'nothing in its place, or words: galley prints no icons'
  if (name === 'pep')
    return `a link, \`[PEP ${words}](https://peps.python.org/pep-${target.split('#')[0]!.padStart(4, '0')}/)\``
  if (name === 'rfc') return `a link, \`[RFC ${words}](https://www.rfc-editor.org/rfc/rfc${target})\``
  if (/^chemical-?formula$/i.test(name)) return `\`$\\ce{${value}}$\``
  if (name === 'raw:tex' || name === 'raw:latex') return `\`${value}\``
  if (name === 'embed') return `a reference, \`[](#${value.replace(/^#/, '')})\``
  if (name === 'download') return `a link, \`[${words}](${target})\``
  if (/^footcite/.test(name)) return `a note, \`^[@${value}]\``
  if (/^(?:math|eq|ref)?:?numref$|^(?:eqref|math:ref|proof:ref)$/.test(name))
    return `a reference, \`@${value}\` or \`[](#${value})\``
  const known = formNamed(roles, name, formNamed(roles, name.split(':')[0] ?? '', ''))
  return known === '' ? `its words, \`${value}\`` : known
}

const directives: Readonly<Record<string, string>> = {
  'csv-table': 'a table',
  embed: 'its result',
  iframe: 'a link, `[words](address)`',
  include: 'the words of the file, or the file as a chapter',
  literalinclude: 'the code of the file',
  raw: "Pandoc's ```` ```{=html} ````",
  subfigure: '`:::{figure}` without a file, its pictures and its caption below it, and `:::`',
  toctree: 'nothing in a project of Sphinx, whose order galley adopts, or else `chapters:` in the settings',
  video: 'a link, `[words](address)`'
}

const roles: Readonly<Record<string, string>> = {
  glue: 'the value that the notebook shows',
  eval: 'its result',
  index: 'nothing: galley makes no index',
  raw: "Pandoc's `` `words`{=html} ``"
}
