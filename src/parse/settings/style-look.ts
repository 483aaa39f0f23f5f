import {type Colour, readColour} from '../../core/colour.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, Look, Place, RunningHead} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {pageSizes, runningHeads, styleKeys, typefaceRoles} from './style-options.ts'

/** Reads the colours, page, running heads and typefaces in a `style.yaml`; invalid values are findings. */
export function readLook(
  yaml: YamlValue | undefined,
  file: string
): Readonly<{look: Look; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const refuse = (
    place: Place,
    subject: string,
    message: string,
    expected?: readonly string[]
  ): undefined => {
    findings.push({rule: 'style-invalid', file, place, subject, message, ...(expected && {expected})})
    return undefined
  }
  for (const {key, keyPlace} of yaml?.kind === 'map' ? yaml.entries : []) {
    if (key === 'embed-fonts' || styleKeys.includes(key)) continue
    const meant = similar(key, styleKeys)
    refuse(keyPlace, key, `\`${key}\` is not a setting of a style, expected ${quoted(styleKeys)}`, meant)
  }
  return {
    look: {
      accent: readAccent(memberOf(yaml, 'accent')),
      page: readPage(memberOf(yaml, 'page')),
      ...readHeads(memberOf(yaml, 'running-heads')),
      typefaces: readTypefaces(memberOf(yaml, 'typefaces')),
      faces: readFaces(memberOf(yaml, 'faces')) ?? readEmbedding(memberOf(yaml, 'embed-fonts'))
    },
    findings
  }

  /** Reads an accent colour such as `'#7a1f2b'`, or one colour for each background. */
  function readAccent(value: YamlValue | undefined): Look['accent'] {
    if (value === undefined) return undefined
    if (value.kind !== 'map') return colourOf(value) && {light: scalarText(value)!}
    const light = memberOf(value, 'light')
    if (light === undefined)
      return refuse(
        value.place,
        'accent',
        'The accent lacks `light`, expected `{light: "#7a1f2b", dark: "#f0a3a6"}`'
      )
    const known = value.entries.filter(({key, keyPlace}) => {
      const isKnown = ['light', 'dark', 'print'].includes(key)
      if (!isKnown)
        refuse(
          keyPlace,
          key,
          `\`${key}\` is not a setting of an accent, expected \`light\`, \`dark\` or \`print\``
        )
      return isKnown
    })
    const sound = known.flatMap(({key, value: colour}) =>
      colourOf(colour) ? [[key, scalarText(colour)!]] : []
    )
    const colours = Object.fromEntries(sound) as Record<string, string>
    return colours.light === undefined
      ? undefined
      : {light: colours.light, dark: colours.dark, print: colours.print}
  }

  function colourOf(value: YamlValue): Colour | undefined {
    const colour = readColour(scalarText(value) ?? '')
    return (
      colour ??
      refuse(
        value.place,
        'accent',
        `\`${scalarText(value) ?? ''}\` is not a colour, expected one such as \`"#7a1f2b"\`, in quotation marks`
      )
    )
  }

  /** Reads `Letter`, `160mm 240mm`, or `{size: …, margin: 60px 54px}`. */
  function readPage(value: YamlValue | undefined): Look['page'] {
    if (value === undefined) return undefined
    const sizeValue = value.kind === 'map' ? memberOf(value, 'size') : value
    const marginValue = memberOf(value, 'margin')
    for (const {key, keyPlace} of value.kind === 'map' ? value.entries : [])
      if (key !== 'size' && key !== 'margin')
        refuse(keyPlace, key, `\`${key}\` is not a setting of a page, expected \`size\` or \`margin\``)
    const size = scalarText(sizeValue)
    const named = pageSizes.find(name => name.toLowerCase() === size?.toLowerCase())
    const length = String.raw`\d{1,4}(?:\.\d{1,3})?(?:mm|cm|in|pt|px)`
    if (size !== undefined && named === undefined && !new RegExp(`^${length} ${length}$`).test(size))
      return refuse(
        sizeValue!.place,
        'page',
        `\`${size}\` is not a page size, expected ${quoted(pageSizes)}, or width and height such as \`160mm 240mm\``
      )
    const margin = scalarText(marginValue)
    if (margin !== undefined && !/^\d{1,3}px(?: \d{1,3}px){0,3}$/.test(margin))
      return refuse(
        marginValue!.place,
        'margin',
        `\`${margin}\` is not a page margin, expected one to four lengths in whole px, such as \`92px 96px 101px\``
      )
    return {size: named ?? size, margin}
  }

  function readHeads(value: YamlValue | undefined): Pick<Look, 'headLeft' | 'headRight'> {
    const heads = new Map<string, RunningHead>()
    if (value !== undefined && value.kind !== 'map')
      refuse(
        value.place,
        'running-heads',
        'The running heads are not a mapping, expected `{left: author, right: title}`'
      )
    for (const {key, keyPlace, value: head} of value?.kind === 'map' ? value.entries : []) {
      const known = runningHeads.find(name => name === scalarText(head))
      if (key !== 'left' && key !== 'right')
        refuse(keyPlace, key, `\`${key}\` is not a place of a running head, expected \`left\` or \`right\``)
      else if (known === undefined)
        refuse(
          head.place,
          key,
          `A running head cannot show \`${scalarText(head) ?? ''}\`, expected ${quoted(runningHeads)}`,
          similar(scalarText(head) ?? '', runningHeads)
        )
      else heads.set(key, known)
    }
    return {headLeft: heads.get('left'), headRight: heads.get('right')}
  }

  function readTypefaces(value: YamlValue | undefined): Look['typefaces'] {
    if (value !== undefined && value.kind !== 'map')
      refuse(value.place, 'typefaces', 'The typefaces are not a mapping, expected `{text: Our Serif}`')
    const entries = value?.kind === 'map' ? value.entries : []
    return Object.fromEntries(
      entries.flatMap(({key, keyPlace, value: faces}) => {
        const families = itemsOf(faces).flatMap(face => scalarText(face) ?? [])
        if (typefaceRoles.includes(key) && families.length > 0) return [[key, families]]
        refuse(
          keyPlace,
          key,
          `\`${key}\` is not the role of a typeface, expected ${quoted(typefaceRoles)} with one family or more`
        )
        return []
      })
    )
  }

  function readFaces(value: YamlValue | undefined): Look['faces'] {
    const text = scalarText(value)
    if (text === 'embedded' || text === 'system' || value === undefined) return text as Look['faces']
    return refuse(value.place, 'faces', `\`faces\` is \`${text ?? ''}\`, expected \`embedded\` or \`system\``)
  }

  /** Reads `embed-fonts`, which is the former name of `faces`. */
  function readEmbedding(value: YamlValue | undefined): Look['faces'] {
    const text = scalarText(value)
    if (value === undefined || text === 'true') return value && 'embedded'
    if (text === 'false') return 'system'
    return refuse(
      value.place,
      'embed-fonts',
      `\`embed-fonts\` is \`${text ?? ''}\`, expected \`true\` or \`false\``
    )
  }
}

function quoted(names: readonly string[]): string {
  const marked = names.map(name => `\`${name}\``)
  return `${marked.slice(0, -1).join(', ')} or ${marked.at(-1)}`
}
