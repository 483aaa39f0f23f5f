import type {TexPart} from './scan.ts'

/** A picture that a LaTeX text includes. */
export type IncludedPicture = Readonly<{file: TexPart; options: string}>

/** The size of a picture as attributes, and the options that galley does not know. */
export function pictureAttributes(
  {options}: IncludedPicture,
  share: number
): Readonly<{pairs: Readonly<Record<string, string>>; ignored: readonly string[]}> {
  const settings = new Map(
    options
      .split(/,(?![^{]*\})/)
      .map(option => /^\s*([A-Za-z]+)\s*(?:=\s*(.*?)\s*)?$/s.exec(option))
      .flatMap(match => (match?.[1] === undefined ? [] : [[match[1], match[2] ?? ''] as const]))
  )
  const width = sizeOf(settings.get('width'), share) ?? (share < 1 ? percent(share) : undefined)
  const height = width === undefined ? sizeOf(settings.get('height'), 1) : undefined
  const turned = ['angle', 'trim', 'viewport', 'bb', 'page'].filter(name =>
    isTurned(name, settings.get(name))
  )
  return {
    pairs: {...(width && {width}), ...(height && !height.endsWith('%') && {height})},
    ignored: turned
  }
}

function isTurned(name: string, value: string | undefined): boolean {
  if (value === undefined) return false
  return !(name === 'page' ? /^\{?1\}?$/ : /^\{?[0\s]*\}?$/).test(value)
}

/** Converts a size: `0.8\textwidth` becomes 80%, and `8cm` remains a length. */
function sizeOf(value: string | undefined, share: number): string | undefined {
  const [, number = '', unit = ''] =
    /^\{?\s*([\d.]*)\s*(\\(?:text|line|column|h)(?:width|size)|\\textheight|[a-z]{2})\s*\}?$/.exec(
      value ?? ''
    ) ?? []
  if (unit === '') return undefined
  if (/^\\.*(?:width|hsize)$/.test(unit)) return percent((number === '' ? 1 : Number(number)) * share)
  return ['cm', 'mm', 'in', 'pt', 'em'].includes(unit) && number !== '' ? `${number}${unit}` : undefined
}

function percent(share: number): string | undefined {
  return share > 0 && share < 0.995 ? `${Math.round(share * 1000) / 10}%` : undefined
}
