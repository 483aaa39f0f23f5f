/** A date in the form that the settings need, from `26 July 2018` or `July 26, 2018`. */
export function dateIn(line: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(line)) return line
  const [, first = '', second = '', year = ''] =
    /^(\p{L}+|\d{1,2})\.? (\p{L}+|\d{1,2})\.?,? (\d{4})$/u.exec(line) ?? []
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first]
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  if (month === 0 || !/^\d/.test(day)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
