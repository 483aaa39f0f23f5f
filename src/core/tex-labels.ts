/** The labels that a piece of LaTeX defines, in order. */
export function texLabels(source: string): readonly string[] {
  return Array.from(source.matchAll(/\\label\s*\{([^{}]+)\}/g), ([, label = '']) => label)
}
